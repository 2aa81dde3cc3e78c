using IWReports.Core.Facts.QueueLog;
using IWReports.Worker.Database;
using Npgsql;

namespace IWReports.Worker.Ingestion.Sources.Asterisk;

/// <summary>Officers' sessions or pauses as they are stored.</summary>
internal sealed record SpanTable(NpgsqlConnection Connection, short SourceId, string Name, bool HasReason)
{
    /// <summary>Makes an officer's stored spans equal to these; returns those that went and those that came.</summary>
    public async Task<(IReadOnlyList<AgentSpan> Gone, IReadOnlyList<AgentSpan> Come)> StoreAsync(string officer,
        IReadOnlyList<AgentSpan> spans, CancellationToken cancellationToken)
    {
        var before = await ReadAsync(officer, cancellationToken);
        var (gone, come) = (before.Except(spans).ToList(), spans.Except(before).ToList());
        if (gone.Count > 0)
        {
            await Connection.ExecuteAsync(
                $"delete from {Name} t using unnest($3::text[], $4::timestamptz[]) as g (queue, started_at) where t.source_id = $1 and "
                    + $"t.officer = $2 and t.queue = g.queue and t.started_at = g.started_at",
                cancellationToken, SourceId, officer, gone.Select(span => span.Queue).ToArray(),
                    gone.Select(span => span.StartedAt.UtcDateTime).ToArray());
        }

        if (come.Count > 0)
            await AddAsync(officer, come, cancellationToken);
        return (gone, come);
    }

    private async Task<List<AgentSpan>> ReadAsync(string officer, CancellationToken cancellationToken)
    {
        var rows = await Connection.RowsAsync<Row>(
            $"""
            select queue, started_at, ended_at, truncated, {(HasReason ? "reason" : "''")} as reason from {Name}
            where source_id = $1 and officer = $2
            """, cancellationToken, SourceId, officer);
        return [.. rows.Select(row =>
            new AgentSpan(row.Queue, row.StartedAt, row.EndedAt) { Truncated = row.Truncated, Reason = row.Reason })];
    }

    private async Task AddAsync(string officer, List<AgentSpan> spans, CancellationToken cancellationToken)
    {
        await using var copy = await CopyRows.IntoAsync(
            Connection, Name, $"source_id, officer, queue, started_at, ended_at, truncated{(HasReason ? ", reason" : "")}",
            cancellationToken);
        foreach (var span in spans)
        {
            copy.StartRow();
            copy.Write(SourceId);
            copy.Write(officer);
            copy.Write(span.Queue);
            copy.Write(span.StartedAt.UtcDateTime);
            copy.Write(span.EndedAt);
            copy.Write(span.Truncated);
            if (HasReason)
                copy.Write(span.Reason);
        }

        await copy.CompleteAsync(cancellationToken);
    }

    private sealed record Row
    {
        public required string Queue { get; init; }

        public DateTimeOffset StartedAt { get; init; }

        public DateTimeOffset? EndedAt { get; init; }

        public bool Truncated { get; init; }

        public required string Reason { get; init; }
    }
}
