using IWReports.Core.Analysis.Data;
using IWReports.Core.Analysis;
using IWReports.Core.Kpis.TheTeam;
using IWReports.Core.Language;

namespace IWReports.Core.Recommendations.Rules;

/// <summary>Newcomers get a supervisor beside them in their first ninety days.</summary>
internal static class TrainNewcomers
{
    public static readonly Rule Rule = new("train-newcomers", RuleKind.Mend, Of);

    private const string SitAlongs = Coaching.Id;

    // What a quarter of a year's training can do to a pace is half of what is missing.
    private const double Part = 0.5;

    // A sitting-in takes an hour of the newcomer and one of who sits in.
    private const decimal HoursPerSession = 2, WeeksAMonth = 52 / 12m;

    private static Recommendation? Of(MonthlyAnalysis analysis)
    {
        var cause = DrivingCause.Of(analysis, Driver.Newcomers);
        var missed = analysis.Missed(SitAlongs);
        if (analysis.Events.Joiners == 0 || (cause is null && missed is null))
            return null;
        var model = LeverModel.Of(analysis);
        var leverEffect = model?.Pull((_, _, was) => was with { Newcomers = was.Newcomers * Part });
        return new()
        {
            Lever = Lever.Team,
            Grade = cause?.Grade ?? EvidenceGrade.Computed,
            Card = new(
                Sentence.Plain("Sit in with each new officer weekly."),
                cause is null ? Sentence.Of($"{new ServiceText(analysis).Level(missed!)}.") : Card.Cost(analysis, Driver.Newcomers, cause),
                Sentence.Plain("A steadier pace; no size is known.")),
            Action = Sentence.Of($"Train the {Newcomers(analysis)}: a weekly sitting-in by the supervisor, the complaints procedure, "
                + $"tracking and reordering, until pace and quality are level with the others'."),
            Rationale = new(
                cause?.Finding ?? Sentence.Of($"{TargetText.Standing(analysis, missed!)}."),
                Sentence.Plain("Who does not know how to track an order argues, or puts the caller on hold."),
                Sentence.Plain("Habits of the first weeks stay."),
                Sentence.Plain("Handling times by officer are measured; pace is reviewed after a month, two and three.")),
            Owner = Owners.Supervisor,
            Due = analysis.Period.AddMonths(1).To,
            Measure = TargetText.Of(analysis, SitAlongs)
                ?? Sentence.Plain("A session a week for each newcomer on record; handling time beside experienced officers'."),
            // The KPI that the prediction speaks of, where there is one.
            Kpi = leverEffect is { Change: > 0 } ? LeverModel.Kpi : SitAlongs,
            Resources = Sentence.Of($"Sitting in: {Figure.Count(analysis.Events.Joiners, analysis.Period):words} "
                + $"{(analysis.Events.Joiners == 1 ? "session" : "sessions")} a week, an hour each."),
            Expected = leverEffect is { Change: > 0 } ? model!.Effect(leverEffect) is var effect
                ? effect with { Text = Sentence.Of($"half of the missing pace won: {effect.Text}") } : effect
                : new(Sentence.Plain("a steadier pace; the size is not known until handling times by officer are")),
            Case = new() { HoursMonthly = analysis.Events.Joiners * HoursPerSession * WeeksAMonth, Calls = leverEffect?.Calls },
            Instead = [new(Sentence.Plain("Give newcomers the simple questions only, with an experienced officer to ask"),
                Sentence.Plain("no sessions to find; experienced officers take the long calls, so the queue gains little"))],
            Duty = Sentence.Plain("Coaching notes are for the officer and the supervisor only (Privacy Act, fair treatment)."),
        };
    }

    private static Sentence Newcomers(MonthlyAnalysis analysis) =>
        analysis.Events.Joiners == 1 ? Sentence.Plain("new officer")
            : Sentence.Of($"{Figure.Count(analysis.Events.Joiners, analysis.Period):words} new officers");
}
