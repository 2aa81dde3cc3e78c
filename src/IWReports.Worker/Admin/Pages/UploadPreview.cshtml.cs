using System.Text.Json.Nodes;
using IWReports.Worker.Admin.Data;
using IWReports.Worker.Host;
using IWReports.Worker.Ingestion;
using IWReports.Worker.Ingestion.Sources;
using IWReports.Worker.Ingestion.Sources.Tables;
using IWReports.Worker.Measurement;
using IWReports.Worker.Reporting.Editions;
using IWReports.Worker.Scheduling.OnHangfire;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Npgsql;

namespace IWReports.Worker.Admin.Pages;

/// <summary>An uploaded table: how it would be read and what that would change, to be corrected, and then imported.</summary>
[Authorize(Policy = Roles.Operates)]
internal sealed class UploadPreviewModel(Uploads uploads, TableUpload tables, AgentNames officers, RunRequests requests,
    VisibleEditions editions, NpgsqlDataSource database) : PageModel
{
    /// <summary>A column whose reading no single choice can say: made of several, or the same for all rows.</summary>
    public const string AsTheMapSays = "map";

    private const string Choice = "col-";

    // More are only counted.
    private const int StatedShown = 8;

    public string Id { get; private set; } = "";

    public UploadedTable Table { get; private set; } = null!;

    public TablePreview? Preview { get; private set; }

    public string? Wrong { get; private set; }

    /// <summary>The reports that were sent with figures of days that would change, the latest first, at most some.</summary>
    public IReadOnlyList<Edition> Stated { get; private set; } = [];

    /// <summary>How many more there are.</summary>
    public int StatedMore { get; private set; }

    public Task<IActionResult> OnGetAsync(string id, string? kind, string? sheet, string? zone, CancellationToken cancellationToken) =>
        LookAsync(id, kind, sheet, zone, null, new Dictionary<string, string>(), cancellationToken);

    public Task<IActionResult> OnPostLookAsync(string id, string? kind, string? sheet, string? zone, string? map,
        CancellationToken cancellationToken) => LookAsync(id, kind, sheet, zone, map, Choices(map), cancellationToken);

    public async Task<IActionResult> OnPostImportAsync(string id, string? kind, string? sheet, string? zone, string? map,
        CancellationToken cancellationToken)
    {
        if (Find(id, kind, sheet, zone) is not { } file)
            return Gone();
        var who = User.Identity!.Name!;
        ImportCounts counts;
        try
        {
            counts = (await tables.ImportAsync(file, map, who, cancellationToken)).Counts;
        }
        catch (Exception wrong) when (wrong is InputException or PartMissingException)
        {
            TempData["Wrong"] = Shown(wrong.Message, file);
            return RedirectToPage(new { id, kind, sheet, zone });
        }

        // It is in: what follows is done whether or not anybody waits for it.
        uploads.Forget(id);
        await officers.ApplyAsync(CancellationToken.None);
        TempData["Done"] = $"{file.Name}: {string.Join(", ", Counts(counts).Select(one => $"{one.Number} {one.Words}"))}."
            + (counts.Inserted + counts.Updated > 0 ? " Their days are being measured." : "")
            + string.Concat(counts.Notes.Select(note => $" {note}"));
        return Redirect(counts.Inserted + counts.Updated == 0 ? "/data"
            : $"/schedules/runs/{await requests.QueueMeasureAsync(who, $"{file.Name} was uploaded", CancellationToken.None)}");
    }

    /// <summary>What became of the lines, in words; only what there is beside the lines read.</summary>
    public static IEnumerable<(string Words, long Number)> Counts(ImportCounts counts) => new[]
    {
        ("read", counts.Read), ("new", counts.Inserted), ("changed", counts.Updated), ("as before", counts.Unchanged),
        ("repeated in the file", counts.Duplicates), ("left out", counts.LeftOut), ("rejected", counts.Rejected),
    }.Where(one => one is ("read", _) or (_, > 0));

    /// <summary>The choice that stands for how one of our columns is read.</summary>
    public string SourceOf(string column) => Said(Preview!.Map.Suggestion.Columns, column);

    public string WhyOf(string column) => Preview!.Map.Suggestion.Guesses.Find(guess => guess.Column == column).Why ?? "";

    private static string Said(JsonObject columns, string column) => columns[column] switch
    {
        null => "",
        JsonValue header => $"={header}",
        JsonObject spec when spec["column"] is { } header => $"={header}",
        JsonObject spec when spec.Count == 1 && spec["constant"]?.ToString() == "" => "",
        _ => AsTheMapSays,
    };

    // Only what a person changed: what stands as the map has it keeps its format.
    private Dictionary<string, string> Choices(string? map)
    {
        var columns = (Json(map) as JsonObject)?["columns"] as JsonObject ?? [];
        return Request.Form.Where(field => field.Key.StartsWith(Choice, StringComparison.Ordinal))
            .Select(field => (Column: field.Key[Choice.Length..], Chosen: field.Value.ToString()))
            .Where(field => field.Chosen != AsTheMapSays && field.Chosen != Said(columns, field.Column))
            .ToDictionary(field => field.Column, field => field.Chosen.TrimStart('='));
    }

    // What is no JSON is told where the map is read.
    private static JsonNode? Json(string? map)
    {
        try
        {
            return JsonNode.Parse(map ?? "{}");
        }
        catch (System.Text.Json.JsonException)
        {
            return null;
        }
    }

    private async Task<IActionResult> LookAsync(string id, string? kind, string? sheet, string? zone, string? map,
        IReadOnlyDictionary<string, string> chosen, CancellationToken cancellationToken)
    {
        if (Find(id, kind, sheet, zone) is not { } file)
            return Gone();
        (Id, Table) = (id, file);
        try
        {
            Preview = await tables.PreviewAsync(file, map, chosen, cancellationToken);
            Wrong = Preview.Wrong is { } wrong ? Shown(wrong, file) : null;
            if (Preview.Trial is { Days.Count: > 0 } trial)
                await FindStatedAsync(trial.Days, cancellationToken);
        }
        catch (Exception wrong) when (wrong is InputException or PartMissingException)
        {
            Wrong = Shown(wrong.Message, file);
        }

        return Page();
    }

    private async Task FindStatedAsync(IReadOnlyList<DateOnly> days, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        var ids = await RestatementStore.StatedAsync(connection, days, cancellationToken);
        var found = new List<Edition>();
        foreach (var id in ids.Take(StatedShown))
        {
            if (await editions.FindAsync(User, id, cancellationToken) is { } edition)
                found.Add(edition);
        }

        (Stated, StatedMore) = (found, ids.Count - found.Count);
    }

    private UploadedTable? Find(string id, string? kind, string? sheet, string? zone) =>
        TableCatalog.All.FirstOrDefault(one => one.Name == kind) is { } known && uploads.Find(id) is { } path
            ? new(known, path, sheet, zone) : null;

    private RedirectResult Gone()
    {
        TempData["Wrong"] = "That file is here no more: it was imported, or lay for a day. Choose it again.";
        return Redirect("/data/upload");
    }

    // Where it lies is nobody's business.
    private static string Shown(string message, UploadedTable file) => message.Replace(file.Path, file.Name, StringComparison.Ordinal);
}
