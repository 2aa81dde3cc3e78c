using IWReports.Core.Analysis.Data;
using IWReports.Core.Analysis;
using IWReports.Core.Kpis.BeHeard;
using IWReports.Core.Kpis.TheTeam;
using IWReports.Core.Language;

namespace IWReports.Core.Recommendations.Rules;

/// <summary>Shorter ways for officers: complete records at hand, and procedures without detours.</summary>
internal static class StreamlineHandling
{
    public static readonly Rule Rule = new("streamline-handling", RuleKind.Mend, Of);

    private const string Complete = RecordCompleteness.Id;

    private static Recommendation? Of(MonthlyAnalysis analysis)
    {
        var cause = DrivingCause.Of(analysis, Driver.HandlingTime);
        var missed = analysis.Missed(Complete);
        if (cause is null && missed is null)
            return null;
        return new()
        {
            Lever = Lever.Technology,
            Grade = cause?.Grade ?? EvidenceGrade.Computed,
            Card = new(
                Sentence.Plain("Simplify the commonest call; show order and record together."),
                cause is null ? Sentence.Of($"{new ServiceText(analysis).Level(missed!)}.")
                    : Card.Cost(analysis, Driver.HandlingTime, cause),
                Sentence.Plain("Shorter calls; no size is known.")),
            Action =
                Sentence.Plain(
                "Walk through the commonest call with the team, take out its detours, and put order and customer record on one screen."),
            Rationale = new(
                cause?.Finding ?? Sentence.Of($"{TargetText.Standing(analysis, missed!)}."),
                Sentence.Plain("Customers wait twice: in the queue, and while somebody looks for their order."),
                Sentence.Plain("What is not on record is asked again, or guessed."),
                Sentence.Plain("A customer database with required fields; no new system before the detours are known.")),
            Owner = Owners.Manager,
            Due = analysis.Period.AddMonths(1).To,
            Measure = missed is null ? Sentence.Plain("Handling time of experienced officers, beside the months before.")
                : TargetText.Of(analysis, Complete)!,
            Kpi = missed is null ? HandleTime.Id : Complete,
            Resources = Sentence.Plain("One training day for each officer and the supervisor."),
            Expected =
                new(Sentence.Plain(
                "shorter calls with fewer questions; no size is given, since no model tells how much of a call is detour")),
            Case = new() { TrainingDays = Math.Max(1, Math.Round(analysis.Workload?.Officers ?? 1)) },
            Instead = [new(Sentence.Plain("Mend records first, when a customer next calls"),
                Sentence.Plain("no day away from the phones; slower, and calls get longer before they get shorter"))],
            Duty = Sentence.Plain("Only what a case needs is recorded, and customers may see and correct it (Privacy Act)."),
        };
    }
}
