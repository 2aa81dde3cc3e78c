using IWReports.Core.Analysis.Data;
using IWReports.Core.Analysis.Staffing;
using IWReports.Core.Calendar;
using IWReports.Core.Statistics.Erlang;
using IWReports.Core.Statistics.Spc;
using IWReports.Core.Statistics;

namespace IWReports.Core.Analysis.Causes;

/// <summary>What must be known before a change of service can be attributed.</summary>
public enum CauseInput { MonthsBefore, OfficersTimes, Roster, Patience }

/// <summary>
/// Why callers were answered in time more or less often than before: each driver's share, or why none can be given.
/// </summary>
/// <remarks>Source: ops/docs/statistics.md, 4.</remarks>
public sealed record ServiceCauses
{
    /// <summary>What places to look at are parts of.</summary>
    public const string Hour = "hour", Queue = "queue", Topic = "topic";

    // One or two months are no level.
    private const int MinMonths = 3;

    // With the report's month they make a year and its month of the year before.
    private const int MaxMonths = 12;

    // A month of which so few days are known does not stand for itself.
    private const int MinDays = 10;

    /// <summary>
    /// The months that the report's is held against: the same month of last year, else those before it that were as usual.
    /// </summary>
    public required IReadOnlyList<ReportPeriod> Reference { get; init; }

    /// <summary>What is not known, first things first; null where everything is.</summary>
    public CauseInput? Missing { get; init; }

    /// <summary>Measured within opening hours; null where nothing is known to compare.</summary>
    public MeasuredChange? Measured { get; init; }

    /// <summary>Null where something is missing.</summary>
    public ShortfallCauses? Shortfall { get; init; }

    /// <summary>How fast newcomers are next to the others; null where nobody is new.</summary>
    public SpeedToProficiency? Pace { get; init; }

    /// <summary>
    /// Queues and hours in which more or fewer callers were answered in time than chance makes it, and topics of which more or fewer
    /// contacts were solved at once.
    /// </summary>
    public PlacesToLook? Places { get; init; }

    /// <summary>Of the drivers whose part is told, what measurements say of them as causes.</summary>
    public IReadOnlyDictionary<Driver, CauseChecks> Checks { get; init; } = new Dictionary<Driver, CauseChecks>();

    /// <summary>What they are seen in; null where no driver's part is told.</summary>
    internal Departures? Departures { get; init; }

    /// <summary>The month's days that were compared; null where months before are missing.</summary>
    internal ServiceDays? After { get; init; }

    /// <summary>Calls compared, before and in the month.</summary>
    public (int Before, int After) Calls { get; init; }

    /// <summary>Officers on the roster in an open half-hour, on average, before and in the month; null where not compared.</summary>
    public (double Before, double After)? Rostered { get; init; }

    /// <summary>The same with the month's days, which are the data's and are kept with no findings.</summary>
    internal ServiceCauses Within(MonthlyData data) =>
        Missing == CauseInput.MonthsBefore || After is not null ? this : this with { After = DaysOf(data, [data.Period]) };

    /// <summary>Null without call-level data of the month.</summary>
    public static ServiceCauses? Of(MonthlyData data, CancellationToken cancellationToken = default)
    {
        ServiceDays Days(IReadOnlyList<ReportPeriod> months)
        {
            cancellationToken.ThrowIfCancellationRequested();
            return DaysOf(data, months);
        }

        var after = Days([data.Period]);
        if (after.Days.Count == 0)
            return null;
        var months = Enumerable.Range(1, MaxMonths).Select(back => data.Period.AddMonths(-back)).Reverse()
            .Select(month => (Month: month, Days: Days([month])))
                .Where(one => one.Days.Days.Count >= MinDays && one.Days.Experienced.Calls > 0).ToList();
        var sameMonth = data.Period.AddMonths(-MaxMonths);
        var usual = Usual([.. months.Select(one => new SeriesPoint(one.Month.From, one.Days.ServiceLevel))]);
        IReadOnlyList<ReportPeriod> reference = months.Exists(one => one.Month == sameMonth) ? [sameMonth]
            : [.. usual.Select(point => ReportPeriod.MonthOf(point.Date))];
        if (reference.Count < MinMonths && !reference.Contains(sameMonth))
            return new() { Reference = reference, Missing = CauseInput.MonthsBefore };
        var before = months.Find(one => reference is [var only] && one.Month == only).Days ?? Days(reference);
        // A month beyond the limits of those before has a special cause; without limits, one further off than any of them.
        var limits = usual.Count >= XmrChart.MinForLimits ? ProcessLimits.Of([.. usual.Select(point => point.Value)], screen: true)
            : null;
        bool? news = limits is null ? null : after.ServiceLevel < limits.Lower || after.ServiceLevel > limits.Upper;
        var furthest = months.Max(one => Math.Abs(one.Days.ServiceLevel - before.ServiceLevel));
        return Of(data, reference, before, after, news, furthest, cancellationToken);
    }

    // A month with a special cause of its own is no level to hold another against.
    private static List<SeriesPoint> Usual(List<SeriesPoint> months) => months.Count < XmrChart.MinForLimits ? months
        : [.. XmrChart.Of(months, new(ImprovementDirection.Up)).Points.Where(point => point.Cause == SpecialCause.None)
            .Select(point => new SeriesPoint(point.Date, point.Value))];

