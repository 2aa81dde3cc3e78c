using System.Text.Json;
using System.Text.Json.Nodes;
using IWReports.Worker.Company;
using IWReports.Worker.Host;
using IWReports.Worker.Ingestion;
using IWReports.Worker.Ingestion.Sources.Tables;
using IWReports.Worker.Ingestion.Sources.Tables.Files;
using IWReports.Worker.Ingestion.Sources.Tables.Suggestions;
using Microsoft.Extensions.Options;

namespace IWReports.Worker.Cli;

/// <summary>"import table KIND FILE --suggest": a map on standard output, and what it was guessed from on standard error.</summary>
internal static class ImportTableSuggestion
{
    private const int WidestCell = 28;

    public static async Task<int> RunAsync(TableKind kind, string path, string? mapFile, TableMap map, string? asked,
        IServiceProvider services, CancellationToken cancellationToken)
    {
        var company = services.GetRequiredService<IOptions<CompanyOptions>>().Value;
        var (zone, setting) = asked is not null ? (Zones.Find(asked, "--zone"), "--zone") : map.Zone is { } mapped
            ? (Zones.Find(mapped, $"{map.Name}: zone"), "the map") : (Zones.Find(company.Zone, "Company:Zone"), "Company:Zone");
        var encoding = map.Encoding is null ? await EncodingGuess.FindAsync(path, cancellationToken) : null;
        if (encoding is not null)
            map = map with { Encoding = encoding.Encoding };
        await using var file = await TableFile.OpenAsync(path, kind, map, cancellationToken);
        var suggestion = await SuggestAsync(kind, file, Given(mapFile, map, asked), zone, services, cancellationToken);
        if (encoding is not null)
            suggestion.Doubts.Insert(0, encoding.Doubt);
        if (suggestion.Columns.Any(column => kind.Columns.Any(ours => ours.Name == column.Key && ours.Type == CellType.Time)))
            suggestion.Doubts.Add($"Times without an offset are read in {zone.Id} ({setting}); --zone names another.");
        Console.Out.WriteLine(suggestion.Text);
        foreach (var note in file.Notes)
            Output.Note(note);
        Tell(kind, suggestion);
        if (suggestion.Missing.Count == 0)
            return ExitCode.Done;
        Output.Error($"{path}: not found: {string.Join("; ", suggestion.Missing.Select(column => $"{column.Name} ({column.Meaning})"))}. "
            + $"Name it under columns in the map: {{\"columns\":{{\"{suggestion.Missing[0].Name}\":\"…\"}}}}, or give a constant.");
        return ExitCode.WrongInput;
    }

    /// <summary>Guesses a map for records of whatever source.</summary>
    public static async Task<Suggestion> SuggestAsync(TableKind kind, ITableRecords records, JsonObject given, TimeZoneInfo zone,
        IServiceProvider services, CancellationToken cancellationToken)
    {
        var ingestion = services.GetRequiredService<IOptions<IngestionOptions>>().Value;
        var sample = await RowSample.ReadAsync(records, ingestion, cancellationToken);
        if (sample.Count == 0)
            throw new InputException($"{records.Name}: {(sample.Broken is { } first ? $"no line can be read; the first is line "
                + $"{first.Line}: {first.Reason}" : "there is no row after its header: nothing can be seen of its values")}.");
        var suggestion = new Suggester(kind, sample, zone).Suggest(given);
        if (sample.Broken is { } broken)
            suggestion.Doubts.Add($"Line {broken.Line} cannot be read: {broken.Reason}.");
        await new FirstRows(kind, sample, zone, services.GetRequiredService<IOptions<PrivacyOptions>>().Value, ingestion,
            services.GetRequiredService<TimeProvider>().GetUtcNow()).AddAsync(suggestion, cancellationToken);
        return suggestion;
    }

    private static JsonObject Given(string? path, TableMap map, string? zone)
    {
        var given = path is null ? [] : (JsonObject)JsonNode.Parse(File.ReadAllText(path),
            documentOptions: new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true })!;
        foreach (var (key, told) in new[] { ("zone", zone), ("sheet", map.Sheet), ("encoding", map.Encoding) })
        {
            if (told is not null)
                given[key] = told;
        }

        return given;
    }

    private static void Tell(TableKind kind, Suggestion suggestion)
    {
        Output.Note("Guessed:");
        foreach (var (column, why) in suggestion.Guesses)
            Output.Note($"  {column}: {why}.");
        if (suggestion.Doubts.Count > 0)
            Output.Note("To check:");
        foreach (var doubt in suggestion.Doubts)
            Output.Note($"  {doubt}");
        if (suggestion.Unread.Count > 0)
        {
            Output.Note($"Columns not read: {ContactDetails.Mask(string.Join(", ", suggestion.Unread))}.");
            var open = kind.Columns.Where(column => !suggestion.Columns.ContainsKey(column.Name))
                .Select(column => $"{column.Name} ({column.Meaning})").ToList();
            Output.Note($"If one of them is one of these, name it in the map: {string.Join(", ", open)}.");
        }

        Output.Note("The first rows, as they would be read:");
        var widths = Enumerable.Range(0, suggestion.Rows[0].Cells.Count).Select(row =>
            suggestion.Rows.Max(column => Cut(column.Cells[row]).Length)).ToList();
        var name = suggestion.Rows.Max(column => column.Column.Length);
        foreach (var (column, cells) in suggestion.Rows)
            Output.Note(
                $"  {column.PadRight(name)}  {string.Join("  ", cells.Select((cell, row) => Cut(cell).PadRight(widths[row])))}".TrimEnd());
    }

    private static string Cut(string cell) => cell.ReplaceLineEndings(" ") is { Length: > WidestCell } long1 ? $"{long1[..WidestCell]}…"
        : cell.ReplaceLineEndings(" ");
}
