using IWReports.Core.Analysis;
using IWReports.Core.Analysis.Causes;
using IWReports.Core.Analysis.Volume;
using IWReports.Core.Kpis.BeHeard;
using IWReports.Core.Kpis.OrderAndReceive;
using IWReports.Core.Kpis.Stay;
using IWReports.Core.Language;
using IWReports.Core.Statistics.Spc;

namespace IWReports.Core.Reports.Board;

/// <summary>What this month's data cannot show; printed with every report.</summary>
internal sealed class LimitsText(MonthlyAnalysis analysis)
{
    public IReadOnlyList<Sentence> Write() =>
        [.. new[] { Unmeasured(), Unread(), UnitOfCount(), Roster(), Gaps(), OneYear(), NotSeparated(), Survivors() }
            .Where(sentence => !sentence.IsEmpty)];

    private Sentence Unmeasured()
    {
        if (analysis.Volume.Current is { Calls: 0 })
            return Sentence.None;
        List<string> missing = [];
        if (!analysis.KnowsWaits)
            missing.Add("waiting times");
        if (!analysis.KnowsAbandonment)
            missing.Add("abandoned calls");
        if (analysis.Value(HandleTime.Id) is null && analysis.Value(TalkTime.Id) is null)
            missing.Add("handling times");
        if (missing.Count == 0)
            return analysis.Data.HalfHours.Count > 0 ? Sentence.None
                : Sentence.Plain("Where in the day service fell short cannot be said: calls are not known by half-hour.");
        var list = missing.Count == 1 ? missing[0] : $"{string.Join(", ", missing[..^1])} and {missing[^1]}";
        var until = $"We cannot say more until {list} per half-hour are available";
        return analysis.KnowsWaits || analysis.KnowsAbandonment
            ? Sentence.Of($"{until}.")
            : Sentence.Of($"{until}. Nothing here measures service, so no shortfall can be shown.");
    }

    // Without call-level data the report speaks of calls alone, and says so already.
    private Sentence Unread()
    {
        if (!analysis.KnowsWaits)
            return Sentence.None;
        List<string> unread = [];
        if (analysis.Data.Injuries is null)
            unread.Add("complaints");
        if (!IsRead(DeliveredOnPromise.Id) && !IsRead(LateOpenOrders.Id))
            unread.Add("orders");
        if (!IsRead(Csat.Id) && !IsRead(Nps.Id))
            unread.Add("surveys");
        return unread.Count < 2 ? Sentence.None
            : Sentence.Plain(
                $"No {string.Join(", ", unread[..^1])} or {unread[^1]} were read: what customers got and think of it is not known.");
    }

    private bool IsRead(string kpi) =>
        analysis.Data.History.GetValueOrDefault(kpi, []).Any(month => month.Denominator is > 0 || month.Numerator is not null);

    // The one doubt that could turn what a count says into its opposite.
    private Sentence UnitOfCount()
    {
        if (analysis.Volume.Current is not { CountOnly: true } current || analysis.Workload is not { Officers: > 0 } work)
            return Sentence.None;
        var days = analysis.Data.Calendar.BusinessDaysIn(analysis.Period);
        var capacity = work.RosteredHours * WorkloadText.PerHour(analysis);
        return current.Calls * days <= capacity || capacity < current.Calls * 1.5m
            ? Sentence.None
            : Sentence.Of($"The counts are read as calls per month. As calls per day they would be "
                + $"{Figure.Count(current.Calls * days / capacity, analysis.Period)} times what the roster can handle, so confirm the "
                + $"unit.");
    }

    private Sentence Roster() =>
        analysis.Workload is not null || analysis.Volume.Current is null ? Sentence.None
            : analysis.Causes is null ? Sentence.Plain("No roster was read, so calls per officer and staffing cannot be judged.")
            : Sentence.Plain("No roster was read, so staffing and causes of the waiting cannot be judged.");

    private Sentence Gaps() => analysis.Volume.Gaps.Count == 0 ? Sentence.None
        : Sentence.Of($"Calls are unknown for {Figure.Count(analysis.Volume.Gaps.Count, analysis.Period):words} earlier "
            + $"{(analysis.Volume.Gaps.Count == 1 ? "month" : "months")} "
            + $"({string.Join(", ", analysis.Volume.Gaps.Take(3).Select(DateText.MonthAndYear))}"
            + $"{(analysis.Volume.Gaps.Count > 3 ? " …" : "")}); only months after the last gap are compared.");

    private Sentence OneYear()
    {
        if (analysis.Volume.Current is not { } current)
            return Sentence.None;
        if (YearOnYear.LastYear(current) is null)
            return Sentence.Plain("Last year's calls are not known, so season and growth cannot be told apart.");
        return analysis.Volume.Months.Count < XmrChart.MinForIcons
            ? Sentence.Of($"With {Figure.Count(analysis.Volume.Months.Count, analysis.Period):month} of calls we cannot tell season from "
                + $"growth. What counts as usual may change until {Figure.Count(XmrChart.MinForIcons, analysis.Period)} months are "
                + $"known.")
            : Sentence.None;
    }

    // What is not known because of the roster is said with the roster.
    private Sentence NotSeparated() => analysis.Causes is { Missing: CauseInput.Roster } && analysis.Workload is null ? Sentence.None
        : analysis.Causes is not null ? new CauseText(analysis).Limits()
        : analysis.UnderstaffedIntervals is { Coincides: true }
        ? Sentence.Plain("How much of the waiting comes from staffing, calls or handling time is not known. That they fall into the same "
            + "half-hours proves nothing.")
        : Sentence.None;

    private Sentence Survivors() => analysis.Value(Csat.Id) is not null && analysis.KnowsAbandonment
        ? Sentence.Plain("Only callers who got through were asked about satisfaction.")
        : Sentence.None;
}
