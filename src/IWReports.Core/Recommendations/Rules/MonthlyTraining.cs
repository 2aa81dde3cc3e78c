using IWReports.Core.Analysis;
using IWReports.Core.Language;

namespace IWReports.Core.Recommendations.Rules;

/// <summary>Keeps what works: training every month.</summary>
internal static class MonthlyTraining
{
    public static readonly Rule Rule = new("monthly-training", RuleKind.Maintain, Of);

    // A session that was missed is made up, not maintained.
    private static Recommendation? Of(MonthlyAnalysis analysis) => analysis.Missed(HoldTraining.Held) is not null ? null : new()
    {
        Lever = Lever.Team,
        Grade = EvidenceGrade.Computed,
        Card = new(
            Sentence.Plain("Keep the monthly training; repeat it online."),
            Sentence.Plain("Policy asks for training every month."),
            Sentence.Plain("It keeps up what officers know.")),
        Action = Sentence.Plain(
            "Maintain: hold the monthly training for new and experienced officers, with an online repeat for those who missed it."),
        Rationale = new(
            Sentence.Plain("Nothing in this month's figures asks for more; the company's own policy is training once a month."),
            Sentence.Plain("Customers notice training when it stops."),
            Sentence.Plain("Procedures stay the same for everyone who answers."),
            Sentence.Plain("A recorded session serves whoever was on the phones.")),
        Owner = Owners.Supervisor,
        Due = analysis.Period.AddMonths(1).To,
        Measure = Sentence.Plain("The session held, and who attended."),
        Kpi = HoldTraining.Held,
        Resources = Sentence.Plain("An hour of each officer, outside the busy half-hours."),
        Expected = new(Sentence.Plain("service stays as it is")),
        Case = HoldTraining.HourOfEach(analysis),
        Instead =
        [
            new(
                Sentence.Plain("Skip a month while service is steady"),
                Sentence.Plain("the hours go to the phones; the policy is not met")),
        ],
    };
}
