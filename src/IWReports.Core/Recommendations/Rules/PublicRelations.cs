using IWReports.Core.Analysis;
using IWReports.Core.Kpis.Measuring;
using IWReports.Core.Kpis.Stay;
using IWReports.Core.Language;

namespace IWReports.Core.Recommendations.Rules;

/// <summary>The recommendation on public relations that the board wants in every report.</summary>
internal static class PublicRelations
{
    public static readonly Rule Rule = new("public-relations", RuleKind.PublicRelations, Of);

    private static Recommendation? Of(MonthlyAnalysis analysis) => new()
    {
        Lever = Lever.PublicRelations,
        Grade = EvidenceGrade.Computed,
        Card = new(
            Sentence.Plain("Answer every review; publish our promises with results."),
            analysis.Find(PublicReviews.ReviewsAnsweredId) is { Value: not null } answered
                ? Sentence.Of($"{new ServiceText(analysis).Level(answered)}.") : Sentence.Plain("Buyers read reviews before they call."),
            Sentence.Plain("Customers see that we listen.")),
        Action = Sentence.Plain("Answer every online review within two business days, and publish the customer charter's promises with "
            + "this month's result beside each."),
        Rationale = new(
            Problem(analysis),
            analysis.Data.AtRisk.Count > 0
                ? Sentence.Plain("Customers at risk talk to others; an answer in public shows how matters are put right.")
                : Sentence.Plain("Who reads what others say decides without having called."),
            Sentence.Plain("A promise with its result beside it is one that is kept up."),
            Sentence.Plain("Reviews are read where they stand; the charter is a page of the company's own site.")),
        Owner = Owners.Marketing,
        Due = analysis.Period.AddMonths(1).To,
        Measure = TargetText.Of(analysis, PublicReviews.ReviewsAnsweredId)
            ?? Sentence.Plain("Reviews answered within two business days; the charter page is online."),
        Kpi = PublicReviews.ReviewsAnsweredId,
        Resources = Sentence.Plain("An hour a week; no new posts."),
        Expected =
            new(Sentence.Plain("customers see that feedback is read; it shows in reviews and satisfaction, and no model backs a size")),
        Case = new() { HoursMonthly = Math.Round(52 / 12m, 1) },
        Instead = [new(Sentence.Plain("Ask contented customers for a word in public"),
            Sentence.Plain("more good reviews sooner; those that complain stay unanswered beside them"))],
        Duty = Sentence.Plain("Answers name no customer and no order (Privacy Act); only results that were measured are published "
            + "(Competition and Consumer Act)."),
    };

    private static Sentence Problem(MonthlyAnalysis analysis) =>
        analysis.Find(PublicReviews.ReviewsAnsweredId) is { Value: { } answered, Denominator: { } reviews } found
            ? Sentence.Of($"{new ServiceText(analysis).Level(found)}.")
            : analysis.Find(Csat.Id) is { Value: { } satisfied, Denominator: { } answers }
                ? Sentence.Of($"{new Figure(satisfied, Unit.Percent, analysis.Period) { N = (long)answers }} of "
                    + $"{Figure.Count(answers, analysis.Period)} answers to the survey were satisfied; whether customers say so in "
                    + $"public is not measured.")
                : Sentence.Plain(
                    "Whether customers speak well of the company is not measured yet; answering in public is the first step to know.");
}
