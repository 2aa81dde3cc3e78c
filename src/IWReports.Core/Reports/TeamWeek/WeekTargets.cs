using IWReports.Core.Kpis.Measuring;
using IWReports.Core.Kpis.TheTeam;
using IWReports.Core.Statistics;
using IWReports.Core.Statistics.Spc;

namespace IWReports.Core.Reports.TeamWeek;

/// <summary>A target with the week's value, last week's, and the middle value of the weeks before.</summary>
internal sealed record WeekTarget(TeamTarget Target, KpiValue Value, KpiValue? LastWeek, decimal? Usual, Rag Rag)
{
    public Kpi Kpi => Value.Kpi;

    /// <summary>How far the value is off, in points of a percentage: the targets of a team are all shares.</summary>
    public decimal Gap => RagRating.Off(Value.Value!.Value, Kpi.Target!, Kpi.Better);
}

/// <summary>The team's targets in the week: those that can be judged, and why the others cannot.</summary>
internal sealed class WeekTargets
{
    /// <summary>A table on one phone screen has room for no more.</summary>
    public const int Most = 8;

    private readonly TeamWeekData _data;
    private readonly IReadOnlyList<TeamTarget> _all;

    public WeekTargets(TeamWeekData data)
    {
        (_data, _all) = (data, TeamTarget.All(data.Settings));
        var known = _all.Select(target => (Target: target, Value: Of(target.Kpi)))
            .Where(one => one.Value is { Value: not null }).ToList();
        var judged = known.Where(one => !IsOfFew(one.Value!)).Select(one => Judge(one.Target, one.Value!)).OfType<WeekTarget>().ToList();
        // What was missed is never the part that there is no room for.
        var shown = judged.OrderBy(one => one.Rag is Rag.Red ? 0 : one.Rag is Rag.Amber ? 1 : 2).Take(Most).ToHashSet();
        Judged = judged;
        Shown = [.. judged.Where(shown.Contains)];
        TooFew = [.. _all.Select(target => Of(target.Kpi)).OfType<KpiValue>().Where(IsOfFew).Select(value => value.Kpi.Name)];
    }

    public IReadOnlyList<WeekTarget> Judged { get; }

    public IReadOnlyList<WeekTarget> Shown { get; }

    /// <summary>Names of those of which there were too few cases.</summary>
    public IReadOnlyList<string> TooFew { get; }

    /// <summary>Names of those that had a value before and have none this week.</summary>
    public IReadOnlyList<string> Unknown =>
    [
        .. _all.Where(target => Of(target.Kpi) is not { Value: not null })
            .Where(target => Before(target.Kpi).Any(week => week.Value is not null))
            .Select(target => Before(target.Kpi)[^1].Kpi.Name).Except(TooFew),
    ];

    public int Missed => Judged.Count(one => one.Rag is Rag.Red);

    /// <summary>How many weeks before are known at most.</summary>
    public int WeeksBefore =>
        _all.Max(target => Before(target.Kpi).Count(week => week.Value is not null));

    /// <summary>The target that is furthest off: of those missed, of which the team can do something; null when none is off.</summary>
    public WeekTarget? Furthest => Judged.Where(one => one.Rag is not Rag.Green)
        .OrderBy(one => one.Rag is Rag.Red ? 0 : 1).ThenBy(one => one.Target.Ask.Length == 0).ThenByDescending(one => one.Gap)
        .FirstOrDefault();

    /// <summary>A KPI's value in the week as a report may give it; null when it has none.</summary>
    public KpiValue? Of(string kpi) =>
        _data.History.GetValueOrDefault(kpi)?.LastOrDefault(value => value.Key == _data.Period.ToString())?.Reportable;

    /// <summary>A KPI's weeks before this one, oldest first.</summary>
    public IReadOnlyList<KpiValue> Before(string kpi) =>
        [.. (_data.History.GetValueOrDefault(kpi) ?? []).Where(value => value.Key != _data.Period.ToString())
            .Select(value => value.Reportable)];

    // Newcomers are few, and their weeks are all counted.
    private static bool IsOfFew(KpiValue value) =>
        value.IsOfTooFew || (value.Value is not null && value.Denominator < MinSample.Percent
            && value.Kpi.Id != Coaching.Id);

    private WeekTarget? Judge(TeamTarget target, KpiValue value)
    {
        var before = Before(target.Kpi);
        var lastWeek = _data.Period.AddWeeks(-1).ToString();
        // Shares of a few cases leap: they say nothing of what is usual, nor is a share of a few held against it.
        var known = before.Where(week => !week.IsOfFew).Select(week => week.Value).OfType<decimal>().Order().ToList();
        decimal? usual = known.Count < XmrChart.MinForLimits || value.IsOfFew ? null
            : (known[(known.Count - 1) / 2] + known[known.Count / 2]) / 2;
        return RagRating.Of(value.Value!.Value, value.Kpi.Target, value.Kpi.Better) is { } rag
            ? new(target, value, before.LastOrDefault(week => week.Key == lastWeek), usual, rag)
            : null;
    }
}
