using IWReports.Core.Calendar;
using IWReports.Core.Kpis.Measuring;
using IWReports.Core.Kpis.ReachUs;
using IWReports.Core.Language;

namespace IWReports.Core.Reports.TeamWeek;

/// <summary>The week in one sentence of at most sixteen words, and in a few words for the subject.</summary>
internal sealed class WeekHeadline(WeekTargets targets, ReportPeriod week)
{
    public Sentence Write()
    {
        if (targets.Judged.Count == 0)
        {
            return targets.Of(CallsOffered.Id)?.Value switch
            {
                null => Sentence.Plain("No calls are on record for this week."),
                0 => Sentence.Plain("Nobody called the team this week."),
                { } calls when targets.TooFew.Count > 0 => Sentence.Of($"{Count(calls):call} came in, too few to judge a target by."),
                { } calls => Sentence.Of($"{Count(calls):call} came in; how callers were served is not measured."),
            };
        }

        if (targets.Furthest is not { } furthest)
            return targets.Judged.Count == 1 ? Sentence.Plain("The team met its one target.")
                : Sentence.Of($"The team met all {All:words} targets.");
        var says = furthest.Target.Says(Share(furthest));
        return furthest.Rag is not Rag.Red ? Sentence.Of($"The team missed no target; furthest off, {says}.")
            : targets.Judged.Count == 1 ? Sentence.Of($"The team missed its one target: {says}.")
            : Sentence.Of($"The team missed {Count(targets.Missed):words} of {All:words} targets: {says}.");
    }

    /// <summary>"5 of 8 targets missed".</summary>
    public Sentence Summary() => targets.Judged.Count == 0 ? Sentence.Plain("no target judged")
        : targets.Missed == 0 ? Sentence.Of($"none of {All} targets missed")
        : Sentence.Of($"{Count(targets.Missed)} of {All} targets missed");

    private Figure All => Count(targets.Judged.Count);

    private Figure Share(WeekTarget target) => WeekFigures.Of(target.Value, target.Value.Value!.Value, week);

    private Figure Count(decimal count) => Figure.Count(count, week);
}
