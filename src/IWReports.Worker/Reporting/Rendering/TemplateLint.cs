using System.Text.RegularExpressions;
using IWReports.Core.Reports;
using IWReports.Worker.Host;
using IWReports.Worker.Reporting.Rendering.Charts;

namespace IWReports.Worker.Reporting.Rendering;

/// <summary>
/// Looks through every template before a report needs it: names in every branch, then the checks of outgoing reports on made-up content,
/// flags on and off, lists empty, short and long.
/// </summary>
internal sealed partial class TemplateLint(Templates templates)
{
    private static readonly int[] ListLengths = [0, 1, 12];

    /// <summary>What is wrong, by report; a report without findings has an empty list.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Run()
    {
        if (!Directory.Exists(templates.Folder))
            throw new InputException($"Rendering:Templates: the folder {templates.Folder} does not exist.");
        return Directory.EnumerateDirectories(templates.Folder).Select(folder => Path.GetFileName(folder))
            .Where(report => report != Templates.Shared)
            .Union(ReportCatalog.All.Select(report => report.Id)).Order(StringComparer.Ordinal).ToDictionary(report => report, Check);
    }

    /// <summary>Refuses templates that no report could be made from, before one is due.</summary>
    public void Require()
    {
        foreach (var report in ReportCatalog.All)
        {
            if (Templates.Wrong(templates.Read(report.Id), ModelOf(report.Id)!) is [var wrong, ..] all)
                throw new InputException(all.Count == 1
                    ? wrong
                    : $"{wrong} In all {all.Count} things are wrong; \"iwreports templates lint\" names them all.");
        }
    }

    /// <summary>The model a report's folder belongs to: daily-digest is DailyDigestModel.</summary>
    internal static Type? ModelOf(string report) => typeof(ReportModel).Assembly.GetTypes()
        .FirstOrDefault(type => type.IsSubclassOf(typeof(ReportModel))
            && FolderOf(type).Equals(report, StringComparison.OrdinalIgnoreCase));

    private static string FolderOf(Type model) => Capitals().Replace(model.Name.Replace("Model", "", StringComparison.Ordinal), "-$0");

    private IReadOnlyList<string> Check(string report)
    {
        if (ModelOf(report) is not { } model)
            return [$"No report \"{report}\" is known; its folder should be named as a report's model, or not be here."];
        try
        {
            var files = templates.Read(report);
            var wrong = Templates.Wrong(files, model);
            if (wrong.Count == 0)
                return [.. Render(report, model, ChartIds(files)).Distinct()];
            // It cannot be rendered; what stands in the files can be looked at all the same.
            return
            [
                .. wrong,
                .. files.Templates.Where(file => Path.GetExtension(file) == ".html")
                    .SelectMany(file => OutgoingCheck.OfPage(file, files[file])
                        .Select(found => $"Template {files.PlaceOf(file)}: {found}")),
            ];
        }
        catch (InputException error)
        {
            return [error.Message];
        }
    }

    private IEnumerable<string> Render(string report, Type type, string[] chartIds)
    {
        var ours = templates.Load(report, type);
        foreach (var (items, set) in ListLengths.SelectMany(items => new[] { (items, true), (items, false) }))
        {
            var model = new SampleModel(items, set ? SampleModel.Text : "", chartIds).Of(type);
            var charts = model.Charts.ToDictionary(chart => chart.Id, chart =>
                new DrawnChart(chart.Title, ChartFigures.Of(chart),
                    new(chart.Id, chart.AlternativeText, ChartDrawing.DrawSvg(chart), [], 560, 270), ""));
            // Content that is all empty may leave a subject empty; only what is set must read well.
            foreach (var wrong in OutgoingCheck.Of(ours.Render(Templates.Html, model, charts), ours.Render(Templates.Print, model, charts),
                ours.Render(Templates.Text, model, charts), set ? ours.Render(Templates.Subject, model, charts) : SampleModel.Text))
                yield return $"Template of the report {report}: {wrong}";
        }
    }

    private static string[] ChartIds(TemplateFiles files) =>
        [.. files.Templates.SelectMany(file => ChartCalls().Matches(files[file])).Select(call => call.Groups[1].Value).Distinct()];

    [GeneratedRegex("""\bchart\s+["']([^"']+)["']""")]
    private static partial Regex ChartCalls();

    [GeneratedRegex("(?<!^)[A-Z]")]
    private static partial Regex Capitals();
}
