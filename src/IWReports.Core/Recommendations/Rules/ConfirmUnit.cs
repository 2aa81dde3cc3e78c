using IWReports.Core.Analysis;
using IWReports.Core.Language;

namespace IWReports.Core.Recommendations.Rules;

/// <summary>Where only counts are known, measuring comes first: every other action would be a guess.</summary>
internal static class ConfirmUnit
{
    public static readonly Rule Rule = new("confirm-unit", RuleKind.Mend, Of);

    private static Recommendation? Of(MonthlyAnalysis analysis) => !analysis.KnowsCallsOnly ? null : new()
    {
        Lever = Lever.Technology,
        Grade = EvidenceGrade.Computed,
        Card = new(
            Sentence.Plain("Record waits and abandoned calls by half-hour."),
            Sentence.Plain("Call counts alone cannot show service."),
            Sentence.Plain("The next report shows who waits.")),
        Action = Sentence.Plain("Confirm what the call counts count, and record waits, hang-ups and handling times by half-hour."),
        Rationale = new(
            Sentence.Plain(
                "The figures say how many called, not how they fared; without waits neither a shortfall nor its cause can be shown."),
            Sentence.Plain("Whoever waits or hangs up is in no figure yet, and so has no one to speak for them."),
            Sentence.Plain("Promises such as the rings to an answer cannot be kept or broken while nobody counts them."),
            Sentence.Plain("The telephone system writes the log already; it only has to be kept and read.")),
        Owner = Owners.Manager,
        Due = analysis.Data.Calendar.AddBusinessDays(analysis.Period.To, 10),
        Measure = Sentence.Plain("Waiting time, abandonment and handling time stand in the next report."),
        Resources = Sentence.Plain("The telephone system's own queue log, switched on and read nightly; no new posts."),
        Expected = new(Sentence.Plain("the next report shows whether callers wait, when, and beside how many officers")),
        Case = new() { NotCosted = "setting up the log is not costed" },
        Instead = [new(Sentence.Plain("Write down waits and hang-ups by hand in sample weeks"),
            Sentence.Plain("a first idea of waits, but none by half-hour: no cause could be told from it"))],
        Duty = Sentence.Plain("Callers' numbers are kept as keyed hashes only (Privacy Act)."),
    };
}
