using IWReports.Core.Analysis;
using IWReports.Core.Language;

namespace IWReports.Core.Recommendations.Rules;

/// <summary>Keeps targets honest while they are met.</summary>
internal static class ReviewStandards
{
    public static readonly Rule Rule = new("review-standards", RuleKind.Maintain, Of);

    private static Recommendation? Of(MonthlyAnalysis analysis) => new()
    {
        Lever = Lever.ProblemSolving,
        Grade = EvidenceGrade.Computed,
        Card = new(
            Sentence.Plain("Review the targets with the team."),
            Sentence.Plain("Targets long met no longer lead."),
            Sentence.Plain("Targets stay hard but possible.")),
        Action = Sentence.Plain("Maintain: review the targets of this report with the team, and keep them challenging and achievable."),
        Rationale = new(
            Sentence.Plain("Targets that are met for months no longer lead; targets nobody can meet never did."),
            Sentence.Plain("What customers were promised is a target's measure, not what is easy."),
            Sentence.Plain("Each target is read beside the one that pays for it."),
            Sentence.Plain("The chance of meeting each is computed in this report.")),
        Owner = Owners.Manager,
        Due = analysis.Period.AddMonths(1).To,
        Measure = Sentence.Plain("Each target confirmed or changed, with its date and origin."),
        Resources = Sentence.Plain("One meeting of the team."),
        Expected = new(Sentence.Plain("the scorecard keeps its meaning")),
        Case = new(),
        Instead = [new(Sentence.Plain("Leave the targets for a year"),
            Sentence.Plain("months stay comparable; what no longer leads goes unseen"))],
    };
}
