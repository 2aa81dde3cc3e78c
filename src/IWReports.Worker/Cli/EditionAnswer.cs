using IWReports.Core.Language;
using IWReports.Worker.Host;
using IWReports.Worker.Reporting.Editions;
using IWReports.Worker.Reporting.Rendering;

namespace IWReports.Worker.Cli;

/// <summary>What the report verbs say of an edition: which, its parts, and the files written.</summary>
internal sealed record EditionAnswer(long? Edition, int Revision, string State, string Scope, IReadOnlyList<string> Parts,
    IReadOnlyList<string> Files)
{
    public static async Task<EditionAnswer> OfAsync(Edition edition, FrozenParts frozen, string? folder,
        CancellationToken cancellationToken)
    {
        var parts = (await frozen.ListAsync(edition.Id, cancellationToken)).Select(part => part.Name).ToList();
        var files = new List<string>();
        if (folder is not null)
        {
            foreach (var part in parts)
            {
                var content = await frozen.ContentAsync(edition.Id, part, cancellationToken);
                files.Add(Write(Path.Combine(folder, edition.Scope == "company" ? "" : FileName.Distinct(edition.Scope, "team")),
                    part, content));
            }
        }

        return new(edition.Id, edition.Revision, edition.State.Word(), edition.Scope, parts, files);
    }

    public static EditionAnswer OfPreview(Draft draft, RenderedReport rendered, string folder)
    {
        var files = new List<(string Name, byte[] Content)>
        {
            // Beside the mail's own parts, charts are files: a browser knows no content ids.
            (Reporting.Editions.Edition.Html, Bytes(ContentIds.Replace(rendered.Html, chart => $"{chart}.png"))),
            (Reporting.Editions.Edition.Text, Bytes(rendered.Text)),
            (Reporting.Editions.Edition.Pdf, rendered.Pdf),
        };
        if (rendered.Workbook.Length > 0)
            files.Add((Reporting.Editions.Edition.Workbook, rendered.Workbook));
        foreach (var chart in rendered.Charts)
        {
            files.Add(($"{chart.Id}.png", chart.Png));
            files.Add(($"{chart.Id}.svg", Bytes(chart.Svg)));
        }

        return new(null, 0, draft.Model.IsPartial ? "partial" : "preview", draft.Scope, [.. files.Select(file => file.Name)],
            [.. files.Select(file => Write(folder, file.Name, file.Content))]);
    }

    private static byte[] Bytes(string text) => System.Text.Encoding.UTF8.GetBytes(text);

    private static string Write(string folder, string name, byte[] content)
    {
        Directory.CreateDirectory(folder);
        var path = Path.GetFullPath(Path.Combine(folder, name));
        File.WriteAllBytes(path, content);
        return path;
    }
}
