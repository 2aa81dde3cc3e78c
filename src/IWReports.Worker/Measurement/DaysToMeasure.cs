using IWReports.Core.Analysis.Staffing;
using IWReports.Core.Calendar;
using IWReports.Core.Facts;
using IWReports.Core.Kpis;
using IWReports.Core.Kpis.Measuring;
using IWReports.Core.Kpis.TheTeam;
using IWReports.Worker.Database;
using IWReports.Worker.Measurement.Facts;
using Npgsql;
using NpgsqlTypes;

namespace IWReports.Worker.Measurement;

/// <summary>Finds the days whose figures may differ from what is stored.</summary>
internal static class DaysToMeasure
{
    private const int DaysATurn = 5;

    // Generously more than any KPI takes to settle.
    private const int SettlesWithin = 100;

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

    private static readonly Type[] OfStanding = [typeof(CustomerYear), typeof(CustomerRisk)];

    private static readonly Type[] OfSessions = [typeof(OfficerPresence), typeof(QueueVisit)];

    private static readonly Type[] OfOrders = [typeof(Order), typeof(CustomerRisk)];

    private static readonly Type[] OfEnquiries = [typeof(Enquiry)];

    private static readonly string[] Standings = [.. KpiCatalog.Measures
        .Where(measure => OfStanding.Contains(measure.FactType)).Select(measure => measure.Id)
        .Where(id => id.StartsWith("customers_", StringComparison.Ordinal))];

    /// <param name="touched">Days whose facts changed.</param>
    public static async Task<StaleDays> FindAsync(
        NpgsqlConnection connection, DateOnly[] touched, MeasureSettings settings, CancellationToken cancellationToken)
    {
        var measured = await MeasuredAsync(connection, touched, settings, cancellationToken);
        var stale = new StaleDays(day => measured.TryGetValue(day, out var seen) && seen.IsComparable);
        foreach (var day in touched)
            stale.Add(day);
        // Once a week each day of the last month is measured in all kinds: what no rule leads to, as a customer whom a call's number
        // was not known to be of, is right within a week. Each night it is the turn of some days that lie together: no night is longer.
        foreach (var (day, seen) in measured)
        {
            var unsettled = Unsettled(day, seen.AsOf, settings).ToList();
            stale.Add(day, unsettled.Count > 0 && Turns(day, seen.AsOf) < Turns(day, settings.AsOf) ? KpiCatalog.Facts : unsettled);
        }

        LookAhead(stale, measured.Keys, touched, settings);
        if (touched.Length > 0)
        {
            await AddBookedAsync(connection, stale, measured.Keys, touched, settings, cancellationToken);
            foreach (var day in touched.SelectMany(day => FormerDays(day, settings)).Where(measured.ContainsKey))
                stale.Add(day, OfOrders.Concat(OfEnquiries));
            foreach (var day in await DaysAsync(connection, SessionDaysSql, [touched], cancellationToken))
                stale.Add(day, OfSessions);
            LookBack(stale, measured.Keys, touched, FactHorizon.LookBack);
        }

        var all = new NpgsqlParameter { Value = DBNull.Value, NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Date };
        var risks = await ComplaintRisks.ReadAsync(connection, settings, cancellationToken);
        foreach (var day in await DaysAsync(
            connection, StandingDaysSql, [all, settings.AsOf, Standings, .. ComplaintRisks.Values(risks)], cancellationToken))
            stale.Add(day, OfStanding);

        // The roster says who is on duty on days without any other fact.
        var rostered = await DaysAsync(connection, RosterDaysSql, [settings.AsOf, Core.Kpis.TheTeam.OfficersOnDuty.OfficerDays.Id],
            cancellationToken);
        foreach (var day in rostered.Where(settings.Calendar.IsBusinessDay))
            stale.Add(day);
        return stale;
    }

    // How often it was a day's turn: the days of a month that lie together are a seventh of it, and each night of a week has one's turn.
    private static int Turns(DateOnly day, DateOnly asOf) => (asOf.DayNumber - (day.DayNumber / DaysATurn)) / 7;

    /// <summary>Kinds in which a day was not over, or not settled, when last seen; today's would be the same again.</summary>
    private static IEnumerable<Type> Unsettled(DateOnly day, DateOnly asOf, MeasureSettings settings) =>
        asOf < settings.AsOf ? KpiCatalog.Facts.Where(fact => asOf <= KpiCatalog.Matures(fact, day, settings)) : [];

    /// <summary>Earlier days whose figures look ahead to a touched one: the caller who got through the next morning.</summary>
    private static void LookAhead(StaleDays stale, IEnumerable<DateOnly> measured, DateOnly[] touched, MeasureSettings settings)
    {
        var sorted = touched.Order().ToArray();
        foreach (var day in measured)
        {
            if (FirstFrom(sorted, day.AddDays(1)) is { } next && next <= day.AddDays(SettlesWithin))
                stale.Add(day, KpiCatalog.Facts.Where(fact => next <= FactHorizon.Ahead(fact, day, settings)));
        }
    }

