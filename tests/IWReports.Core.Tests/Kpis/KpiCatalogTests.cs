using System.Reflection;
using IWReports.Core.Kpis;
using IWReports.Core.Kpis.Measuring;

namespace IWReports.Core.Tests.Kpis;

public sealed class KpiCatalogTests
{
    private static readonly List<Type> Files =
        [.. typeof(KpiCatalog).Assembly.GetTypes().Where(type => !type.Name.Contains('<') && type.DeclaringType is null
            && type.Namespace?.StartsWith("IWReports.Core.Kpis.", StringComparison.Ordinal) == true
                && type.Namespace != typeof(Kpi).Namespace)];

    private static Kpi Of(Type file) => (Kpi)file.GetField("Kpi", BindingFlags.Public | BindingFlags.Static)!.GetValue(null)!;

    [Fact]
    public void Every_file_is_listed() => Assert.All(Files, file => Assert.Contains(Of(file), KpiCatalog.All));

    [Fact]
    public void Every_file_lies_in_its_touch_point() =>
        Assert.All(Files, file => Assert.EndsWith($".{Of(file).TouchPoint}", file.Namespace, StringComparison.Ordinal));

    [Fact]
    public void Every_file_has_a_test()
    {
        var tests = typeof(KpiCatalogTests).Assembly.GetTypes().Select(type => type.Name).ToHashSet();
        Assert.All(Files, file => Assert.Contains($"{file.Name}Tests", tests));
    }

    [Fact]
    public void No_id_is_used_twice()
    {
        Assert.Equal(KpiCatalog.All.Count, KpiCatalog.All.Select(kpi => kpi.Id).Distinct().Count());
        var measures = KpiCatalog.All.SelectMany(kpi => kpi.Measures).Distinct().ToList();
        Assert.Equal(measures.Count, measures.Select(measure => measure.Id).Distinct().Count());
    }

    [Fact]
    public void A_misspelt_id_finds_the_one_that_was_meant() =>
        Assert.Equal("abandonment", KpiCatalog.Nearest("abandonement")[0]);

    private static IReadOnlyList<string> ChangedBy(MeasureSettings settings) =>
        [.. KpiCatalog.All.Where(kpi => kpi.Version(settings) != kpi.Version(Some.Settings)).Select(kpi => kpi.Id)
            .Order(StringComparer.Ordinal)];

    private static MeasureSettings Open(int from, params DateOnly[] holidays) =>
        Some.Settings with { Calendar = new(Some.Settings.Calendar.Zone, holidays.ToHashSet(), new(from, 0),
            Some.Settings.Calendar.Closes) };

    [Fact]
    public void A_setting_changes_the_version_of_what_depends_on_it_only()
    {
        Assert.Equal(["required_officers", "required_on_phones", "service_level", "service_level_all"],
            ChangedBy(Some.Settings with { ServiceLevelWithin = TimeSpan.FromSeconds(10) }));
        Assert.Equal(["calls_per_hour", "occupancy"],
            ChangedBy(Some.Settings with { ProductivePauses = new HashSet<string> { "training" } }));
        Assert.Equal(["required_officers"], ChangedBy(Some.Settings with { Shrinkage = 0.304m }));
    }

    [Fact]
    public void Opening_hours_change_the_version_of_what_counts_open_time_and_holidays_that_of_what_counts_business_days_too()
    {
        Assert.Empty(ChangedBy(Open(9, new DateOnly(2025, 11, 4))));
        var hours = ChangedBy(Open(8, new DateOnly(2025, 11, 4)));
        var holidays = ChangedBy(Open(9));
        Assert.Superset(hours.ToHashSet(), holidays.ToHashSet());
        Assert.Superset(new HashSet<string> { "resolved_in_2h", "resolution_time", "calls_outside_hours", "required_officers" },
            hours.ToHashSet());
        Assert.Superset(new HashSet<string> { "complaint_resolved", "delivered_on_promise", "supervisor_cover", "unrecovered_callers" },
            holidays.Except(hours).ToHashSet());
        Assert.DoesNotContain(holidays, id => id is "abandonment" or "service_level" or "unsolved" or "enquiries_reopened" or "nps");
    }

    [Fact]
    public void Every_formula_is_a_sentence() =>
        Assert.All(KpiCatalog.All, kpi => Assert.EndsWith(".", kpi.Formula, StringComparison.Ordinal));
}
