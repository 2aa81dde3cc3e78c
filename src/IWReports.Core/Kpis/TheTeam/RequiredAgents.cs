using System.Globalization;
using IWReports.Core.Calendar;
using IWReports.Core.Facts;
using IWReports.Core.Kpis.Measuring;

namespace IWReports.Core.Kpis.TheTeam;

/// <summary>How many officers the calls need, by half-hour. Source: ops/docs/statistics.md, 3.4.</summary>
internal static class RequiredAgents
{
    public const string Id = "required_officers";

    private static readonly Measure<HalfHourNeed> HalfHours = new("half_hours_needing", _ => 1);

    private static readonly Kpi OnPhones = new()
    {
        Id = "required_on_phones",
        Name = "Officers needed on the phones",
        TouchPoint = TouchPoint.TheTeam,
        Unit = Unit.Count,
        Better = Better.Neither,
        Uses = CalendarUse.OpeningHours,
        Numerator = new Measure<HalfHourNeed>("needed_on_phones", need => need.OnPhones),
        Denominator = HalfHours,
        Formula = "The same without shrinkage: officers who must be on the phones, to be held against officers_on_shift.",
        Parameters = Goal,
    };

    public static readonly Kpi Kpi = new()
    {
        Id = Id,
        Name = "Officers needed",
        TouchPoint = TouchPoint.TheTeam,
        Unit = Unit.Count,
        Better = Better.Neither,
        Uses = CalendarUse.OpeningHours,
        Numerator = new Measure<HalfHourNeed>("needed_on_roster", need => need.Rostered),
        Denominator = HalfHours,
        Beside = [OnPhones],
        Formula = "The fewest officers that keep the service level and the occupancy limit in a half-hour, by Erlang A on the same "
            + "weekday's calls of the last four weeks, answered or abandoned but not at once, their handling time and callers' patience "
            + "(Erlang C where nobody hung up), ÷ (1 − shrinkage); on average over the half-hours.",
        Parameters = settings =>
            $"{Goal(settings)}, shrinkage {(settings.Shrinkage * 100).ToString("0.####", CultureInfo.InvariantCulture)} %",
    };

    // No number of officers answers every call in time, and none is there who is never busy.
    private const decimal MaxPlanned = 0.99m, MinPlannedOccupancy = 0.05m;

    /// <summary>The share of callers to be answered in time on a day: what the service level is judged by then.</summary>
    public static decimal ServiceTarget(DateOnly day, MeasureSettings settings) =>
        Math.Min(MaxPlanned, TargetOf(ReachUs.ServiceLevel.Kpi, day, settings));

    public static decimal MaxOccupancy(DateOnly day, MeasureSettings settings) =>
        Math.Clamp(TargetOf(BeHeard.Occupancy.Kpi, day, settings), MinPlannedOccupancy, 1);

    private static decimal TargetOf(Kpi kpi, DateOnly day, MeasureSettings settings) => (kpi.On(day, settings).Target ?? kpi.Target!).Value;

    private static string Goal(MeasureSettings settings) => string.Create(CultureInfo.InvariantCulture,
        $"{ServiceTarget(settings.AsOf, settings) * 100:0.##} % within {settings.ServiceLevelWithin.Seconds()} s, occupancy at most "
            + $"{MaxOccupancy(settings.AsOf, settings) * 100:0.##} %; short = up to {settings.ShortAbandon.Seconds()} s");
}
