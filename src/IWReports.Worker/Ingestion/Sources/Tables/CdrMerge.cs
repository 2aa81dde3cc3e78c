using IWReports.Core.Calendar;
using IWReports.Core.Facts.Cdr;
using IWReports.Core.Language;
using IWReports.Worker.Database;
using IWReports.Worker.Host;

namespace IWReports.Worker.Ingestion.Sources.Tables;

/// <summary>
/// Puts staged rows into the legs, and reads the touched calls anew from all their legs: which of them were refused at the door.
/// </summary>
internal static class CdrMerge
{
    public static async Task RunAsync(Staging staging, ImportCounts counts, CancellationToken cancellationToken)
    {
        await RowMerge.RunAsync(staging, counts, cancellationToken);
        await staging.ExecuteAsync(
            "create temp table touched_call on commit drop as select distinct linkedid as call_id from merged where fate in (1, 2)",
            cancellationToken);
        var refused = await RefusedAsync(staging, counts, cancellationToken);
        await StoreAsync(staging, refused, cancellationToken);
        // Two sources claim the call: it was in a queue, so it is counted there and not here.
        counts.Details["also_in_queue"] = await staging.CountAsync(
            """
            select count(*) from refused_call r join touched_call using (call_id)
            where r.source_id = $1 and exists (select from source s join queue_entry q on q.source_id = s.id
                where q.call_id = any(r.uniqueids))
            """, cancellationToken);
    }

    private static async Task<List<Refused>> RefusedAsync(Staging staging, ImportCounts counts, CancellationToken cancellationToken)
    {
        var rows = await staging.Connection.RowsAsync<Leg>(
            """
            select l.linkedid as call, l.uniqueid as unique_id, l.started_at, l.last_app, l.disposition, l.inbound, l.reached, s.zone
            from touched_call t join cdr_leg l on l.source_id = $1 and l.linkedid = t.call_id join source s on s.id = l.source_id
                order by l.linkedid
            """, cancellationToken, staging.SourceId);
        var (refused, legs, call, zone) = (new List<Refused>(), new List<CdrLeg>(), "", TimeZoneInfo.Utc);
        (counts.Details["inbound_calls"], counts.Details["refused_calls"]) = (0, 0);
        foreach (var row in rows)
        {
            if (row.Call != call)
                Finish();
            call = row.Call;
            zone = Zones.Find(row.Zone, "The source's zone");
            legs.Add(new(row.UniqueId, row.StartedAt, row.LastApp, row.Disposition, row.Inbound, row.Reached));
        }

        Finish();
        return refused;

        void Finish()
        {
            if (CdrCall.Of(legs) is { } outcome)
            {
                counts.Details["inbound_calls"]++;
                if (outcome.IsRefused())
                {
                    counts.Details["refused_calls"]++;
                    var at = legs.Min(leg => leg.StartedAt);
                    refused.Add(new(call, [.. legs.Select(leg => leg.UniqueId).Append(call).Distinct()], at, LocalTime.Of(at, zone),
                        outcome.Word()));
                }
            }

            legs.Clear();
        }
    }

    private static async Task StoreAsync(Staging staging, List<Refused> refused, CancellationToken cancellationToken)
    {
        var days = await staging.DaysAsync("with gone as (delete from refused_call r using touched_call t where r.source_id = $1 and "
            + "r.call_id = t.call_id returning r.day) select distinct day from gone", cancellationToken);
        foreach (var call in refused)
        {
            await staging.Connection.ExecuteAsync(
                "insert into refused_call (source_id, call_id, uniqueids, at, day, half_hour, reason) values ($1, $2, $3, $4, $5, $6, $7)",
                cancellationToken, staging.SourceId, call.Id, call.UniqueIds, call.At.UtcDateTime, call.Booked.Day,
                    (short)call.Booked.HalfHour.Index, call.Reason);
        }

        await RunStore.MarkStaleAsync(staging.Connection, days.Concat(refused.Select(call => call.Booked.Day)), cancellationToken);
    }

    private sealed record Refused(string Id, string[] UniqueIds, DateTimeOffset At, LocalTime Booked, string Reason);

    private sealed record Leg
    {
        public required string Call { get; init; }

        public required string UniqueId { get; init; }

        public DateTimeOffset StartedAt { get; init; }

        public string? LastApp { get; init; }

        public required string Disposition { get; init; }

        public bool Inbound { get; init; }

        public bool Reached { get; init; }

        public required string Zone { get; init; }
    }
}
