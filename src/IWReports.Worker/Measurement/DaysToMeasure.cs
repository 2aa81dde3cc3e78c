using IWReports.Core.Analysis.Staffing;
using IWReports.Core.Calendar;
using IWReports.Core.Facts;
using IWReports.Core.Kpis;
using IWReports.Worker.Measurement.Facts;
using Npgsql;
using NpgsqlTypes;

namespace IWReports.Worker.Measurement;

/// <summary>Finds the days whose figures may differ from what is stored.</summary>
internal static class DaysToMeasure
{
    // Generously more than any KPI takes to settle.
    private const int SettlesWithin = 100;

    private const string SessionDaysSql = """
        select distinct worked.day::date
        from officer_session
        join source on source.id = source_id,
        lateral (select (started_at at time zone zone)::date as first, (coalesce(ended_at, started_at) at time zone zone)::date as last) span,
        lateral generate_series(span.first, span.last, interval '1 day') as worked (day)
        where span.first = any($1) or span.last = any($1)
        """;

    // People are on rosters since they were hired: beyond a year, the roster is asked for only as far back as anything else is known.
    private const string RosterDaysSql = """
        select distinct rostered.day::date
        from roster_entry,
        lateral (select least($1::date - 366, min(day)) as first from (select day from measured_day union all select day from touched_day) known) asked,
        lateral generate_series(greatest(from_day, asked.first), least(to_day, $1::date), interval '1 day') as rostered (day)
        where not exists (select from measured_day where measured_day.day = rostered.day::date and $2 = any(known))
        """;

    // Where a changed order or complaint moved a customer's standing, and where time alone did: days on which what happened is not what is stored.
    private const string StandingDaysSql = $"""
        with event as (
            select day, 'customers_' || standing || case when begins then '_from' else '_to' end as measure, count(*)::numeric as amount from ({CustomerYears.Events}) standing group by 1, 2
            union all
            select day, 'customers_at_risk' || case when begins then '_from' else '_to' end, count(*) from ({CustomersAtRisk.Events}) risk group by 1, 2
        )
        select distinct day from event
        full join (select day, measure, amount from measure_value where scope_kind = 'company' and (measure like 'customers\_%\_from' or measure like 'customers\_%\_to')) stored using (day, measure)
        where event.amount is distinct from stored.amount and day <= $2
        """;

    public static async Task<IReadOnlyList<DateOnly>> FindAsync(NpgsqlConnection connection, MeasureSettings settings, CancellationToken cancellationToken)
    {
        var touched = await DaysAsync(connection, "select day from touched_day", [], cancellationToken);
        var days = new SortedSet<DateOnly>(touched);
        var measured = await MeasuredAsync(connection, touched, settings, cancellationToken);
        days.UnionWith(Unsettled(measured, settings));
        days.UnionWith(LookingAhead(measured.Keys, touched, settings));
        if (touched.Length > 0)
        {
            days.UnionWith(await BookedDaysAsync(connection, touched, settings, cancellationToken));
            days.UnionWith(touched.SelectMany(day => FormerDays(day, settings)).Where(measured.ContainsKey));
            days.UnionWith(await DaysAsync(connection, SessionDaysSql, [touched], cancellationToken));
            days.UnionWith(LookingBack(measured.Keys, touched));
        }

        days.UnionWith(await DaysAsync(connection, StandingDaysSql, [new NpgsqlParameter { Value = DBNull.Value, NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Date }, settings.AsOf], cancellationToken));

        // The roster says who is on duty on days without any other fact.
        var rostered = await DaysAsync(connection, RosterDaysSql, [settings.AsOf, Core.Kpis.TheTeam.OfficersOnDuty.OfficerDays.Id], cancellationToken);
        days.UnionWith(rostered.Where(settings.Calendar.IsBusinessDay));
        return [.. days];
    }

    /// <summary>Days that were not over, or not settled, when they were last seen; those seen today already would give the same again.</summary>
    private static IEnumerable<DateOnly> Unsettled(Dictionary<DateOnly, DateOnly> measured, MeasureSettings settings) =>
        measured.Where(day => day.Value < settings.AsOf && day.Value <= KpiCatalog.Matures(day.Key, settings)).Select(day => day.Key);

