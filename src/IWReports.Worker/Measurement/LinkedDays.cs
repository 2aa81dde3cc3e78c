using IWReports.Core.Facts;
using IWReports.Core.Kpis;
using IWReports.Core.Kpis.Measuring;
using IWReports.Core.Kpis.TheTeam;
using IWReports.Worker.Database;
using IWReports.Worker.Measurement.Facts;
using Npgsql;

namespace IWReports.Worker.Measurement;

/// <summary>Days that tables lead to: of log-ins, of rosters, and of customers' standing.</summary>
internal static class LinkedDays
{
    /// <summary>Facts that say how a customer stands.</summary>
    public static readonly Type[] OfStanding = [typeof(CustomerYear), typeof(CustomerRisk)];

    private const string SessionDaysSql = """
        select distinct worked.day::date
        from officer_session
        join source on source.id = source_id,
        lateral (select (started_at at time zone zone)::date as first, (coalesce(ended_at,
            started_at) at time zone zone)::date as last) span,
        lateral generate_series(span.first, span.last, interval '1 day') as worked (day)
        where span.first = any($1) or span.last = any($1)
        """;

    // People are on rosters since they were hired: beyond a year, the roster is asked for only as far back as anything else is known.
    private const string RosterDaysSql = """
        select distinct rostered.day::date
        from roster_entry,
        lateral (select least($1::date - 366, min(day)) as first from (select day from measured_day union all select day
            from touched_day) known) asked,
        lateral generate_series(greatest(from_day, asked.first), least(to_day, $1::date), interval '1 day') as rostered (day)
        where not exists (select from measured_day where measured_day.day = rostered.day::date and $2 = any(known))
        """;

    // Where a changed order or complaint moved a customer's standing, and where time alone did: days on which what happened is not what is
    // stored.
    // The stored sums are looked up day by day: no index but the key's, which begins with the day, leads to them.
    private static readonly string StandingDaysSql = $"""
        with event as (
            select day, 'customers_' || standing || case when begins then '_from' else '_to' end as measure, count(*)::numeric as amount
                from ({CustomerYears.Events}) standing group by 1, 2
            union all
            select day, 'customers_at_risk' || case when begins then '_from' else '_to' end, count(*)
                from ({CustomersAtRisk.Events(4)}) risk group by 1, 2
        ),
        stored as (
            select day, measure, amount from measured_day
            cross join lateral (
                select measure, amount from measure_value
                where day = measured_day.day and scope_kind = 'company' and measure = any($3) and scope_key = ''
            ) value
        )
        select distinct day from event full join stored using (day, measure)
        where event.amount is distinct from stored.amount and day <= $2
        """;

    private static readonly string[] Standings = [.. KpiCatalog.Measures
        .Where(measure => OfStanding.Contains(measure.FactType)).Select(measure => measure.Id)
        .Where(id => id.StartsWith("customers_", StringComparison.Ordinal))];

    /// <summary>Days on which log-ins were that began or ended on some days.</summary>
    public static Task<List<DateOnly>> OfSessionsAsync(
        NpgsqlConnection connection, DateOnly[] touched, CancellationToken cancellationToken) =>
        connection.RowsAsync<DateOnly>(SessionDaysSql, cancellationToken, touched);

    /// <summary>Business days of which no roster was measured: it says who is on duty on days without any other fact.</summary>
    public static async Task<IEnumerable<DateOnly>> OfRostersAsync(
        NpgsqlConnection connection, MeasureSettings settings, CancellationToken cancellationToken) =>
        (await connection.RowsAsync<DateOnly>(RosterDaysSql, cancellationToken, settings.AsOf, AgentsOnDuty.AgentDays.Id))
            .Where(settings.Calendar.IsBusinessDay);

    /// <summary>Days on which customers' standing changed and what is stored does not say so.</summary>
    public static async Task<List<DateOnly>> OfStandingsAsync(
        NpgsqlConnection connection, MeasureSettings settings, CancellationToken cancellationToken)
    {
        var risks = await ComplaintRisks.ReadAsync(connection, settings, cancellationToken);
        // Of all customers, whenever they ordered.
        DateOnly[]? orderedOn = null;
        return await connection.RowsAsync<DateOnly>(
            StandingDaysSql, cancellationToken, [orderedOn, settings.AsOf, Standings, .. ComplaintRisks.Values(risks)]);
    }
}
