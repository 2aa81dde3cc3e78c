using IWReports.Core.Facts;
using IWReports.Core.Language;
using IWReports.Worker.Database;
using Npgsql;

namespace IWReports.Worker.Measurement.Facts;

/// <summary>What each source sees, be it by another of its site.</summary>
internal sealed class SourceCapabilities
{
    private readonly Dictionary<short, Capabilities> _ofSource = [];

    // A few sets of words, each on many calls.
    private readonly Dictionary<string, Capabilities> _meanings = new(StringComparer.Ordinal) { [""] = Capabilities.None };

    public static async Task<SourceCapabilities> ReadAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        var capabilities = new SourceCapabilities();
        var sources = await connection.RowsAsync<Row>(
            "select source_id, coalesce(array_to_string(sees, ','), '') as sees from source_sight", cancellationToken);
        foreach (var source in sources)
            capabilities._ofSource[source.SourceId] = capabilities.Named(source.Sees);
        return capabilities;
    }

    public Capabilities Of(short source) => _ofSource[source];

    /// <summary>Those whose words, joined by commas, stand in a column.</summary>
    public Capabilities Named(string words)
    {
        if (!_meanings.TryGetValue(words, out var meaning))
        {
            meaning = words.Split(',').Aggregate(Capabilities.None, (all, word) => all | EnumWords.Parse<Capabilities>(word.Trim()));
            _meanings[words] = meaning;
        }

        return meaning;
    }

    private sealed record Row
    {
        public required short SourceId { get; init; }

        public required string Sees { get; init; }
    }
}
