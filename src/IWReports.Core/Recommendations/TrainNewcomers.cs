using IWReports.Core.Analysis;
using IWReports.Core.Reports.Narrative;

namespace IWReports.Core.Recommendations;

/// <summary>Newcomers get a supervisor beside them in their first ninety days.</summary>
internal static class TrainNewcomers
{
    public static readonly Rule Rule = new("train-newcomers", RuleKind.Mend, Of);

    private static Recommendation? Of(MonthReading reading) => reading.Events.Joiners == 0 ? null : new()
    {
        Lever = Lever.Team,
        Action = Sentence.Of($"Train the {Newcomers(reading)}: a weekly sitting-in by the supervisor, the complaints procedure, tracking and reordering, until pace and quality are level with the others'."),
        Rationale = reading.Workload?.BreakEvenPace is > 0 and < 1 and { } pace
            ? Sentence.Of($"Below about {Figure.Share(Math.Round(pace, 2), reading.Period)} of an experienced officer's pace, the load on the team is higher than before they came.")
            : Sentence.Plain("They joined in the last three months; their pace and quality are not yet known apart from the others'."),
        Owner = Owners.Supervisor,
        Due = reading.Period.AddMonths(1).To,
        Measure = Sentence.Plain("A session a week for each newcomer on record; handling time beside experienced officers'."),
        Kpi = "coaching",
        Resources = Sentence.Of($"{Figure.Count(reading.Events.Joiners, reading.Period)} sitting-in sessions a week, and the time of the officers who show."),
        Expected = Sentence.Plain("A steadier pace; the size is not known until handling times by officer are."),
    };

    private static Sentence Newcomers(MonthReading reading) =>
        reading.Events.Joiners == 1 ? Sentence.Plain("new officer") : Sentence.Of($"{Figure.Count(reading.Events.Joiners, reading.Period):words} new officers");
}
