using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using IWReports.Core.Analysis.Causes;
using IWReports.Core.Calendar;
using IWReports.Core.Statistics;
using IWReports.Worker.Cli;
using Spectre.Console;

namespace IWReports.Benchmarks;

/// <summary>Times a month's share-out of a shortfall: every interval with every set of drivers.</summary>
internal static class BenchCausesVerb
{
    private const int Days = 21, IntervalsPerDay = 24, Rounds = 10;

    public static Command Create() => new Command("causes",
        "Share out a month's shortfall among its drivers: 504 intervals with 32 sets of drivers each").Example("bench causes").Runs(
        (_, _, output, _) =>
        {
            var intervals = Intervals().ToList();
            var queue = new QueueModel(HalfHour.Length, TimeSpan.FromMinutes(2), TimeSpan.FromSeconds(20), 0.6);
            var times = Enumerable.Range(0, Rounds).Select(_ => Time(intervals, queue)).Order().ToList();
            var answer = new { Intervals = intervals.Count, Sets = Counterfactuals.Sets, Milliseconds = times[Rounds / 2],
                FirstMilliseconds = times[^1] };
            output.Answer(answer, () =>
            {
                var table = Output.Table("what", "value");
                table.AddRow("intervals", answer.Intervals.ToString(CultureInfo.InvariantCulture));
                table.AddRow("sets of drivers", answer.Sets.ToString(CultureInfo.InvariantCulture));
                table.AddRow("median of ten rounds (aim: at most 100)",
                    string.Create(CultureInfo.InvariantCulture, $"{answer.Milliseconds:0.0} ms"));
                table.AddRow("slowest, the first included",
                    string.Create(CultureInfo.InvariantCulture, $"{answer.FirstMilliseconds:0.0} ms"));
                return table;
            });
            return Task.FromResult(ExitCode.Done);
        },
        needsDatabase: false);

    private static double Time(List<IntervalChange> intervals, QueueModel queue)
    {
        var watch = Stopwatch.StartNew();
        var counterfactuals = new Counterfactuals(intervals, queue);
        Shapley.Of(Counterfactuals.Drivers, counterfactuals.ServiceLevels([.. Enumerable.Range(0, counterfactuals.Days)])!);
        return watch.Elapsed.TotalMilliseconds;
    }

    // A day's hump of 80 to 120 calls; every driver changed everywhere, so that no set comes for nothing.
    private static IEnumerable<IntervalChange> Intervals() =>
        from day in Enumerable.Range(0, Days)
        from slot in Enumerable.Range(0, IntervalsPerDay)
        let calls = 80 + (40 * Math.Sin(Math.PI * slot / IntervalsPerDay)) + (day % 5)
        let officers = (int)(calls / 6.5)
        select new IntervalChange(
            new DateOnly(2025, 11, 1).AddDays(day), new HalfHour(14 + slot),
            new(calls, TimeSpan.FromSeconds(180), officers, 0, 0),
            new(calls * 1.15, TimeSpan.FromSeconds(195), officers - 1, 2, 4));
}
