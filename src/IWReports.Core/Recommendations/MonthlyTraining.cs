using IWReports.Core.Analysis;
using IWReports.Core.Reports.Narrative;

namespace IWReports.Core.Recommendations;

/// <summary>Keeps what works: training every month.</summary>
internal static class MonthlyTraining
{
    public static readonly Rule Rule = new("monthly-training", RuleKind.Maintain, Of);

    private static Recommendation? Of(MonthReading reading) => new()
    {
        Lever = Lever.Team,
        Action = Sentence.Plain("Maintain: hold the monthly training for new and experienced officers, with an online repeat for those who missed it."),
        Rationale = Sentence.Plain("Nothing in this month's figures asks for more; the company's own policy is training once a month."),
        Owner = Owners.Supervisor,
        Due = reading.Period.AddMonths(1).To,
        Measure = Sentence.Plain("The session held, and who attended."),
        Kpi = "training_held",
        Resources = Sentence.Plain("An hour of each officer, outside the busy half-hours."),
        Expected = Sentence.Plain("Service stays as it is."),
    };
}
