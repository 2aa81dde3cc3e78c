using IWReports.Core.Facts.QueueLog;
using IWReports.Worker.Database;
using Npgsql;

namespace IWReports.Worker.Ingestion.Sources.Asterisk;

/// <summary>Officers' sessions or pauses as they are stored.</summary>
internal sealed record SpanTable(NpgsqlConnection Connection, short SourceId, string Name, bool HasReason)
{
    /// <summary>Makes an officer's stored spans equal to these; returns those that went and those that came.</summary>
    public async Task<(IReadOnlyList<OfficerSpan> Gone, IReadOnlyList<OfficerSpan> Come)> StoreAsync(string officer,
        IReadOnlyList<OfficerSpan> spans, CancellationToken cancellationToken)
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

    private async Task<List<OfficerSpan>> ReadAsync(string officer, CancellationToken cancellationToken)
    {
        await using var command = Connection.Command(
            $"select queue, started_at, ended_at, truncated, {(HasReason ? "reason" : "''")} from {Name} where source_id = $1 and "
                + $"officer = $2", SourceId, officer);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var spans = new List<OfficerSpan>();
        while (await reader.ReadAsync(cancellationToken))
        {
            spans.Add(new(reader.GetString(0), new DateTimeOffset(reader.GetDateTime(1)),
                reader.IsDBNull(2) ? null : new DateTimeOffset(reader.GetDateTime(2)))
            {
                Truncated = reader.GetBoolean(3),
                Reason = reader.GetString(4),
            });
        }

        return spans;
    }

    private async Task AddAsync(string officer, List<OfficerSpan> spans, CancellationToken cancellationToken)
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
}
