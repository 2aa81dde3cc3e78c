using System.CommandLine;
using System.Globalization;
using IWReports.Worker.Cli;
using IWReports.Worker.Demo;
using Spectre.Console;

namespace IWReports.Benchmarks;

/// <summary>
/// Counts how often a scorecard's icon speaks though nothing happened: quiet months of the sample company, played call by call.
/// </summary>
internal static class BenchAlarmsVerb
{
    public static Command Create()
    {
        var months = new Option<int>("--months") { Description = "How many months are judged", DefaultValueFactory = _ => 1000 };
        months.Between(1, int.MaxValue);
        return new Command("alarms",
            "Judge quiet months of the telephone's KPIs: how many of their icons are set though nothing happened") { months }.Example(
            "bench alarms --months 1000").Runs(
            async (parsed, _, output, cancellationToken) =>
            {
                var found = await output.WithProgressAsync("bench alarms",
                    progress => Task.Run(() => QuietMonths.Judge(parsed.GetValue(months), progress, cancellationToken), cancellationToken));
                var answer = new { Months = parsed.GetValue(months), Icons = found.Sum(kpi => kpi.Icons), Set = found.Sum(kpi => kpi.Set),
                    Share = found.Sum(kpi => kpi.Set) / (double)found.Sum(kpi => kpi.Icons), Kpis = found };
                output.Answer(answer, () =>
                {
                    var table = Output.Table("KPI", "icons", "set", "share");
                    void Row(string name, int icons, int set) =>
                        table.AddRow(name, icons.ToString(CultureInfo.InvariantCulture), set.ToString(CultureInfo.InvariantCulture),
                        string.Create(CultureInfo.InvariantCulture, $"{(double)set / icons:0.0 %}"));
                    foreach (var kpi in found)
                        Row(kpi.Kpi, kpi.Icons, kpi.Set);
                    Row("all (aim: at most 2 %)", answer.Icons, answer.Set);
                    return table;
                });
                return ExitCode.Done;
            },
            needsDatabase: false);
    }
}
