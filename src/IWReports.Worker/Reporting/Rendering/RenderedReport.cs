using IWReports.Worker.Reporting.Rendering.Charts;

namespace IWReports.Worker.Reporting.Rendering;

/// <summary>A report as it will be read: subject, HTML (charts by content id), plain text, PDF, workbook.</summary>
internal sealed record RenderedReport(string Subject, string Html, string Text, byte[] Pdf, IReadOnlyList<RenderedChart> Charts)
{
    /// <summary>Every figure behind it as a workbook (.xlsx); empty where the report has none.</summary>
    public byte[] Workbook { get; init; } = [];

    /// <summary>Hash over the template files it was made from.</summary>
    public string TemplateVersion { get; init; } = "";

    /// <summary>The charts that could not be drawn and why, each a sentence.</summary>
    public IReadOnlyList<string> Undrawn { get; init; } = [];

    /// <summary>Whether a part is missing, a chart that could not be drawn included; the report says so itself.</summary>
    public bool IsPartial { get; init; }
}