    /// <summary>Earlier days whose figures look ahead to a touched one: the caller who got through the next morning.</summary>
    private static IEnumerable<DateOnly> LookingAhead(IEnumerable<DateOnly> measured, DateOnly[] touched, MeasureSettings settings)
    {
        var sorted = touched.Order().ToArray();
        foreach (var day in measured)
        {
            var next = Array.BinarySearch(sorted, day.AddDays(1));
            next = next < 0 ? ~next : next;
            if (next < sorted.Length && sorted[next] <= KpiCatalog.Matures(day, settings))
                yield return day;
        }
    }

    /// <summary>Later days whose figures look back on a touched one: officers are needed for the last weeks' calls, and a newcomer's week ends after the sit-along.</summary>
    private static IEnumerable<DateOnly> LookingBack(IEnumerable<DateOnly> measured, DateOnly[] touched)
    {
        var sorted = touched.Order().ToArray();
        foreach (var day in measured)
        {
            var first = Array.BinarySearch(sorted, day.AddDays(1 - OfficersNeeded.DaysBack));
            first = first < 0 ? ~first : first;
            if (first < sorted.Length && sorted[first] < day)
                yield return day;
        }
    }

    // An order is booked to the days it was promised for, became late and arrived, an enquiry to those it became too old and was resolved, as well as to their own.
    private static async Task<HashSet<DateOnly>> BookedDaysAsync(NpgsqlConnection connection, DateOnly[] touched, MeasureSettings settings, CancellationToken cancellationToken)
    {
        var days = new HashSet<DateOnly>();
        await foreach (var order in Orders.ReadAsync(connection, touched, settings.Currency, cancellationToken))
            days.UnionWith(DaysOf(order, settings));
        var changed = touched.ToHashSet();
        await foreach (var enquiry in Enquiries.ReadAsync(connection, touched, cancellationToken))
        {
            if (changed.Contains(enquiry.OpenedOn) || (enquiry.ResolvedOn is { } resolved && changed.Contains(resolved)))
                days.UnionWith(DaysOf(enquiry, settings));
        }

        return days;
    }

    // Where an order without a promise, or an enquiry of any time of the day, would have been booked, had it come that day and since been moved.
    private static IEnumerable<DateOnly> FormerDays(DateOnly day, MeasureSettings settings)
    {
        var due = settings.Calendar.AddBusinessDays(day, settings.DeliveryDays.Guaranteed);
        var enquiry = new Enquiry { OpenedOn = day, OpenedAt = LocalTime.StartOf(day, settings.Calendar.Zone) };
        return [due, due.AddDays(1), .. DaysOf(enquiry, settings), .. DaysOf(enquiry with { OpenedAt = LocalTime.StartOf(day.AddDays(1), settings.Calendar.Zone) }, settings)];
    }

    private static IEnumerable<DateOnly> DaysOf(IFact fact, MeasureSettings settings) =>
        KpiCatalog.Measures.Where(measure => measure.FactType == fact.GetType()).Select(measure => measure.DayOf(fact, settings)).OfType<DateOnly>();

    private static async Task<Dictionary<DateOnly, DateOnly>> MeasuredAsync(NpgsqlConnection connection, DateOnly[] touched, MeasureSettings settings, CancellationToken cancellationToken)
    {
        var measured = new Dictionary<DateOnly, DateOnly>();
        await using var command = new NpgsqlCommand("select day, as_of from measured_day where as_of <= day + $1 or day between $2 and $3", connection);
        command.Parameters.AddWithValue(SettlesWithin);
        command.Parameters.AddWithValue(touched.Append(settings.AsOf).Min().AddDays(-SettlesWithin));
        command.Parameters.AddWithValue(touched.Append(settings.AsOf).Max());
        await using var row = await command.ExecuteReaderAsync(cancellationToken);
        while (await row.ReadAsync(cancellationToken))
            measured[row.GetFieldValue<DateOnly>(0)] = row.GetFieldValue<DateOnly>(1);
        return measured;
    }

    private static async Task<DateOnly[]> DaysAsync(NpgsqlConnection connection, string sql, object[] parameters, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        foreach (var parameter in parameters)
            command.Parameters.Add(parameter as NpgsqlParameter ?? new NpgsqlParameter { Value = parameter });
        var days = new List<DateOnly>();
        await using var row = await command.ExecuteReaderAsync(cancellationToken);
        while (await row.ReadAsync(cancellationToken))
            days.Add(row.GetFieldValue<DateOnly>(0));
        return [.. days];
    }
}
