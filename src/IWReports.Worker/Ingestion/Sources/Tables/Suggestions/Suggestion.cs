using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace IWReports.Worker.Ingestion.Sources.Tables.Suggestions;

/// <summary>A map for a file, with what it was guessed from, what to check, and the first rows as they would be read.</summary>
internal sealed record Suggestion(JsonObject Map)
{
    private static readonly JsonSerializerOptions Json = new() { WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Our column, and why it is read so.</summary>
    public List<(string Column, string Why)> Guesses { get; } = [];

    public List<string> Doubts { get; } = [];

    /// <summary>What must be there and was not found.</summary>
    public List<Column> Missing { get; } = [];

    public List<string> Unread { get; } = [];

    /// <summary>Our columns, each with what the first rows would say.</summary>
    public List<(string Column, IReadOnlyList<string> Cells)> Rows { get; } = [];

    public string Text => Map.ToJsonString(Json);

    public JsonObject Columns => (JsonObject)Map["columns"]!;
}
