using System.Text.Json.Nodes;
using IWReports.Worker.Company;
using IWReports.Worker.Host;
using IWReports.Worker.Ingestion.Sources.Tables.Files;
using Microsoft.Extensions.Options;

namespace IWReports.Worker.Ingestion.Sources.Tables.Suggestions;

/// <summary>A suggested map of a file, the file's own columns, and what was seen of how it was opened.</summary>
internal sealed record SuggestedMap(Suggestion Suggestion, IReadOnlyList<string> Header, IReadOnlyList<string> Notes);

/// <summary>Guesses how a file's columns stand for ours, from their names and their first values; needs no database.</summary>
internal sealed class FileSuggestion(IOptions<CompanyOptions> company, IOptions<IngestionOptions> ingestion,
    IOptions<PrivacyOptions> privacy, TimeProvider time)
{
    /// <param name="given">What a person said of the map already: it stays.</param>
    /// <param name="map">The same as it is read, for opening the file.</param>
    /// <param name="chosen">Our columns to the file's, or to "" for none, where a person chose.</param>
    /// <param name="asked">The zone of times without an offset; null for the map's, otherwise the company's.</param>
    public async Task<SuggestedMap> OfAsync(TableKind kind, string path, JsonObject given, TableMap map,
        IReadOnlyDictionary<string, string> chosen, string? asked, CancellationToken cancellationToken)
    {
        var (zone, setting) = asked is not null ? (Zones.Find(asked, "--zone"), "--zone") : map.Zone is { } mapped
            ? (Zones.Find(mapped, $"{map.Name}: zone"), "the map") : (Zones.Find(company.Value.Zone, "Company:Zone"), "Company:Zone");
        var encoding = map.Encoding is null ? await EncodingGuess.FindAsync(path, cancellationToken) : null;
        if (encoding is not null)
            map = map with { Encoding = encoding.Encoding };
        foreach (var (key, told) in new[] { ("zone", asked), ("sheet", map.Sheet), ("encoding", map.Encoding) })
        {
            if (told is not null)
                given[key] = told;
        }

        await using var file = await TableFile.OpenAsync(path, kind, map, cancellationToken);
        var suggestion = await SuggestAsync(kind, file, given, chosen, zone, cancellationToken);
        if (encoding is not null)
            suggestion.Doubts.Insert(0, encoding.Doubt);
        if (suggestion.Columns.Any(column => kind.Columns.Any(ours => ours.Name == column.Key && ours.Type == CellType.Time)))
            suggestion.Doubts.Add($"Times without an offset are read in {zone.Id} ({setting}).");
        return new(suggestion, file.Header, file.Notes);
    }

    private async Task<Suggestion> SuggestAsync(TableKind kind, ITableRecords records, JsonObject given,
        IReadOnlyDictionary<string, string> chosen, TimeZoneInfo zone, CancellationToken cancellationToken)
    {
        var sample = await RowSample.ReadAsync(records, ingestion.Value, cancellationToken);
        if (sample.Count == 0)
            throw new InputException($"{records.Name}: {(sample.Broken is { } first ? $"no line can be read; the first is line "
                + $"{first.Line}: {first.Reason}" : "there is no row after its header: nothing can be seen of its values")}.");
        var suggestion = new Suggester(kind, sample, zone).Suggest(given, chosen);
        if (sample.Broken is { } broken)
            suggestion.Doubts.Add($"Line {broken.Line} cannot be read: {broken.Reason}.");
        await new FirstRows(kind, sample, zone, privacy.Value, ingestion.Value, time.GetUtcNow()).AddAsync(suggestion, cancellationToken);
        return suggestion;
    }
}
