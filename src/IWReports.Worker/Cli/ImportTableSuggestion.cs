using System.Text.Json;
using System.Text.Json.Nodes;
using IWReports.Worker.Ingestion;
using IWReports.Worker.Ingestion.Sources.Tables;
using IWReports.Worker.Ingestion.Sources.Tables.Suggestions;

namespace IWReports.Worker.Cli;

/// <summary>"import table KIND FILE --suggest": a map on standard output, and what it was guessed from on standard error.</summary>
internal static class ImportTableSuggestion
{
    private const int WidestCell = 28;

    public static async Task<int> RunAsync(TableKind kind, string path, string? mapFile, TableMap map, string? asked,
        IServiceProvider services, CancellationToken cancellationToken)
    {
        var given = mapFile is null ? [] : (JsonObject)JsonNode.Parse(await File.ReadAllTextAsync(mapFile, cancellationToken),
            documentOptions: new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true })!;
        var (suggestion, _, notes) = await services.GetRequiredService<FileSuggestion>()
            .OfAsync(kind, path, given, map, new Dictionary<string, string>(), asked, cancellationToken);
        Console.Out.WriteLine(suggestion.Text);
        foreach (var note in notes)
            Output.Note(note);
        Tell(kind, suggestion);
        if (suggestion.Missing.Count == 0)
            return ExitCode.Done;
        Output.Error($"{path}: not found: {string.Join("; ", suggestion.Missing.Select(column => $"{column.Name} ({column.Meaning})"))}. "
            + $"Name it under columns in the map: {{\"columns\":{{\"{suggestion.Missing[0].Name}\":\"…\"}}}}, or give a constant.");
        return ExitCode.WrongInput;
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
