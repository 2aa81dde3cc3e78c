using IWReports.Core.Analysis;
using IWReports.Core.Reports.Narrative;

namespace IWReports.Core.Recommendations;

/// <summary>Where only counts are known, measuring comes first: every other action would be a guess.</summary>
internal static class ConfirmUnit
{
    public static readonly Rule Rule = new("confirm-unit", RuleKind.Mend, Of);

    private static Recommendation? Of(MonthReading reading) => reading.Volume.Current is null || reading.KnowsWaits || reading.KnowsHangUps ? null : new()
    {
        Lever = Lever.Technology,
        Action = Sentence.Plain("Confirm what the call counts count, and record waits, hang-ups and handling times by half-hour."),
        Rationale = Sentence.Plain("The figures say how many called, not how they fared; without waits neither a shortfall nor its cause can be shown."),
        Owner = Owners.Manager,
        Due = reading.Data.Calendar.AddBusinessDays(reading.Period.To, 10),
        Measure = Sentence.Plain("Waiting time, abandonment and handling time stand in the next report."),
        Resources = Sentence.Plain("The telephone system's own queue log, switched on and read nightly; no new posts."),
        Expected = Sentence.Plain("The next report shows whether callers wait, when, and beside how many officers."),
    };
}
