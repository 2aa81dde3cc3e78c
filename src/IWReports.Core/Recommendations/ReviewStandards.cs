using IWReports.Core.Analysis;
using IWReports.Core.Reports.Narrative;

namespace IWReports.Core.Recommendations;

/// <summary>Keeps targets honest while they are met.</summary>
internal static class ReviewStandards
{
    public static readonly Rule Rule = new("review-standards", RuleKind.Maintain, Of);

    private static Recommendation? Of(MonthReading reading) => new()
    {
        Lever = Lever.ProblemSolving,
        Action = Sentence.Plain("Maintain: review the targets of this report with the team, and keep them challenging and achievable."),
        Rationale = Sentence.Plain("Targets that are met for months no longer lead; targets nobody can meet never did."),
        Owner = Owners.Manager,
        Due = reading.Period.AddMonths(1).To,
        Measure = Sentence.Plain("Each target confirmed or changed, with its date and origin."),
        Resources = Sentence.Plain("One meeting of the team."),
        Expected = Sentence.Plain("The scorecard keeps its meaning."),
    };
}
