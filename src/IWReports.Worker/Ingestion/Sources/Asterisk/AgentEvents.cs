using IWReports.Core.Facts.QueueLog;
using IWReports.Worker.Database;
using Npgsql;

namespace IWReports.Worker.Ingestion.Sources.Asterisk;

/// <summary>Reads what one log says of an officer: coming, going and pausing; restarts; and work beside a session's end.</summary>
internal sealed class AgentEvents(NpgsqlConnection connection, short sourceId, TimeZoneInfo zone)
{
    public async Task<List<PresenceEvent>> OfAsync(string[] names, CancellationToken cancellationToken)
    {
        var lines = await connection.RowsAsync<Line>(
            $"""
            select at, queue, event, coalesce(detail, '') as detail, talk_s as logged_in, file_id, file_offset from queue_event
            where source_id = $1 and agent = any($2) and event in {AgentRebuild.Presence}
            """, cancellationToken, sourceId, names);
        return [.. lines.Select(line =>
            new PresenceEvent(line.At, line.Queue is "NONE" ? "" : line.Queue, QueueLogKinds.Of(line.Event))
            {
                Reason = line.Detail,
                LoggedIn = line.LoggedIn,
                Place = (line.FileId, line.FileOffset),
            })];
    }

    /// <summary>The calls and rings of the officer beside the ends that were written.</summary>
    public async Task<List<PresenceEvent>> SeenAsync(string officer, string[] names, IReadOnlyList<HalfSession> halves,
        CancellationToken cancellationToken)
    {
        var seen = await connection.RowsAsync<Line>(
            """
            with span as (select * from unnest($4::timestamptz[], $6::timestamptz[]) as span (from_at, to_at))
            select queue, entered_at + coalesce(wait_s, 0) * interval '1 second' as at from span
                join queue_entry on day between ((from_at - interval '1 day') at time zone $5)::date and (to_at at time zone $5)::date
                    and entered_at + coalesce(wait_s, 0) * interval '1 second' between from_at and to_at
            where source_id = $1 and officer = $2 and outcome = 'answered'
            union select queue, at from span join queue_event on at between from_at and to_at
            where source_id = $1 and agent = any($3) and event in ('RINGNOANSWER', 'RINGCANCELED')
            """, cancellationToken, sourceId, officer, names, halves.Select(half => half.Around.From.UtcDateTime).ToArray(), zone.Id,
                halves.Select(half => half.Around.To.UtcDateTime).ToArray());
        return [.. seen.Select(line => new PresenceEvent(line.At, line.Queue, QueueLogKind.Connect))];
    }

    public async Task<List<PresenceEvent>> RestartsAsync(CancellationToken cancellationToken)
    {
        var restarts = await connection.RowsAsync<Line>(
            "select at, file_id, file_offset from queue_event where source_id = $1 and agent = 'NONE' and event = 'QUEUESTART'",
            cancellationToken, sourceId);
        return [.. restarts.Select(line =>
            new PresenceEvent(line.At, "", QueueLogKind.QueueStart) { Place = (line.FileId, line.FileOffset) })];
    }

    /// <summary>A line of the log, or an entry, as far as each was asked for.</summary>
    private sealed record Line
    {
        public DateTimeOffset At { get; init; }

        public string Queue { get; init; } = "";

        public string Event { get; init; } = "";

        public string Detail { get; init; } = "";

        public TimeSpan? LoggedIn { get; init; }

        public int FileId { get; init; }

        public long FileOffset { get; init; }
    }
}
