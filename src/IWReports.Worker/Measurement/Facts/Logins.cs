using IWReports.Worker.Database;
using Npgsql;

namespace IWReports.Worker.Measurement.Facts;

/// <summary>When each officer was logged in around some days.</summary>
/// <remarks>Here a log-in without a log-out does not end with its source's last line: who takes that call is logged in.</remarks>
internal sealed class Logins
{
    // Ordered, and none of an officer's overlaps another.
    private readonly Dictionary<(short Source, string Officer), List<(DateTimeOffset From, DateTimeOffset To)>> _spans = [];

    /// <summary>Reads the log-ins of the days and three days around them, so that every call and every zone lies within.</summary>
    public static async Task<Logins> ReadAsync(
        NpgsqlConnection connection, DateOnly first, DateOnly last, CancellationToken cancellationToken)
    {
        var logins = new Logins();
        var sessions = connection.StreamAsync<Row>(
            $"""
            select source_id, officer, started_at, over_at
            from officer_session, lateral (select {LogInSql.OverAt} as over_at) span
            where started_at < $2 + 3 and over_at >= $1 - 3
            order by started_at
            """, first, last);
        await foreach (var session in sessions.WithCancellation(cancellationToken))
            logins.Add((session.SourceId, session.Officer), (session.StartedAt, session.OverAt));
        return logins;
    }

    /// <summary>Whether the officer was logged in at any time of a span, both ends included.</summary>
    public bool Has(short source, string? officer, DateTimeOffset from, DateTimeOffset to)
    {
        if (officer is null || !_spans.TryGetValue((source, officer), out var spans))
            return false;
        var (low, high) = (0, spans.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (spans[middle].From <= to)
                low = middle + 1;
            else
                high = middle;
        }

        return low > 0 && spans[low - 1].To >= from;
    }

    // In order of their beginnings: one that begins before the last is over lengthens it.
    private void Add((short, string) officer, (DateTimeOffset From, DateTimeOffset To) span)
    {
        if (!_spans.TryGetValue(officer, out var spans))
            _spans[officer] = spans = [];
        if (spans.Count > 0 && spans[^1].To >= span.From)
            spans[^1] = (spans[^1].From, span.To > spans[^1].To ? span.To : spans[^1].To);
        else
            spans.Add(span);
    }

    private sealed record Row
    {
        public required short SourceId { get; init; }
        public required string Officer { get; init; }
        public required DateTimeOffset StartedAt { get; init; }
        public required DateTimeOffset OverAt { get; init; }
    }
}
