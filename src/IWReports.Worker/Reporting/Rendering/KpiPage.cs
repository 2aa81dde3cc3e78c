using System.Globalization;
using System.Net;
using IWReports.Core.Reports;

namespace IWReports.Worker.Reporting.Rendering;

/// <summary>What <c>{{ page kpi.Kpi kpi.Value }}</c> writes: a figure that leads to its page of the dashboard.</summary>
internal static class KpiPage
{
    /// <summary>The figure's own words; in HTML a link to its page, where there is one and the dashboard's address is known.</summary>
    /// <param name="dashboard">Where people reach it; null where nobody said.</param>
    public static object? Of(string kpi, string? value, ReportModel model, Uri? dashboard, bool isHtml)
    {
        if (!isHtml || dashboard is null || kpi.Length == 0 || string.IsNullOrEmpty(value))
            return value;
        var address = string.Create(CultureInfo.InvariantCulture,
            $"{dashboard}kpis/{Uri.EscapeDataString(kpi)}?from={model.Period.From:yyyy-MM-dd}&to={model.Period.To:yyyy-MM-dd}")
            + $"&scope={Uri.EscapeDataString(model.FiguresOf)}";
        return new Finished($"""<a href="{WebUtility.HtmlEncode(address)}" style="color: inherit">"""
            + $"{WebUtility.HtmlEncode(Unbroken.Of(Isolated.Of(value)))}</a>");
    }
}
