using System.Text.Json.Nodes;
using IWReports.Worker.Host;
using IWReports.Worker.Ingestion;
using IWReports.Worker.Ingestion.Sources.Tables;
using IWReports.Worker.Ingestion.Sources.Tables.Files;
using IWReports.Worker.Ingestion.Sources.Tables.Suggestions;

namespace IWReports.Worker.Tests.Ingestion.Sources.Tables;

/// <summary>Maps as they are suggested for small files.</summary>
internal static class Suggested
{
    public static Task<Suggestion> ForAsync(string kind, string csv, string zone = "Australia/Melbourne", string given = "{}") =>
        ForAsync(kind, System.Text.Encoding.UTF8.GetBytes(csv), zone, given);

    public static async Task<Suggestion> ForAsync(string kind, byte[] content, string zone = "Australia/Melbourne", string given = "{}")
    {
        var path = Path.GetTempFileName();
        try
        {
            await File.WriteAllBytesAsync(path, content);
            var asked = TableCatalog.Find(kind);
            await using var file = await TableFile.OpenAsync(path, asked, TableMap.None, CancellationToken.None);
            var (sample, where) = (await RowSample.ReadAsync(file, new(), CancellationToken.None), Zones.Find(zone, "zone"));
            var suggestion = new Suggester(asked, sample, where).Suggest((JsonObject)JsonNode.Parse(given)!,
                new Dictionary<string, string>());
            await new FirstRows(asked, sample, where, new PrivacyOptions(), new(),
                DateTimeOffset.Parse("2025-12-01T09:00:00+11:00", System.Globalization.CultureInfo.InvariantCulture))
                .AddAsync(suggestion, CancellationToken.None);
            return suggestion;
        }
        finally
        {
            File.Delete(path);
        }
    }

    /// <summary>The map in one line.</summary>
    public static string Line(this Suggestion suggestion) => Line(suggestion.Map);

    /// <summary>A map that is written in several lines, in one.</summary>
    public static string Line(string map) => Line(JsonNode.Parse(map)!);

    private static string Line(JsonNode map) =>
        map.ToJsonString(new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping });

    public static string Row(this Suggestion suggestion, string column) =>
        string.Join(" | ", suggestion.Rows.Find(row => row.Column == column).Cells ?? []);
}
