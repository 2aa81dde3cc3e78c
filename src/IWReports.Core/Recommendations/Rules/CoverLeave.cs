using IWReports.Core.Analysis.Causes;
using IWReports.Core.Analysis.Data;
using IWReports.Core.Analysis;
using IWReports.Core.Calendar;
using IWReports.Core.Language;

namespace IWReports.Core.Recommendations.Rules;

/// <summary>Somebody stands in for officers who are away: all day, or in the half of the half-hours in which most calls come.</summary>
internal static class CoverLeave
{
    public static readonly Rule Rule = new("cover-leave", RuleKind.Mend, Of);

    private static Recommendation? Of(MonthlyAnalysis analysis)
    {
        if (DrivingCause.Of(analysis, Driver.Absence) is not { } cause)
            return null;
        var model = LeverModel.Of(analysis);
        var (chosen, other, isPeak) = Options(model);
        return new()
        {
            Lever = Lever.ProblemSolving,
            Grade = cause.Grade,
            Card = new(
                Sentence.Plain(isPeak ? "Cover leave with relief staff in busy half-hours." : "Cover leave with relief staff all day."),
                Card.Cost(analysis, Driver.Absence, cause),
                Card.Foretold(analysis, Expected(model, chosen.Effect), "Fewer waits on days of leave.")),
            Action = Sentence.Of($"{chosen.Action}, with relief rostered before leave is granted."),
            Rationale = Why(cause),
            Owner = Owners.Supervisor,
            Due = analysis.Data.Calendar.AddBusinessDays(analysis.Period.To, 5),
            Measure = TargetText.Of(analysis, LeverModel.Kpi)
                ?? Sentence.Plain("Calls answered in time on days with leave, beside those without."),
            Kpi = LeverModel.Kpi,
            Resources = chosen.Effect is { } effect
                ? Sentence.Of($"Relief for {Figure.Count((decimal)effect.Hours, analysis.Period):hour} on the phones in a month like this "
                    + $"one; no new posts.")
                : Sentence.Plain("Relief on the days of leave; no new posts."),
            Expected = Expected(model, chosen.Effect),
            Case = chosen.Effect?.Case ?? new(),
            Instead =
            [
                new(other.Action,
                    Sentence.Of($"{Expected(model, other.Effect).Text}, for {(other.Effect?.Case ?? new()).Cost(analysis.Data)}")),
                new(Sentence.Plain("Let no two officers be away in a month expected to be busy"),
                    Sentence.Plain("costs nothing; helps only where leave can wait, so no figure is given")),
            ],
            Duty = Sentence.Plain("Leave stays a right: who is asked to move it is treated alike (Equal Opportunity Act)."),
        };
    }

    private static Rationale Why(DrivingCause cause) => new(
        cause.Finding,
        Sentence.Plain("Callers feel leave as waiting; they neither know nor care who is away."),
        Sentence.Plain("Who answers in a rush listens less: courtesy and first-call solutions go with the queue."),
        Sentence.Plain("The roster holds leave already; the half-hours it leaves short can be read from it in advance."));

    // Officer-hours go where they answer most calls in time.
    private static (Option Chosen, Option Other, bool IsPeak) Options(LeverModel? model)
    {
        var busy = model is null ? [] : Busy(model);
        static ServiceDrivers Covered(ServiceDrivers was) => was with { Absent = 0 };
        var all = new Option(Sentence.Plain("Cover leave and sick days all day"), model?.Pull((_, _, was) => Covered(was)));
        var peak = new Option(Sentence.Plain("Cover leave and sick days in the busier half of the day's half-hours"),
            model?.Pull((_, slot, was) => busy.Contains(slot) ? Covered(was) : was));
        return peak.Effect is { Hours: > 0 } part && all.Effect is { Hours: > 0 } whole
            && part.InTime / part.Hours > whole.InTime / whole.Hours ? (peak, all, true) : (all, peak, false);
    }

    private sealed record Option(Sentence Action, LeverEffect? Effect);

    private static HashSet<HalfHour> Busy(LeverModel model)
    {
        var slots = model.HalfHours.GroupBy(half => half.Slot).OrderByDescending(slot => slot.Sum(half => half.Drivers.Calls))
            .Select(slot => slot.Key).ToList();
        return [.. slots.Take((slots.Count + 1) / 2)];
    }

    private static Effect Expected(LeverModel? model, LeverEffect? leverEffect) => leverEffect is null
        ? new(Sentence.Plain("fewer waits on days of leave; no size is given, since the model does not tell")) : model!.Effect(leverEffect);
}
