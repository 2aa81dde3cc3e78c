using System.Text;
using IWReports.Core.Reports;
using IWReports.Core.Reports.Charts;
using IWReports.Worker.Host;
using IWReports.Worker.Reporting.Rendering.Charts;
using IWReports.Worker.Reporting.Rendering.Pdf;
using IWReports.Worker.Reporting.Rendering.Workbook;
using Sheet = IWReports.Core.Reports.Sheets.Sheet;

namespace IWReports.Worker.Reporting.Rendering;

/// <summary>Turns a model into what people read, all from the same strings: subject, HTML with pictures, text, PDF, workbook.</summary>
internal sealed class Renderer(Templates templates, WeasyPrint pdf)
{
    /// <summary>Lets what prints begin while the report's data is read; disposed, it ends unless it was used.</summary>
    public IDisposable Prepare() => pdf.Prepare();

    /// <summary>
    /// Draws, writes and checks. Errors: a wrong template is refused with its file and name; a missing library or program is named with
    /// its package. A chart that cannot be drawn becomes a box with its figures, and the report is partial.
    /// </summary>
    /// <param name="sheets">The workbook's; none where the report has no workbook.</param>
    public async Task<RenderedReport> RenderAsync(
        string report, ReportModel model, IReadOnlyList<Sheet> sheets, CancellationToken cancellationToken)
    {
        DrawnReport drawn = null!;
        RenderedReport rendered = null!;
        var printed = await pdf.PrintAsync(
            () => (drawn = Draw(report, model)).Print,
            () =>
            {
                rendered = Write(report, drawn);
                if (sheets.Count > 0)
                    rendered = rendered with { Workbook = WorkbookWriter.Write(rendered.Subject, sheets) };
            },
            cancellationToken);
        return rendered with { Pdf = printed };
    }

    /// <summary>The report but for its PDF, and the page that is to be printed as one.</summary>
    public (RenderedReport Report, string Print) Write(string report, ReportModel model)
    {
        var drawn = Draw(report, model);
        return (Write(report, drawn), drawn.Print);
    }

    // The page to print comes first: printing takes longer than all the rest.
    private DrawnReport Draw(string report, ReportModel model)
    {
        var ours = templates.Load(report, model.GetType());
        var charts = model.Charts.ToDictionary(chart => chart.Id, Draw);
        var undrawn = charts.Values.Where(chart => chart.Picture is null)
            .Select(chart => $"The chart \"{chart.Title}\" could not be drawn: {chart.Failure}.").ToList();
        model = model with { Missing = [.. model.Missing, .. undrawn] };

        return new(ours, model, charts, undrawn, ours.Render(Templates.Print, model, charts));
    }

    private static RenderedReport Write(string report, DrawnReport drawn)
    {
        var (ours, model, charts, undrawn, print) = drawn;
        var html = ours.Render(Templates.Html, model, charts);
        var text = ours.Render(Templates.Text, model, charts);
        var subject = OneLine(ours.Render(Templates.Subject, model, charts));
        if (OutgoingCheck.Of(html, print, text, subject).FirstOrDefault() is { } wrong)
            throw new InputException($"The report {report} must not go out: {wrong}");

        var pictures = charts.Values.Select(chart => chart.Picture).OfType<RenderedChart>();
        return new RenderedReport(subject, html, text, [], [.. pictures])
        {
            TemplateVersion = ours.Version, Undrawn = undrawn, IsPartial = model.IsPartial,
        };
    }

    private static DrawnChart Draw(Chart chart)
    {
        try
        {
            return new(chart.Title, ChartFigures.Of(chart), ChartDrawing.Draw(chart), "") { Chart = chart };
        }
        catch (ChartException broken)
        {
            return new(chart.Title, ChartFigures.Of(chart), null, broken.Message);
        }
    }

    private sealed record DrawnReport(
        ReportTemplates Templates, ReportModel Model, IReadOnlyDictionary<string, DrawnChart> Charts, IReadOnlyList<string> Undrawn,
        string Print);

    // A subject is a header field: a line break in it would start another one.
    private static string OneLine(string text)
    {
        var line = new StringBuilder();
        foreach (var word in text.Split(default(char[]), StringSplitOptions.RemoveEmptyEntries))
            line.Append(line.Length > 0 ? " " : "").Append([.. word.Where(sign => !char.IsControl(sign))]);
        return line.ToString();
    }
}