    /// <summary>Later days whose figures look back on a touched one.</summary>
    private static void LookBack(
        StaleDays stale, IEnumerable<DateOnly> measured, IEnumerable<DateOnly> touched, IReadOnlyCollection<Type> kinds)
    {
        var sorted = touched.Order().ToArray();
        foreach (var day in measured)
        {
            if (FirstFrom(sorted, day.AddDays(1 - OfficersNeeded.DaysBack)) < day)
                stale.Add(day, kinds);
        }
    }

    private static DateOnly? FirstFrom(DateOnly[] sorted, DateOnly day)
    {
        var first = Array.BinarySearch(sorted, day);
        first = first < 0 ? ~first : first;
        return first < sorted.Length ? sorted[first] : null;
    }

    // An order is booked to the days it was promised for, became late and arrived, an enquiry to those it became too old and was resolved,
    // as well as to their own. Where customers' telephones are known, calls tell whether the caller waits for an order of earlier days.
    private static async Task AddBookedAsync(
        NpgsqlConnection connection, StaleDays stale, IReadOnlyCollection<DateOnly> measured, DateOnly[] touched, MeasureSettings settings,
        CancellationToken cancellationToken)
    {
        var changed = touched.ToHashSet();
        var ordered = new HashSet<DateOnly>();
        await foreach (Order order in Orders.ReadAsync(connection, touched, settings.Currency, cancellationToken))
        {
            ordered.Add(order.OrderedOn);
            foreach (var day in DaysOf(order, settings))
                stale.Add(day, OfOrders);
        }

        await foreach (var enquiry in Enquiries.ReadAsync(connection, touched, cancellationToken))
        {
            if (!changed.Contains(enquiry.OpenedOn) && !(enquiry.ResolvedOn is { } resolved && changed.Contains(resolved)))
                continue;
            foreach (var day in DaysOf(enquiry, settings))
                stale.Add(day, OfEnquiries);
        }

        if (ordered.Count == 0)
            return;
        if (await connection.ScalarAsync<bool>("select exists (select from customer where callers <> '{}')", cancellationToken))
            LookBack(stale, measured, touched, [typeof(QueueVisit)]);
    }

    // Where an order without a promise, or an enquiry of any time of the day, would have been booked, had it come that day and since been
    // moved.
    private static IEnumerable<DateOnly> FormerDays(DateOnly day, MeasureSettings settings)
    {
        var due = settings.Calendar.AddBusinessDays(day, settings.DeliveryDays.Guaranteed);
        var enquiry = new Enquiry { OpenedOn = day, OpenedAt = LocalTime.StartOf(day, settings.Calendar.Zone) };
        return [due, due.AddDays(1), .. DaysOf(enquiry, settings),
            .. DaysOf(enquiry with { OpenedAt = LocalTime.StartOf(day.AddDays(1), settings.Calendar.Zone) }, settings)];
    }

    private static IEnumerable<DateOnly> DaysOf(IFact fact, MeasureSettings settings) =>
        KpiCatalog.Measures.Where(measure => measure.FactType == fact.GetType()).Select(measure => measure.DayOf(fact, settings))
            .OfType<DateOnly>();

    private static async Task<Dictionary<DateOnly, (DateOnly AsOf, bool IsComparable)>> MeasuredAsync(
        NpgsqlConnection connection, DateOnly[] touched, MeasureSettings settings, CancellationToken cancellationToken)
    {
        var measured = new Dictionary<DateOnly, (DateOnly, bool)>();
        var definitions = new Dictionary<int, string>();
        await using var command = new NpgsqlCommand(
            "select day, as_of, definitions from measured_day where as_of <= day + $1 or day between $2 and $3", connection);
        command.Parameters.AddWithValue(SettlesWithin);
        command.Parameters.AddWithValue(touched.Append(settings.AsOf).Min().AddDays(-SettlesWithin));
        command.Parameters.AddWithValue(touched.Append(settings.AsOf).Max());
        await using var row = await command.ExecuteReaderAsync(cancellationToken);
        while (await row.ReadAsync(cancellationToken))
        {
            var day = row.GetFieldValue<DateOnly>(0);
            if (!definitions.TryGetValue(day.Year, out var present))
                definitions[day.Year] = present = Definitions.OfSums(settings, day.Year);
            measured[day] = (row.GetFieldValue<DateOnly>(1), row.Text(2) == present);
        }

        return measured;
    }

    private static async Task<DateOnly[]> DaysAsync(NpgsqlConnection connection, string sql, object[] parameters,
        CancellationToken cancellationToken)
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
