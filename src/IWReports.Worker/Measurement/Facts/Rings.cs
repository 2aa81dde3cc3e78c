using System.Runtime.CompilerServices;
using IWReports.Core.Calendar;
using IWReports.Core.Facts;
using IWReports.Worker.Company;
using IWReports.Worker.Database;
using IWReports.Worker.Host;
using IWReports.Worker.Ingestion;
using Npgsql;

namespace IWReports.Worker.Measurement.Facts;

/// <summary>Rings that officers missed, from the log's own lines; who answered and missed none is said to have missed none.</summary>
/// <remarks>A telephone that was busy or out of reach is written as unanswered after 0 milliseconds: it never rang.</remarks>
internal static class Rings
{
    private const string Sql = """
        select s.zone, e.agent, e.queue, e.at, case when e.ring_ms <= 0 then 0 else e.copies end as rings
        from queue_event e join source s on s.id = e.source_id
        where e.event in ('RINGNOANSWER', 'RINGCANCELED') and e.at >= $1 and e.at < $2
        union all
        select s.zone, q.officer, q.queue, min(q.entered_at), 0
        from queue_entry q join source s on s.id = q.source_id
        where q.day = any($3) and q.ring_s is not null and q.officer is not null
        group by s.zone, q.officer, q.queue, q.day
        """;

    public static async IAsyncEnumerable<IFact> ReadAsync(
        NpgsqlConnection connection, DateOnly[] days, CompanyOptions company, SourcesOptions sources,
            [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        // Zones reach from −12 to +14 hours, so a local day lies within a day of the UTC one.
        var from = new DateTimeOffset(days.Min().AddDays(-1), TimeOnly.MinValue, TimeSpan.Zero);
        var to = new DateTimeOffset(days.Max().AddDays(2), TimeOnly.MinValue, TimeSpan.Zero);
        await foreach (var row in connection.StreamAsync<Row>(Sql, from, to, days).WithCancellation(cancellationToken))
        {
            if (sources.Officer(row.Agent) is { } officer)
                yield return new MissedRings(officer, row.Queue, company.TeamOf(row.Queue),
                    LocalTime.Of(row.At, Zones.Find(row.Zone, "A source's zone")), row.Rings);
        }
    }

    private sealed record Row
    {
        public required string Zone { get; init; }
        public required string Agent { get; init; }
        public required string Queue { get; init; }
        public required DateTimeOffset At { get; init; }
        public required int Rings { get; init; }
    }
}
