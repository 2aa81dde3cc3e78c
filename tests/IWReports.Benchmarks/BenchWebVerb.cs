using System.CommandLine;
using System.Globalization;
using IWReports.Worker.Cli;
using Spectre.Console;

namespace IWReports.Benchmarks;

/// <summary>How soon the dashboard answers many people on a large database, and which of its queries are slow.</summary>
internal static class BenchWebVerb
{
    public static Command Create()
    {
        var calls = Number("--calls", "How many calls", 5_000_000);
        var deliveries = Number("--deliveries", "How many deliveries, with bodies of 1 KB", 1_000_000);
        var runs = Number("--runs", "How many runs", 100_000);
        var seconds = Number("--seconds", "How long people look, each at a page a second", 60);
        var people = Number("--people", "How many people look", 20);
        return new Command("web", "Fill a database made for it, and have people look at every page of the dashboard")
        {
            calls, deliveries, runs, seconds, people,
        }.Example("bench web", "bench web --calls 100000 --deliveries 10000 --runs 1000 --seconds 20").Runs(
            async (parsed, services, output, cancellationToken) =>
            {
                var size = new WebSize(parsed.GetValue(calls), parsed.GetValue(deliveries), parsed.GetValue(runs));
                var bench = new WebBenchmark(services.GetRequiredService<IConfiguration>());
                var (people_, length) = (parsed.GetValue(people), TimeSpan.FromSeconds(parsed.GetValue(seconds)));
                var seen = await output.WithProgressAsync("bench web",
                    progress => bench.RunAsync(size, people_, length, progress, cancellationToken));
                output.Answer(new
                {
                    Answers = seen.Answers.Count, Errors = seen.Answers.Count(answer => answer.Status >= 400),
                    MedianMs = seen.Share(0.5), P99Ms = seen.Share(0.99),
                    Pages = seen.Pages().Select(page => new { page.Path, page.Median, page.Longest, page.Count }),
                    SlowQueries = seen.Slow.Select(query => new { query.Ms, query.Sql }),
                }, () => Table(seen));
                foreach (var query in seen.Slow)
                    output.Say(string.Create(CultureInfo.InvariantCulture, $"{query.Ms:0} ms: {query.Sql}"));
                return ExitCode.Done;
            }, needsDatabase: false);
    }

    private static Table Table(WebSeen seen)
    {
        var table = Output.Table("page", "answers", "median, ms", "longest, ms");
        void Row(string page, int count, double median, double longest) =>
            table.AddRow(Markup.Escape(page), $"{count}", string.Create(CultureInfo.InvariantCulture, $"{median:0}"),
                string.Create(CultureInfo.InvariantCulture, $"{longest:0}"));
        foreach (var page in seen.Pages())
            Row(page.Path, page.Count, page.Median, page.Longest);
        Row("all (aim: median at most 150)", seen.Answers.Count, seen.Share(0.5), seen.Share(1));
        Row("99 of 100 (aim: at most 400)", seen.Answers.Count, seen.Share(0.5), seen.Share(0.99));
        table.AddRow("queries over 100 ms (aim: none)", $"{seen.Slow.Count}", "", "");
        table.AddRow("answers that were errors", $"{seen.Answers.Count(answer => answer.Status >= 400)}", "", "");
        return table;
    }

    private static Option<int> Number(string name, string what, int usual)
    {
        var option = new Option<int>(name) { Description = what, DefaultValueFactory = _ => usual };
        option.Between(1, 100_000_000);
        return option;
    }
}
