using IWReports.Core.Analysis;
using IWReports.Core.Analysis.Staffing;
using IWReports.Core.Kpis.BeHeard;
using IWReports.Core.Kpis.TheTeam;
using IWReports.Core.Language;

namespace IWReports.Core.Recommendations.Rules;

/// <summary>The monthly training was missed: it is made up, and the next one has a day.</summary>
internal static class HoldTraining
{
    public static readonly Rule Rule = new("hold-training", RuleKind.Mend, Of);

    internal const string Held = TrainingHeld.Id;

    private static Recommendation? Of(MonthlyAnalysis analysis) => analysis.Missed(Held) is not { } missed ? null : new()
    {
        Lever = Lever.Team,
        Grade = EvidenceGrade.Computed,
        Card = new(
            Sentence.Plain("Hold the missed training; date the next."),
            Sentence.Of($"{new ServiceText(analysis).Level(missed)}."),
            Sentence.Plain("Courtesy should hold or rise.")),
        Action = Sentence.Plain(
            "Make up the monthly training that was not held, fix the day of the next, and repeat it online for those who miss it."),
        Rationale = new(
            Sentence.Of($"{TargetText.Standing(analysis, missed)}; the company's own policy is training once a month, for new and old."),
            analysis.Missed(Courtesy.Id) is { } courtesy ? Sentence.Of($"{TargetText.Standing(analysis, courtesy)}.")
                : Sentence.Plain("Customers hear at once whether an officer knows the product and the procedure."),
            analysis.Missed(ProcedureCompliance.Id) is { } procedure ? Sentence.Of($"{TargetText.Standing(analysis, procedure)}.")
                : Sentence.Plain("What is not practised is done differently by each officer."),
            Sentence.Plain("A recorded session serves whoever was on the phones.")),
        Owner = Owners.Supervisor,
        Due = analysis.Data.Calendar.AddBusinessDays(analysis.Period.To, 10),
        Measure = Sentence.Of($"Every session planned is held; {TargetText.Of(analysis, Held)!}"),
        Kpi = Held,
        Resources = Officers(analysis) is { } officers
            ? Sentence.Of($"An hour of each of {officers:words} officers, outside the busy half-hours.")
            : Sentence.Plain("An hour of each officer, outside the busy half-hours."),
        Expected = new(Sentence.Plain("courtesy and procedure hold or rise; no model backs a size")),
        Case = HourOfEach(analysis),
        Instead =
        [
            new(
                Sentence.Plain("Coach one to one instead of a session"),
                Sentence.Plain("no common hour to find; the policy stays unmet, and what is said differs from talk to talk")),
        ],
        Duty = Sentence.Plain("New and old, part time and full time are asked alike (Equal Opportunity Act)."),
    };

    /// <summary>An hour a month of each officer; of one, where the roster does not say how many there are.</summary>
    internal static BusinessCase HourOfEach(MonthlyAnalysis analysis) =>
        Officers(analysis) is { } officers ? new() { HoursMonthly = officers.Value } : new() { HoursMonthly = 1, IsPerAgent = true };

    private static Figure? Officers(MonthlyAnalysis analysis) =>
        Headcount.Officers(analysis.Period, analysis.Data.Roster, analysis.Data.Absences, analysis.Data.Calendar) is > 0 and var officers
            ? Figure.Count(Math.Max(1, Math.Round(officers)), analysis.Period) : null;
}
