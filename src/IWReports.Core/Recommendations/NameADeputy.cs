using IWReports.Core.Analysis;
using IWReports.Core.Reports.Narrative;

namespace IWReports.Core.Recommendations;

/// <summary>Somebody must stand in when the supervisor is away.</summary>
internal static class NameADeputy
{
    public static readonly Rule Rule = new("name-a-deputy", RuleKind.Mend, Of);

    private static Recommendation? Of(MonthReading reading) => reading.Events.WithoutDeputy == 0 ? null : new()
    {
        Lever = Lever.Team,
        Action = Sentence.Plain("Name a deputy for the supervisor, and enter the name in the roster before the next leave."),
        Rationale = reading.Events.Joiners > 0
            ? Sentence.Plain("The supervisor was away without a named deputy while new officers started; who sat in with them is not recorded.")
            : Sentence.Plain("The supervisor was away without a named deputy; escalations and coaching had no owner."),
        Owner = Owners.Manager,
        Due = reading.Data.Calendar.AddBusinessDays(reading.Period.To, 5),
        Measure = Sentence.Plain("Every business day has a supervisor or deputy on the roster."),
        Kpi = "supervisor_cover",
        Resources = Sentence.Plain("An experienced officer's time on the days of leave."),
        Expected = Sentence.Plain("Escalations and coaching go on during leave; the effect on callers is not modelled."),
    };
}
