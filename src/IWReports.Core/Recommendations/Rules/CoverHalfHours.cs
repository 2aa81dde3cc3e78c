using IWReports.Core.Analysis.Data;
using IWReports.Core.Analysis;
using IWReports.Core.Language;

namespace IWReports.Core.Recommendations.Rules;

/// <summary>The same officer-hours, laid where the calls come; or an officer more where they are short.</summary>
internal static class CoverHalfHours
{
    public static readonly Rule Rule = new("cover-half-hours", RuleKind.Mend, Of);

    private static Recommendation? Of(MonthlyAnalysis analysis)
    {
        if (DrivingCause.Of(analysis, Driver.Schedule) is not { } cause)
            return null;
        var model = LeverModel.Of(analysis);
        var moved = model is null ? null : model.Pull((day, _, was) => model.Staggered(day, was));
        var more = model?.Pull((_, _, was) => was.Scheduled - was.Absent <= 1 ? was with { Scheduled = was.Scheduled + 1, Covered = 1 }
            : was);
        var where = analysis.UnderstaffedIntervals is { } found ? Sentence.Of($", first at {HalfHourText.Times(found.HalfHours)}")
            : Sentence.None;
        return new()
        {
            Lever = Lever.ProblemSolving,
            Grade = cause.Grade,
            Card = new(
                Sentence.Plain("Stagger breaks to match the calls."),
                Card.Cost(analysis, Driver.Schedule, cause),
                Card.Foretold(analysis, Expected(model, moved), "Fewer callers give up at these times.")),
            Action = Sentence.Of($"Lay the day's officer-hours where the calls come: stagger lunches and breaks{where}."),
            Rationale = new(
                cause.Finding,
                Sentence.Plain("Many can call only in their own lunch hour; that is when they meet fewest officers."),
                Sentence.Plain("A queue that builds up over lunch is worked off in a hurry after it."),
                Sentence.Plain("Calls by half-hour are known for a year back; a roster can be planned from them.")),
            Owner = Owners.Supervisor,
            Due = analysis.Data.Calendar.AddBusinessDays(analysis.Period.To, 5),
            Measure = TargetText.Of(analysis, LeverModel.Kpi)
                ?? Sentence.Plain("Abandonment and officers on duty in these half-hours, beside this month's."),
            Kpi = LeverModel.Kpi,
            Resources = Sentence.Plain("The same officers, with other break times; no new posts."),
            Expected = Expected(model, moved),
            Case = moved is null ? new() : moved.Case with { HoursMonthly = 0 },
            Instead = [new(Sentence.Plain("Add an officer in the half-hours that have at most one"),
                Sentence.Of($"{Expected(model, more).Text}, for {(more?.Case ?? new()).Cost(analysis.Data)}"))],
            Duty = Sentence.Plain("Breaks are moved, not shortened, and in turn (fair treatment)."),
        };
    }

    private static Effect Expected(LeverModel? model, LeverEffect? leverEffect) => leverEffect is null
        ? new(Sentence.Plain("fewer hang-ups there; no size is given, since the model does not tell")) : model!.Effect(leverEffect);
}
