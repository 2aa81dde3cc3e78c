using System.Reflection;
using IWReports.Core.Kpis;

namespace IWReports.Core.Tests.Kpis;

public sealed class KpiCatalogTests
{
    private static readonly List<Type> Files =
        [.. typeof(KpiCatalog).Assembly.GetTypes().Where(type => type.Namespace?.StartsWith("IWReports.Core.Kpis.", StringComparison.Ordinal) == true && !type.Name.Contains('<') && type.DeclaringType is null)];

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

    [Fact]
    public void A_setting_changes_the_version_of_what_depends_on_it_only()
    {
        var stricter = Some.Settings with { ServiceLevelWithin = TimeSpan.FromSeconds(10) };
        var changed = KpiCatalog.All.Where(kpi => kpi.Version(stricter) != kpi.Version(Some.Settings)).Select(kpi => kpi.Id);
        Assert.Equal(["service_level", "service_level_all", "required_officers"], changed);
    }

    [Fact]
    public void Every_formula_is_a_sentence() => Assert.All(KpiCatalog.All, kpi => Assert.EndsWith(".", kpi.Formula, StringComparison.Ordinal));
}
