using IWReports.Core.Analysis.Staffing;
using IWReports.Core.Facts;
using IWReports.Core.Kpis;
using IWReports.Core.Kpis.Measuring;
using IWReports.Worker.Database;
using Npgsql;

namespace IWReports.Worker.Measurement;

/// <summary>Finds the days whose figures may differ from what is stored.</summary>
internal static class DaysToMeasure
{
    private const int DaysATurn = 5;

    // Generously more than any KPI takes to settle.
    private const int SettlesWithin = 100;

    private static readonly Type[] OfSessions = [typeof(AgentPresence), typeof(QueueVisit)];

    /// <param name="touched">Days whose facts changed.</param>
    public static async Task<StaleDays> FindAsync(
        NpgsqlConnection connection, DateOnly[] touched, MeasureSettings settings, CancellationToken cancellationToken)
    {
        var measured = await MeasuredAsync(connection, touched, settings, cancellationToken);
        var stale = new StaleDays(day => measured.TryGetValue(day, out var seen) && seen.IsComparable);
        foreach (var day in touched)
            stale.Add(day);
        AddUnsettled(stale, measured, settings);
        LookAhead(stale, measured.Keys, touched, settings);
        if (touched.Length > 0)
            await AddLedToAsync(connection, stale, measured.Keys, touched, settings, cancellationToken);
        foreach (var day in await LinkedDays.OfStandingsAsync(connection, settings, cancellationToken))
            stale.Add(day, LinkedDays.OfStanding);
        foreach (var day in await LinkedDays.OfRostersAsync(connection, settings, cancellationToken))
            stale.Add(day);
        return stale;
    }

    /// <summary>Adds other days whose figures rest on facts of the touched ones.</summary>
    private static async Task AddLedToAsync(NpgsqlConnection connection, StaleDays stale,
        Dictionary<DateOnly, Before>.KeyCollection measured, DateOnly[] touched, MeasureSettings settings,
        CancellationToken cancellationToken)
    {
        // Where customers' telephones are known, calls tell whether the caller waits for an order of earlier days.
        if (await BookedDays.AddOrdersAsync(connection, stale, touched, settings, cancellationToken)
            && await connection.ScalarAsync<bool>("select exists (select from customer where callers <> '{}')", cancellationToken))
            LookBack(stale, measured, touched, [typeof(QueueVisit)]);
        await BookedDays.AddEnquiriesAsync(connection, stale, touched, settings, cancellationToken);
        BookedDays.AddFormer(stale, measured, touched, settings);
        foreach (var day in await LinkedDays.OfSessionsAsync(connection, touched, cancellationToken))
            stale.Add(day, OfSessions);
        LookBack(stale, measured, touched, FactHorizon.LookBack);
    }

    // Once a week each day of the last month is measured in all kinds: what no rule leads to, as a customer whom a call's number was not
    // known to be of, is right within a week. Each night it is the turn of some days that lie together: no night is longer.
    private static void AddUnsettled(StaleDays stale, Dictionary<DateOnly, Before> measured, MeasureSettings settings)
    {
        foreach (var (day, seen) in measured)
        {
            var unsettled = Unsettled(day, seen.AsOf, settings).ToList();
            stale.Add(day, unsettled.Count > 0 && Turns(day, seen.AsOf) < Turns(day, settings.AsOf) ? KpiCatalog.Facts : unsettled);
        }
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
            if (FirstFrom(sorted, day.AddDays(1 - AgentsNeeded.DaysBack)) < day)
                stale.Add(day, kinds);
        }
    }

    private static DateOnly? FirstFrom(DateOnly[] sorted, DateOnly day)
    {
        var first = Array.BinarySearch(sorted, day);
        first = first < 0 ? ~first : first;
        return first < sorted.Length ? sorted[first] : null;
    }

    private static async Task<Dictionary<DateOnly, Before>> MeasuredAsync(
        NpgsqlConnection connection, DateOnly[] touched, MeasureSettings settings, CancellationToken cancellationToken)
    {
        var (first, last) = (touched.Append(settings.AsOf).Min(), touched.Append(settings.AsOf).Max());
        var rows = await connection.RowsAsync<Row>(
            "select day, as_of, definitions from measured_day where as_of <= day + $1 or day between $2 and $3",
            cancellationToken, SettlesWithin, first.AddDays(-SettlesWithin), last);
        var present = rows.Select(row => row.Day.Year).Distinct().ToDictionary(year => year, year => Definitions.OfSums(settings, year));
        return rows.ToDictionary(row => row.Day, row => new Before(row.AsOf, row.Definitions == present[row.Day.Year]));
    }

    /// <summary>As of when a day was measured, and whether by today's formulas and settings.</summary>
    private readonly record struct Before(DateOnly AsOf, bool IsComparable);

    private sealed record Row
    {
        public required DateOnly Day { get; init; }
        public required DateOnly AsOf { get; init; }
        public string? Definitions { get; init; }
    }
}
