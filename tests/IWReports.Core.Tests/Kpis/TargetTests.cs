using IWReports.Core.Facts;
using IWReports.Core.Kpis;
using IWReports.Core.Kpis.Measuring;

namespace IWReports.Core.Tests.Kpis;

public sealed class TargetTests
{
    private static MeasureSettings With(string kpi, params Target[] targets) =>
        Some.Settings with { Targets = new Dictionary<string, IReadOnlyList<Target>> { [kpi] = targets } };

    private static Target FromDecember(decimal value, TargetOrigin origin = TargetOrigin.Ours) =>
        new(value, 0.01m, origin) { From = new(2025, 12, 1) };

    [Fact]
    public void A_month_before_a_new_target_keeps_the_old()
    {
        var measured = Measured.Of(With("abandonment", FromDecember(0.03m)), Some.Abandoned(), Some.Abandoned(day: new(2025, 12, 3)));
        var months = measured.By(KpiCatalog.Find("abandonment")!, KpiBy.Month);
        Assert.Equal([("2025-11", 0.05m), ("2025-12", 0.03m)], months.Select(month => (month.Key, month.Kpi.Target!.Value)));
    }

    [Fact]
    public void A_target_of_ours_leaves_the_policy_printed_beside()
    {
        var kpi = KpiCatalog.Find("calls_per_hour")!.On(new(2025, 12, 1), With("calls_per_hour", FromDecember(6)));
        Assert.Equal((6, 20), (kpi.Target!.Value, kpi.PolicyTarget!.Value));
    }

    [Fact]
    public void A_new_policy_does_not_replace_what_we_set()
    {
        var kpi = KpiCatalog.Find("resolved_in_2h")!.On(new(2025, 12, 1), With("resolved_in_2h", FromDecember(0.95m, TargetOrigin.Policy)));
        Assert.Equal((0.90m, 0.95m), (kpi.Target!.Value, kpi.PolicyTarget!.Value));
    }

    [Fact]
    public void A_target_changes_the_version_of_its_kpi_only()
    {
        var settings = With("abandonment", FromDecember(0.03m));
        Assert.Equal(["abandonment"], KpiCatalog.All.Where(kpi => kpi.Version(settings) != kpi.Version(Some.Settings))
            .Select(kpi => kpi.Id));
    }

    [Fact]
    public void Each_count_has_its_own_topics()
    {
        var coverage = new Coverage(new Dictionary<string, (DateOnly, DateOnly)>(), new Dictionary<DateOnly, DateOnly>(), Some.Day);
        var sums = new MeasuredSums(KpiBy.Topic, ScopeKind.Topic, coverage, Some.Settings);
        var (damage, unsolved) = (KpiCatalog.Find("injuries")!, KpiCatalog.Find("unsolved")!);
        sums.Sums[(damage.Numerator.Id, "late delivery")] = 1;
        sums.Before[(unsolved.Numerator.Id, "invoice")] = 2;
        var keys = KpiKey.Of(KpiBy.Topic, [Some.Day], ["invoice", "late delivery"]);
        Assert.Equal(["late delivery"], sums.KeysOf(damage, [damage], keys).Select(key => key.Name));
        Assert.Equal(["invoice"], sums.KeysOf(unsolved, [unsolved], keys).Select(key => key.Name));
    }

    [Fact]
    public void A_figure_beside_another_is_none_where_only_the_other_has_something()
    {
        var coverage = new Coverage(new Dictionary<string, (DateOnly, DateOnly)>(), new Dictionary<DateOnly, DateOnly>(), Some.Day);
        var sums = new MeasuredSums(KpiBy.Queue, ScopeKind.Queue, coverage, Some.Settings);
        var offered = KpiCatalog.Find("calls_offered")!;
        var leftTheQueue = offered.Beside.Single(kpi => kpi.Id == "calls_flowed_out");
        sums.Sums[(offered.Numerator.Id, "sales")] = 1;
        var keys = KpiKey.Of(KpiBy.Queue, [Some.Day], ["sales"]);
        Assert.Empty(sums.KeysOf(leftTheQueue, [leftTheQueue], keys));
        Assert.Equal(["sales"], sums.KeysOf(leftTheQueue, [offered, leftTheQueue], keys).Select(key => key.Name));
    }
}
