using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text.RegularExpressions;
using IWReports.Core.Calendar;
using IWReports.Worker.Admin;
using IWReports.Worker.Cli;
using IWReports.Worker.Host;
using IWReports.Worker.Measurement;
using IWReports.Worker.Measurement.Analysis;
using Npgsql;
using Registration = IWReports.Worker.Database.Registration;

namespace IWReports.Benchmarks;

/// <summary>Fills a database, serves the dashboard over it, and has people look at every page, each at one a second.</summary>
internal sealed partial class WebBenchmark(IConfiguration settings)
{
    private const string Name = "bench", Password = "a bench of nine planks";

    private static readonly TimeSpan SlowFrom = TimeSpan.FromMilliseconds(100);

    // What people open: lists, filters, later pages of them, figures step by step.
    private static readonly string[] Paths =
    [
        "/", "/kpis", "/kpis/abandonment?from=2025-11-01&to=2025-11-30&by=day", "/kpis/abandonment?from=2025-11-01&to=2025-11-30&by=queue",
        "/kpis/answered_in_5_rings?from=2025-11-01&to=2025-11-30&by=officer", "/kpis/abandonment/calls?from=2025-11-28&to=2025-11-28",
        "/analysis", "/editions", "/editions?beyond=1000", "/deliveries", "/deliveries?state=unknown", "/deliveries?beyond=500000",
        "/recommendations", "/callbacks", "/data", "/data/sources/1", "/schedules", "/schedules/runs", "/schedules/runs?beyond=50000",
        "/health", "/users", "/audit",
    ];

    public Task<WebSeen> RunAsync(WebSize size, int people, TimeSpan length, IProgress<Progress> progress,
        CancellationToken cancellationToken) =>
        ScratchDatabase.RunAsync(settings.GetConnectionString(Registration.ConnectionName), "bench_web", async own =>
        {
            var keys = Directory.CreateTempSubdirectory("iwreports-bench-");
            try
            {
                return await ServeAsync(own, keys.FullName, size, people, length, progress, cancellationToken);
            }
            finally
            {
                keys.Delete(recursive: true);
            }
        });

    private static async Task<WebSeen> ServeAsync(string database, string keys, WebSize size, int people, TimeSpan length,
        IProgress<Progress> progress, CancellationToken cancellationToken)
    {
        var builder = WorkerHost.Create(Worker.Program.AddStages, quiet: true);
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            [$"ConnectionStrings:{Registration.ConnectionName}"] = database,
            ["Scheduling:Now"] = "2025-12-01T09:00:00+11:00",
            ["Admin:KeysFolder"] = keys,
        });
        await using var program = await ServeVerb.PrepareAsync(builder, "http://127.0.0.1:0", cancellationToken);
        progress.Report(new("filling the database", 0.05));
        await size.FillAsync(program.Services.GetRequiredService<NpgsqlDataSource>(), cancellationToken);
        progress.Report(new("measuring", 0.5));
        await program.Services.GetRequiredService<MeasureJob>()
            .RunAsync(null, WebSize.Last.AddDays(1), new Progress<Progress>(), cancellationToken);
        progress.Report(new("analysing the month", 0.7));
        await program.Services.GetRequiredService<AnalyseJob>()
            .RunAsync(ReportPeriod.MonthOf(WebSize.Last), new Progress<Progress>(), cancellationToken);
        await program.Services.GetRequiredService<Users>().AddAsync(Name, Roles.Admin, null, Password, "bench", cancellationToken);
        await program.StartAsync(cancellationToken);
        var seen = await LookAsync(program.Urls.Single(), people, length, progress, cancellationToken);
        await program.StopAsync(cancellationToken);
        return seen;
    }

    private static async Task<WebSeen> LookAsync(string url, int people, TimeSpan length, IProgress<Progress> progress,
        CancellationToken cancellationToken)
    {
        using var client = await SignedInAsync(url, cancellationToken);
        progress.Report(new("looking at each page once", 0.8));
        foreach (var path in Paths)
            await AskAsync(client, path, cancellationToken);
        var slow = new ConcurrentDictionary<string, double>();
        using var listener = Listener(slow);
        var (answers, watch) = (new ConcurrentBag<WebAnswer>(), Stopwatch.StartNew());
        await Parallel.ForEachAsync(Enumerable.Range(0, people), new ParallelOptions { MaxDegreeOfParallelism = people,
            CancellationToken = cancellationToken }, async (person, stop) =>
        {
            // Nobody waits for the others: each begins at another moment of the second, and at another page.
            await Task.Delay(TimeSpan.FromSeconds((double)person / people), stop);
            for (var at = person; watch.Elapsed < length; at++)
            {
                var next = watch.Elapsed + TimeSpan.FromSeconds(1);
                answers.Add(await AskAsync(client, Paths[at % Paths.Length], stop));
                progress.Report(new("people look at the pages", 0.8 + (0.2 * Math.Min(1, watch.Elapsed / length))));
                if (next > watch.Elapsed)
                    await Task.Delay(next - watch.Elapsed, stop);
            }
        });
        return new([.. answers], [.. slow.OrderByDescending(query => query.Value).Select(query => new SlowQuery(query.Value, query.Key))]);
    }

    private static async Task<WebAnswer> AskAsync(HttpClient client, string path, CancellationToken cancellationToken)
    {
        var watch = Stopwatch.StartNew();
        using var answer = await client.GetAsync(path, cancellationToken);
        await answer.Content.ReadAsByteArrayAsync(cancellationToken);
        return new(path, (int)answer.StatusCode, watch.Elapsed.TotalMilliseconds);
    }

    private static async Task<HttpClient> SignedInAsync(string url, CancellationToken cancellationToken)
    {
        var client = new HttpClient { BaseAddress = new Uri(url) };
        var page = await client.GetStringAsync("/sign-in", cancellationToken);
        using var form = new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["Name"] = Name, ["Password"] = Password, ["__RequestVerificationToken"] = Token().Match(page).Groups[1].Value,
        });
        using var answer = await client.PostAsync("/sign-in", form, cancellationToken);
        answer.EnsureSuccessStatusCode();
        return client;
    }

    // The driver says of each command how long it took.
    private static ActivityListener Listener(ConcurrentDictionary<string, double> slow)
    {
        var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == "Npgsql",
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
            ActivityStopped = command =>
            {
                if (command.Duration >= SlowFrom
                    && (command.GetTagItem("db.query.text") ?? command.GetTagItem("db.statement")) is string sql)
                    slow.AddOrUpdate(Blanks().Replace(sql, " ").Trim(), command.Duration.TotalMilliseconds,
                        (_, before) => Math.Max(before, command.Duration.TotalMilliseconds));
            },
        };
        ActivitySource.AddActivityListener(listener);
        return listener;
    }

    [GeneratedRegex("name=\"__RequestVerificationToken\"[^>]*value=\"([^\"]+)\"")]
    private static partial Regex Token();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blanks();
}
