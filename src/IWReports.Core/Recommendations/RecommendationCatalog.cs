using IWReports.Core.Analysis;

namespace IWReports.Core.Recommendations;

/// <summary>The rules in the order of their urgency, and which of them a report prints.</summary>
public static class RecommendationCatalog
{
    // The board asked for three or four, one of them on public relations.
    private const int MostMends = 3;

    private const int FewestBesidePublicRelations = 2;

    public static IReadOnlyList<Rule> All { get; } =
    [
        ConfirmUnit.Rule,
        SettleCustomersAtRisk.Rule,
        CoverHalfHours.Rule,
        KeepThePromisedDay.Rule,
        NameADeputy.Rule,
        TrainNewcomers.Rule,
        PublicRelations.Rule,
        MonthlyTraining.Rule,
        ReviewStandards.Rule,
    ];

    /// <summary>Three or four actions; "maintain" ones fill up where little needs mending.</summary>
    public static IReadOnlyList<Recommendation> For(MonthReading reading)
    {
        IEnumerable<Recommendation> Of(RuleKind kind) => All.Where(rule => rule.Kind == kind)
            .Select(rule => rule.Of(reading) is { } found ? found with { Rule = rule.Id } : null).OfType<Recommendation>();

        var mends = Of(RuleKind.Mend).Take(MostMends).ToList();
        return [.. mends, .. Of(RuleKind.Maintain).Take(Math.Max(0, FewestBesidePublicRelations - mends.Count)), .. Of(RuleKind.PublicRelations)];
    }
}
