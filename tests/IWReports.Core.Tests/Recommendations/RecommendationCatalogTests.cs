using System.Reflection;
using IWReports.Core.Analysis;
using IWReports.Core.Kpis.Measuring;
using IWReports.Core.Recommendations;
using IWReports.Core.Tests.Reports;

namespace IWReports.Core.Tests.Recommendations;

public sealed class RecommendationCatalogTests
{
    [Fact]
    public void Every_rule_of_the_folder_is_in_the_catalogue()
    {
        var rules = typeof(Rule).Assembly.GetTypes().Where(type => type.Namespace == $"{typeof(Rule).Namespace}.Rules")
            .Select(type => type.GetField("Rule", BindingFlags.Public | BindingFlags.Static)?.GetValue(null)).OfType<Rule>()
                .Select(rule => rule.Id);
        Assert.Equal(rules.Order(), RecommendationCatalog.All.Select(rule => rule.Id).Order());
    }

    [Fact]
    public void A_quiet_month_is_filled_with_what_to_maintain()
    {
        var quiet = SomeBoard.WithCalls with { HalfHours = [], AtRisk = [], LateOrders = [], Roster = [], History = new Dictionary<string,
            IReadOnlyList<KpiValue>> { ["speed_of_answer"] = SomeBoard.Months(SomeBoard.SpeedOfAnswer, 10) } };
        var recommendations = RecommendationCatalog.For(MonthlyAnalysis.Of(quiet));
        Assert.Equal(3, recommendations.Count);
        Assert.All(recommendations.SkipLast(1), one => Assert.StartsWith("Maintain", one.Action.Text));
        Assert.Equal(Lever.PublicRelations, recommendations[^1].Lever);
    }
}
