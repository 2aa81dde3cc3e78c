using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using IWReports.Core.Kpis;

namespace IWReports.Core.Tests.Kpis;

/// <summary>A KPI is named by its file's constant: its id as a text stands in that file alone.</summary>
public sealed partial class KpiIdTests
{
    // The same letters, meant otherwise: words of sentences, a column's header, measures and what they begin with.
    private static readonly string[] OtherMeanings =
    [
        "AtRiskText.cs customers", "LinkedDays.cs customers_at_risk", "BoardDecide.cs customers", "DigestTeamTodos.cs customers",
        "PassOnCompliments.cs compliments", "DigestSheets.cs coaching", "CallIntervalsTable.cs service_level",
        "CallTotalsReader.cs calls_flowed_out", "CallTotalsReader.cs calls_offered", "CallTotalsReader.cs calls_open",
        "CustomersReader.cs delivery_days",
    ];

    [Fact]
    public void Elsewhere_a_kpi_is_named_by_its_constant() =>
        Assert.Equal(OtherMeanings.Order(StringComparer.Ordinal),
            Named().Where(named => !named.InKpis).Select(named => $"{named.File} {named.Id}").Distinct().Order(StringComparer.Ordinal));

    [Fact]
    public void An_id_stands_in_one_file_of_the_kpis() => Assert.All(KpiCatalog.All, kpi =>
        Assert.Single(Named().Where(named => named.InKpis && named.Id == kpi.Id).Select(named => named.File).Distinct()));

    // One word may name a table or a column in the Worker; two joined by an underscore are a KPI's there too.
    private static IEnumerable<(string File, bool InKpis, string Id)> Named([CallerFilePath] string here = "")
    {
        var source = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "../../../src"));
        var ids = KpiCatalog.All.Select(kpi => kpi.Id).ToHashSet();
        return from file in Directory.EnumerateFiles(source, "*.cs", SearchOption.AllDirectories)
            let path = Path.GetRelativePath(source, file)
            let isCore = path.StartsWith("IWReports.Core", StringComparison.Ordinal)
            where !path.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal)
            from line in File.ReadLines(file)
            where !line.TrimStart().StartsWith("//", StringComparison.Ordinal)
            from Match text in Quoted().Matches(line)
            let id = text.Groups[1].Value
            where ids.Contains(id) && (isCore || id.Contains('_', StringComparison.Ordinal))
            select (Path.GetFileName(file), path.StartsWith(Path.Combine("IWReports.Core", "Kpis"), StringComparison.Ordinal), id);
    }

    [GeneratedRegex("""["']([a-z][a-z0-9_]*)["']""")]
    private static partial Regex Quoted();
}
