using IWReports.Core.Analysis;
using IWReports.Core.Recommendations.Rules;

namespace IWReports.Core.Recommendations;

/// <summary>The rules, what customers feel before what the team needs, and which of them a report prints.</summary>
public static class RecommendationCatalog
{
    // The board asked for three or four, one of them on public relations.
    private const int MaxMends = 3;

    private const int MinBesidePublicRelations = 2;

    public static IReadOnlyList<Rule> All { get; } =
    [
        ConfirmUnit.Rule,
        SettleCustomersAtRisk.Rule,
        LoadTheRoster.Rule,
        CoverLeave.Rule,
        CoverHalfHours.Rule,
        KeepThePromisedDay.Rule,
        PublishAnswers.Rule,
        HoldTraining.Rule,
        TrainNewcomers.Rule,
        NameADeputy.Rule,
        StreamlineHandling.Rule,
        AnswerFeedback.Rule,
        LongerHours.Rule,
        PublicRelations.Rule,
        MonthlyTraining.Rule,
        PassOnCompliments.Rule,
        ReviewStandards.Rule,
    ];

    /// <summary>Three or four actions; "maintain" ones fill up where little needs mending.</summary>
    public static IReadOnlyList<Recommendation> For(MonthlyAnalysis analysis) => Chosen(analysis).Now;

    /// <summary>The same, and what the figures ask for besides, so that nobody thinks that the rest is well.</summary>
    public static (IReadOnlyList<Recommendation> Now, IReadOnlyList<Recommendation> Next) Chosen(MonthlyAnalysis analysis)
    {
        IEnumerable<Recommendation> Of(RuleKind kind) => All.Where(rule => rule.Kind == kind)
            .Select(rule => rule.Of(analysis) is { } found ? found with { Rule = rule.Id } : null).OfType<Recommendation>();

        var mends = Of(RuleKind.Mend).ToList();
        var maintain = Of(RuleKind.Maintain).Take(Math.Max(0, MinBesidePublicRelations - mends.Count));
        return ([.. mends.Take(MaxMends), .. maintain, .. Of(RuleKind.PublicRelations)], [.. mends.Skip(MaxMends)]);
    }
}
