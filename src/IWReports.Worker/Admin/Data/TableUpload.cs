using System.Text.Json;
using System.Text.Json.Nodes;
using IWReports.Worker.Host;
using IWReports.Worker.Ingestion.Sources.Tables;
using IWReports.Worker.Ingestion.Sources.Tables.Files;
using IWReports.Worker.Ingestion.Sources.Tables.Suggestions;
using Npgsql;

namespace IWReports.Worker.Admin.Data;

/// <summary>An uploaded file: what its rows are, where it lies, and its sheet and zone where a person named them.</summary>
internal sealed record UploadedTable(TableKind Kind, string Path, string? Sheet, string? Zone)
{
    public string Name => System.IO.Path.GetFileName(Path);
}

/// <summary>How a file would be read, and what reading it would change.</summary>
/// <param name="Trial">Null where columns are missing, or what was found wrong.</param>
internal sealed record TablePreview(SuggestedMap Map, TableImported? Trial, string? Wrong);

/// <summary>Suggests how an uploaded file is read, tries it on the facts without keeping anything, and imports it.</summary>
internal sealed class TableUpload(FileSuggestion suggestions, TableImport import)
{
    private static readonly JsonDocumentOptions Lenient = new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true };

    /// <summary>Suggests what was not said yet, and tries it.</summary>
    /// <param name="map">What was said so far, as JSON; null for nothing.</param>
    /// <param name="said">Our columns to the file's, where a person chose another, or "" for none.</param>
    public async Task<TablePreview> PreviewAsync(UploadedTable file, string? map, IReadOnlyDictionary<string, string> said,
        CancellationToken cancellationToken)
    {
        var given = Parse(map);
        foreach (var column in said.Keys)
            (given["columns"] as JsonObject)?.Remove(column);
        var opened = TableMap.Parse(given.ToJsonString(), "the map").With(file.Sheet, null);
        var suggested = await suggestions.OfAsync(file.Kind, file.Path, given, opened, said, file.Zone, cancellationToken);
        if (suggested.Suggestion.Missing.Count > 0)
            return new(suggested, null, null);
        try
        {
            return new(suggested, await import.RunAsync(Request(file, suggested.Suggestion.Text) with { OnTrial = true },
                new Progress<Progress>(), cancellationToken), null);
        }
        catch (Exception wrong) when (wrong is InputException or PartMissingException)
        {
            return new(suggested, null, wrong.Message);
        }
        catch (PostgresException slow) when (slow.SqlState is PostgresErrorCodes.LockNotAvailable)
        {
            return new(suggested, null, "Something else is being imported: look again in a minute.");
        }
        catch (PostgresException slow) when (slow.SqlState is PostgresErrorCodes.QueryCanceled)
        {
            return new(suggested, null, "The file is too large to be tried here within a minute: import it by the command line.");
        }
    }

    /// <summary>Imports a file by its map.</summary>
    public Task<TableImported> ImportAsync(UploadedTable file, string? map, string who, CancellationToken cancellationToken) =>
        import.RunAsync(Request(file, map) with { Who = who }, new Progress<Progress>(), cancellationToken);

    private static TableRequest Request(UploadedTable file, string? map) =>
        new(file.Kind, file.Path, TableMap.Parse(Parse(map).ToJsonString(), "the map").With(file.Sheet, null), file.Zone);

    // A second file would be any that the worker can read.
    private static JsonObject Parse(string? map)
    {
        try
        {
            var parsed = string.IsNullOrWhiteSpace(map) ? []
                : JsonNode.Parse(map, documentOptions: Lenient) as JsonObject ?? throw new InputException("The map is no JSON object.");
            return !parsed.ContainsKey("join") ? parsed
                : throw new InputException("A second file is joined by the command line only: leave \"join\" out of the map.");
        }
        catch (Exception wrong) when (wrong is JsonException or ArgumentException)
        {
            throw new InputException($"The map cannot be read: {wrong.Message}", wrong);
        }
    }
}
