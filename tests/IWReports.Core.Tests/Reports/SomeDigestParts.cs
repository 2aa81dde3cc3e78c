using IWReports.Core.Facts;
using IWReports.Core.Kpis.Measuring;
using static IWReports.Tests.SomeDigest;

namespace IWReports.Tests;

/// <summary>Parts of a digest's input: figures and their history, officers, a log of calls, sessions.</summary>
internal static class SomeDigestParts
{
    public static CoachingSession Talk(string officer, DateOnly day) => new($"{officer} {day:O}", day, officer, null, false, true);

    public static CoachingSession SitAlong(string officer, DateOnly day) => Talk(officer, day) with { SitAlong = true };

    internal static DateTimeOffset At(string day, int hour) =>
        new(DateOnly.Parse(day).ToDateTime(new(hour, 0)), TimeSpan.FromHours(11));

    public static Kpi Kpi(string id, string name, Unit unit, Better better, Target? target = null) => new()
    {
        Id = id,
        Name = name,
        TouchPoint = TouchPoint.ReachUs,
        Unit = unit,
        Better = better,
        Formula = name,
        Numerator = new Measure<QueueVisit>(id, _ => 1m),
        Denominator = unit == Unit.Count ? null : new Measure<QueueVisit>(id + "_of", _ => 1m),
        Target = target,
    };

    /// <summary>
    /// 81 calls of so many minutes on each business day of the days up to Friday, one of them hung up; on the last Mondays two more at ten
    /// for every week back.
    /// </summary>
    public static IReadOnlyList<QueueHalfHour> Log(int days, int minutes) =>
    [
        .. from back in Enumerable.Range(0, days)
           let day = Day.AddDays(-back)
           where Calendar.IsBusinessDay(day)
           from slot in CallsOfHalfHours.Index()
           let more = slot.Index == 2 && day.DayOfWeek == DayOfWeek.Monday ? 2 * (back / 7 % 8) : 0
           let hungUp = slot.Index == 6 ? 1 : 0
           let handled = slot.Item + more - hungUp
           select new QueueHalfHour(day, new(18 + slot.Index), "widgets", "Customer service", slot.Item + more, handled,
               TimeSpan.FromMinutes(minutes * handled), hungUp, TimeSpan.FromSeconds(300 * hungUp)),
    ];

    /// <summary>Twenty business days, or as many as wanted, and the day itself, oldest first.</summary>
    public static IReadOnlyList<KpiValue> History(Kpi kpi, decimal today, Func<int, decimal> before, decimal? of = null, int days = 20) =>
    [
        .. Enumerable.Range(1, days).Reverse().Select(back =>
            new KpiValue(kpi, Calendar.AddBusinessDays(Day, -back).ToString("yyyy-MM-dd"), before(back), of, KpiState.Final)),
        new KpiValue(kpi, "2025-11-28", today, of, KpiState.Final),
    ];

    internal static Dictionary<string, KpiValue> Officer(int calls, int talk, decimal hours, int ring) => new()
    {
        ["talk_time"] = new(Kpi("talk_time", "Average talk time", Unit.Seconds, Better.Neither), "", calls * talk, calls, KpiState.Final),
        ["calls_per_hour"] = new(Kpi("calls_per_hour", "Calls handled per hour", Unit.PerHour, Better.Higher), "", calls, hours,
            KpiState.Final),
        ["officer_ring_time"] = new(Kpi("officer_ring_time", "Officer's own ringing", Unit.Seconds, Better.Neither), "", calls * ring,
            calls, KpiState.Final),
    };
}
