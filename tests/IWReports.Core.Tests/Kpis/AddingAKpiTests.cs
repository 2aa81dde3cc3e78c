using System.Runtime.CompilerServices;
using IWReports.Core.Facts;
using IWReports.Core.Kpis.Measuring;

namespace IWReports.Core.Tests.Kpis;

public sealed class AddingAKpiTests
{
    [Fact]
    public void Takes_the_one_file_and_the_one_line_that_the_readme_shows()
    {
        var diff = Read("README.md").SkipWhile(line => line != "```diff").Skip(1).TakeWhile(line => line != "```").ToList();
        var catalogue = diff.FindIndex(line => line.EndsWith("KpiCatalog.cs", StringComparison.Ordinal));
        Assert.Equal(Read(diff[0][2..]).SkipWhile(line => !line.StartsWith("internal", StringComparison.Ordinal)),
            diff[1..catalogue].Select(line => line[2..]));
        Assert.Contains(Assert.Single(diff[(catalogue + 1)..])[2..].Trim(), Read(diff[catalogue].Trim()).Select(line => line.Trim()));
    }

    [Fact]
    public void A_kpi_of_known_facts_is_measured_without_a_word_elsewhere()
    {
        var longCalls = new Kpi
        {
            Id = "long_calls",
            Name = "Long calls",
            TouchPoint = TouchPoint.BeHeard,
            Unit = Unit.Percent,
            Better = Better.Lower,
            Numerator = new Measure<QueueVisit>("calls_over_ten_minutes",
                call => call.Talk is not { } talk ? null : talk > TimeSpan.FromMinutes(10) ? 1 : 0),
            Denominator = new Measure<QueueVisit>("calls_talked", call => call.Talk is null ? null : 1),
            Formula = "Answered calls of more than ten minutes ÷ answered calls.",
        };
        var measured = Measured.Also(longCalls.Measures, Some.Answered() with { Talk = TimeSpan.FromMinutes(11) },
            Some.Answered() with { Talk = TimeSpan.FromMinutes(2) });
        Assert.Equal(0.5m, measured.Total(longCalls).Value);
        Assert.Equal(0.5m, measured.By(longCalls, KpiBy.Queue).Single().Value);
        Assert.Matches("^[0-9a-f]{12}$", longCalls.Version(Some.Settings));
    }

    private static string[] Read(string path, [CallerFilePath] string here = "") =>
        File.ReadAllLines(Path.Combine(Path.GetDirectoryName(here)!, "../../..", path));
}
