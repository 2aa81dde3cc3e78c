using IWReports.Core.Calendar;
using IWReports.Core.Kpis.Measuring;
using IWReports.Core.Language;
using IWReports.Core.Reports.Charts;
using IWReports.Core.Statistics.Spc;

namespace IWReports.Core.Reports.TeamWeek;

/// <summary>The week's one picture: the target that is furthest off, week by week.</summary>
internal sealed class WeekTrend(TeamWeekData data, WeekTargets targets)
{
    public const string Id = "weeks";

    private const int MinWeeks = 2;

    /// <summary>Null where fewer than two weeks in a row are known.</summary>
    public TrendChart? Draw()
    {
        WeekTarget?[] wanted = [targets.Furthest, .. targets.Judged];
        if (wanted.FirstOrDefault(target => target is not null && !target.Value.IsOfFew) is not { } one)
            return null;
        var weeks = WithoutGap(one.Value);
        if (weeks.Count < MinWeeks)
            return null;
        var chart = LaneyChart.OfShares(weeks.Select(week =>
            new ShareOf(First(week), (double)week.Numerator!.Value, (double)week.Denominator!.Value)), Improve(one.Kpi));
        var limited = weeks.Count >= XmrChart.MinForLimits;
        return new(Id, Title(one, weeks), Text(one, weeks), "%", [.. chart.Points.Select(point => Point(point, chart.Mean, limited))])
        {
            Trial = limited && weeks.Count < XmrChart.MinForIcons,
            Targets = [.. weeks.Select(week => (double?)week.Kpi.Target?.Value * 100)],
            Source = Source(one.Value),
        };
    }

    private static string Source(KpiValue value)
    {
        var n = new Figure(value.Denominator!.Value, Unit.Count, Week(value));
        return $"Source: {SourceText.Of(value.Kpi)}, n = {n} this week.";
    }

    private static TrendPoint Point(LaneyPoint point, double mean, bool limited) => new(
        DateText.DayAndMonth(point.Date),
        point.Value * 100,
        !limited ? PointKind.Common : point.Variation switch
        {
            Variation.Common => PointKind.Common,
            Variation.ImprovementHigh or Variation.ImprovementLow => PointKind.Improvement,
            Variation.ConcernHigh or Variation.ConcernLow => PointKind.Concern,
            _ => PointKind.Neutral,
        })
    {
        Usual = limited ? new(mean * 100, point.Lower * 100, point.Upper * 100) : null,
    };

    private static string Title(WeekTarget one, List<KpiValue> weeks)
    {
        var met = one.Rag is Rag.Green;
        var run = weeks.AsEnumerable().Reverse().TakeWhile(week => IsMet(week) == met).Count();
        var lasting = run == 1 ? Sentence.Plain("this week") : Sentence.Of($"{Figure.Count(run, Week(weeks[^1])):words} weeks in a row");
        return $"{one.Kpi.Name}: target {StandingText.Of(one.Rag)} {lasting.Text}";
    }

    private static string Text(WeekTarget one, List<KpiValue> weeks)
    {
        var best = one.Kpi.Better is Better.Higher ? weeks.MaxBy(week => week.Value)! : weeks.MinBy(week => week.Value)!;
        var target = new Figure(one.Kpi.Target!.Value, one.Kpi.Unit, Week(weeks[^1]));
        return $"{one.Kpi.Name} by week: {At(weeks[0])}, {At(weeks[^1])}. The best was {At(best)}. The target is {target}.";
    }

    private static string At(KpiValue week) =>
        $"{new Figure(week.Value!.Value, week.Kpi.Unit, Week(week))} in the week of {DateText.DayAndMonth(First(week))}";

    private static bool IsMet(KpiValue week) => RagRating.Of(week.Value!.Value, week.Kpi.Target, week.Kpi.Better) is Rag.Green;

    private List<KpiValue> WithoutGap(KpiValue value)
    {
        // A share of a few cases would be drawn as large as any other.
        var before = targets.Before(value.Kpi.Id).Where(week => week is { Value: not null, Denominator: > 0 } && !week.IsOfFew)
            .ToDictionary(week => First(week));
        var run = new List<KpiValue> { value };
        for (var first = data.Period.From.AddDays(-7); before.TryGetValue(first, out var week); first = first.AddDays(-7))
            run.Insert(0, week);
        return run;
    }

    private static DateOnly First(KpiValue week) => Week(week).From;

    private static ReportPeriod Week(KpiValue week) => ReportPeriod.Parse(week.Key);

    private static ImprovementDirection Improve(Kpi kpi) => kpi.Better is Better.Higher ? ImprovementDirection.Up
        : ImprovementDirection.Down;
}
