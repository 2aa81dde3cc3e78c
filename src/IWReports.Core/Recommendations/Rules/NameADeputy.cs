using IWReports.Core.Analysis;
using IWReports.Core.Kpis.TheTeam;
using IWReports.Core.Language;

namespace IWReports.Core.Recommendations.Rules;

/// <summary>Somebody must stand in when the supervisor is away.</summary>
internal static class NameADeputy
{
    public static readonly Rule Rule = new("name-a-deputy", RuleKind.Mend, Of);

    private static Recommendation? Of(MonthlyAnalysis analysis) => analysis.Events.WithoutDeputy == 0 ? null : new()
    {
        Lever = Lever.Team,
        Grade = EvidenceGrade.Computed,
        Card = new(
            Sentence.Plain("Name a deputy before the supervisor's next leave."),
            Sentence.Plain("Nobody was named to stand in."),
            Sentence.Plain("Escalations and coaching go on.")),
        Action = Sentence.Plain("Name a deputy for the supervisor, and enter the name in the roster before the next leave."),
        Rationale = new(
            analysis.Events.Joiners > 0
                ? Sentence.Plain(
                    "The supervisor was away without a named deputy while new officers started; who sat in with them is not recorded.")
                : Sentence.Plain("The supervisor was away without a named deputy; escalations and coaching had no owner."),
            Sentence.Plain("A complaint that nobody owns waits for somebody's return."),
            Sentence.Plain("Coaching that pauses for a leave starts again from the beginning."),
            Sentence.Plain("Digests go to the deputy by themselves once the roster names one.")),
        Owner = Owners.Manager,
        Due = analysis.Data.Calendar.AddBusinessDays(analysis.Period.To, 5),
        Measure = TargetText.Of(analysis, SupervisorCover.Id)
            ?? Sentence.Plain("Every business day has a supervisor or deputy on the roster."),
        Kpi = SupervisorCover.Id,
        Resources = Sentence.Plain("An experienced officer's time on the days of leave."),
        Expected = new(Sentence.Plain("escalations and coaching go on during leave; the effect on callers is not modelled")),
        Case = new() { NotCosted = "hours of standing in depend on the leave to come" },
        Instead = [new(Sentence.Plain("Let the customer service manager stand in"),
            Sentence.Plain("no officer leaves the phones; complex complaints and injuries compete with the queue"))],
        Duty = Sentence.Plain("Any experienced officer may be asked, not the longest-serving only (Equal Opportunity Act)."),
    };
}