    private static ServiceCauses Of(
        MonthlyData data, IReadOnlyList<ReportPeriod> reference, ServiceDays before, ServiceDays after, bool? news, double furthest,
        CancellationToken cancellationToken)
    {
        var causes = new ServiceCauses
        {
            Reference = reference,
            After = after,
            Calls = ((int)before.Served(before.Callers).Base, (int)after.Served(after.Callers).Base),
            Places = PlacesBetween(before, after, data.Topics),
        };
        if (MissingOf(data, before, after) is { } missing)
            return causes with { Missing = missing };

        var handled = after.Newcomers.Calls > 0 ? after : before;
        var pace = handled.Newcomers.Calls == 0 ? null : SpeedToProficiency.Of(handled.Experienced, handled.Newcomers, 0);
        var model = ModelOf(data.Service, [.. before.Callers, .. after.Callers], pace);
        var pairs = new DayPairs(before, after);
        var (modelBefore, modelAfter) = (model with { Ring = before.Ring }, model with { Ring = after.Ring });
        var measured = new MeasuredChange(before.ServiceLevel, after.ServiceLevel, Calibration.Of(before.Measured(modelBefore)),
            Calibration.Of(after.Measured(modelAfter)), news == true,
            news is null ? furthest : null) { Days = (before.Days.Count, after.Days.Count) };
        var shortfall = ShortfallCauses.Of([.. pairs.Changes], modelBefore, measured, [.. pairs.Handling], cancellationToken);
        List<Driver> told = [.. shortfall.Shares.Where(shortfall.IsSignificant).Select(share => share.Driver)];
        var departures = told.Count == 0 ? null : new Departures(pairs.All, before, after, measured.Change);
        var checks = told.ToDictionary(driver => driver, ChecksOf).Standing();
        return causes with
        {
            Measured = measured, Pace = pace, Shortfall = shortfall, Departures = departures, Checks = checks,
            Rostered = (before.Rostered, after.Rostered),
        };

        CauseChecks ChecksOf(Driver driver)
        {
            cancellationToken.ThrowIfCancellationRequested();
            return departures!.Of(driver);
        }
    }

    private static CauseInput? MissingOf(MonthlyData data, ServiceDays before, ServiceDays after) =>
        data.Roster.Count == 0 ? CauseInput.Roster
        : before.Experienced.Calls < MinSample.PaceCalls || after.Experienced.Calls < MinSample.PaceCalls
            || before.NobodyOnPhones || after.NobodyOnPhones ? CauseInput.OfficersTimes
        : before.Callers.Concat(after.Callers).Sum(one => one.Abandoned) < MinSample.PatienceAbandoned ? CauseInput.Patience
        : null;

    /// <summary>The queue that some half-hours are modelled by: the patience their callers showed, and the company's variant.</summary>
    internal static QueueModel ModelOf(ServiceLog log, IReadOnlyList<CallersHalfHour> callers, SpeedToProficiency? pace) =>
        new(HalfHour.Length, CallerPatience.MeanOf(callers.Aggregate(TimeSpan.Zero, (sum, one) => sum + one.Waited),
            callers.Sum(one => one.Abandoned))!.Value, log.Within, pace?.Value ?? 1)
        {
            Variant = log.Variant,
            ShortPerCall = callers.Sum(one => one.Tally.AbandonedShort) / callers.Sum(one => one.Calls),
        };

    private static ServiceDays DaysOf(MonthlyData data, IReadOnlyList<ReportPeriod> months) =>
        new(data.Service, months, data.Roster, data.Absences, data.Calendar);

    private static PlacesToLook PlacesBetween(ServiceDays before, ServiceDays after, IReadOnlyList<Segment> topics)
    {
        IReadOnlyList<Segment> By(Func<CallersHalfHour, string> part) =>
            [.. before.Callers.Select(one => (One: one, IsAfter: false)).Concat(after.Callers.Select(one => (One: one, IsAfter: true)))
            .GroupBy(one => part(one.One), StringComparer.Ordinal).OrderBy(group => group.Key, StringComparer.Ordinal)
            .Select(group => (group.Key, Was: Served(group, false), IsNow: Served(group, true)))
            .Select(group => new Segment(group.Key, group.Was.Base, group.Was.InTime, group.IsNow.Base, group.IsNow.InTime))];
        (double InTime, double Base) Served(IEnumerable<(CallersHalfHour One, bool IsAfter)> group, bool isAfter) =>
            after.Served(group.Where(one => one.IsAfter == isAfter).Select(one => one.One));
        var dimensions = new Dictionary<string,
            IReadOnlyList<Segment>> { [Hour] = By(one => new HalfHour(one.Slot.Index / 2 * 2).ToString()) };
        // One queue is the whole.
        if (By(one => one.Queue) is { Count: > 1 } queues)
            dimensions[Queue] = queues;
        if (topics.Count > 1)
            dimensions[Topic] = topics;
        return PlacesToLook.Of(dimensions);
    }
}
