using System.Text.RegularExpressions;
using IWReports.Core.Facts;
using IWReports.Core.Kpis;
using IWReports.Core.Kpis.Measuring;

namespace IWReports.Core.Tests.Kpis.Measuring;

/// <summary>What a KPI, and what is written of it, is called by the limit in force.</summary>
public sealed partial class LimitNameTests
{
    private static readonly MeasureSettings Others =
        Some.Settings with { LongWait = TimeSpan.FromMinutes(5), ResolvedWithin = TimeSpan.FromHours(4) };

    [Theory]
    [InlineData("long_waits", "Waited over 10 minutes", "Waited over 5 minutes")]
    [InlineData("resolved_in_2h", "Enquiries completed within 2 hours", "Enquiries completed within 4 hours")]
    [InlineData("unsolved_over_2h", "Unsolved for over 2 hours", "Unsolved for over 4 hours")]
    public void A_KPI_is_named_by_the_limit_in_force(string id, string usual, string name)
    {
        var kpi = Counted.Find(id);
        Assert.Equal(usual, kpi.Name);
        Assert.Equal(name, kpi.On(Others.AsOf, Others).Name);
        var nothing = new Coverage(new Dictionary<string, (DateOnly, DateOnly)>(), new Dictionary<DateOnly, DateOnly>(), Others.AsOf);
        var values = new MeasuredSums(KpiBy.Total, ScopeKind.Company, nothing, Others).Of(kpi, [new(KpiKey.Total, [Some.Day])]);
        Assert.Equal(name, Assert.Single(values).Kpi.Name);
    }

    [Fact]
    public void Where_a_limit_is_set_otherwise_no_KPI_names_the_usual_one() => Assert.DoesNotContain(
        KpiCatalog.All.Select(kpi => kpi.On(Others.AsOf, Others)).Select(kpi => $"{kpi.Name} {kpi.Formula} {kpi.Parameters(Others)}"),
        words => UsualLimit().IsMatch(words));

    [Fact]
    public void No_other_KPI_has_a_time_of_day_in_its_name() => Assert.DoesNotContain(
        KpiCatalog.All.Where(kpi => kpi.NameBy is null), kpi => TimeOfDay().IsMatch(kpi.Name));

    [GeneratedRegex(@"\b(10 min|600 s|2 h|two hours|ten minutes)")]
    private static partial Regex UsualLimit();

    [GeneratedRegex(@"\d+ ?(s|min|h|second|minute|hour)")]
    private static partial Regex TimeOfDay();
}
