using System.CommandLine;
using System.Globalization;
using IWReports.Worker.Cli;
using IWReports.Worker.Database;
using IWReports.Worker.Demo;
using IWReports.Worker.Host;
using IWReports.Worker.Ingestion.Sources.AmazonConnect;
using IWReports.Worker.Ingestion.Sources.Asterisk;
using IWReports.Worker.Ingestion.Sources.Shopify;
using IWReports.Worker.Ingestion.Sources.Shops;
using IWReports.Worker.Ingestion.Sources.Tables;
using IWReports.Worker.Ingestion.Sources.Tables.Files;
using IWReports.Worker.Ingestion.Sources.Tables.Kinds;
using IWReports.Worker.Ingestion.Sources.WooCommerce;
using IWReports.Worker.Measurement;
using IWReports.Worker.Scheduling;
using Progress = IWReports.Worker.Host.Progress;
using Spectre.Console;
using Registration = IWReports.Worker.Database.Registration;

namespace IWReports.Benchmarks;

/// <summary>Reads damaged files of every format, measures what could be read of them, and shows that every line is accounted for.</summary>
internal static class BenchGarbledVerb
{
    private const int LinesPerFile = 5_000;

    public static Command Create()
    {
        var lines = new Option<long>("--lines") { Description = "How many lines over all formats", DefaultValueFactory = _ => 1_000_000 };
        var seed = new Option<int>("--seed") { Description = "Another number damages other places", DefaultValueFactory = _ => 1 };
        lines.Validators.Add(option =>
        {
            if (option.GetValueOrDefault<long>() < 1)
                option.AddError("--lines must be at least 1.");
        });
        return new Command("garbled",
            "Read damaged files of every format and account for every line, on a database made for it") { lines, seed }
            .Example("bench garbled", "bench garbled --lines 100000 --seed 7").Runs(async (parsed, services, output, cancellationToken) =>
            {
                var connection = services.GetRequiredService<IConfiguration>().GetConnectionString(Registration.ConnectionName);
                var folder = Directory.CreateTempSubdirectory("iwreports-garbled-");
                var (results, days, reading) = await output.WithProgressAsync("Garbled files", progress =>
                    ScratchDatabase.RunAsync(connection, "bench_garbled", own =>
                        RunAsync(own, folder.FullName, parsed.GetValue(lines), parsed.GetValue(seed), progress, cancellationToken)));
                var faults = results.SelectMany(one => one.Faults).ToList();
                if (faults.Count == 0)
                    folder.Delete(recursive: true);
                var answer = new { Lines = results.Sum(one => one.Lines), Formats = results, DaysMeasured = days,
                    PeakMegabytesReading = reading, PeakMegabytes = ProcessMemory.PeakMegabytes() };
                output.Answer(answer, () => Table(results));
                output.Say($"{Words.Count(days, "day")} measured; at most {reading:0} MB of memory while reading, "
                    + $"{answer.PeakMegabytes:0} MB with measuring; {Words.Count(faults.Count, "fault")}.");
                faults.ForEach(Output.Error);
                return faults.Count > 0 ? ExitCode.LookAtIt : ExitCode.Done;
            }, needsDatabase: false);
    }

    private static async Task<(List<GarbledResult> Results, int Days, double PeakReading)> RunAsync(
        string connection, string folder, long lines, int seed, IProgress<Progress> progress, CancellationToken cancellationToken)
    {
        await using var database = Registration.Open(connection);
        await new Migrator(database).ApplyAsync(cancellationToken);
        var builder = WorkerHost.CreateForVerb(Worker.Program.AddStages);
        builder.Services.AddSingleton(database);
        using var host = builder.Build();
        var formats = Formats(host.Services).ToList();
        var run = new GarbledRun(folder, LinesPerFile);
        var results = new List<GarbledResult>();
        for (var at = 0; at < formats.Count; at++)
        {
            var share = (lines * (at + 1) / formats.Count) - (lines * at / formats.Count);
            results.Add(await run.RunAsync(formats[at], share, seed + at, progress, cancellationToken));
        }

        var peak = ProcessMemory.PeakMegabytes();
        var measured = await host.Services.GetRequiredService<MeasureJob>()
            .RunAsync(null, host.Services.GetRequiredService<BusinessClock>().Today, progress, cancellationToken);
        return (results, measured.Days, peak);
    }

    private static IEnumerable<GarbledFormat> Formats(IServiceProvider services)
    {
        var (tables, logs, connect, shops) = (services.GetRequiredService<TableImport>(), services.GetRequiredService<QueueLogImport>(),
            services.GetRequiredService<ConnectImport>(), services.GetRequiredService<ShopImport>());
        var silent = new Progress<Progress>();
        foreach (var kind in TableCatalog.All)
        {
            var example = TableExamples.Of(kind).Split('\n', StringSplitOptions.RemoveEmptyEntries);
            yield return new(kind.Name, ',', example[1..], async (path, cancel) =>
                (await tables.RunAsync(new(kind, path, TableMap.None, "UTC"), silent, cancel)).Counts)
            {
                Before = example[0] + "\n",
            };
        }

        var sheet = TableExamples.Of(CallsTable.Kind).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        yield return new("calls.xlsx", ',', sheet[1..], async (path, cancel) =>
            (await tables.RunAsync(new(CallsTable.Kind, path, TableMap.None, "UTC", "xlsx"), silent, cancel)).Counts)
        {
            Before = sheet[0] + "\n", Packed = GarbledWorkbook.Pack,
        };
        yield return new("queue_log.csv", ',', GarbledSamples.QueueLogExport, (path, cancel) =>
            logs.RunAsync(new([path], TimeZoneInfo.Utc, "export"), silent, cancel))
        {
            Before = "time,callid,queuename,agent,event,data1,data2,data3,data4,data5\n",
        };
        yield return new("queue-log", '|', GarbledSamples.QueueLog, (path, cancel) =>
            logs.RunAsync(new([path], TimeZoneInfo.Utc), silent, cancel));
        yield return new("connect", ',', GarbledSamples.Connect, (path, cancel) =>
            connect.RunAsync(new([path], TimeZoneInfo.Utc, "main"), silent, cancel));
        foreach (var (kind, samples) in new[] { (WooCommerceOrder.Kind, GarbledSamples.WooCommerce),
            (ShopifyOrder.Kind, GarbledSamples.Shopify) })
        {
            yield return new(kind.Name, ',', samples, (path, cancel) =>
                shops.RunAsync(new(kind, [path], TimeZoneInfo.Utc, "main"), silent, cancel))
            {
                Before = "[", Between = ",\n", After = "]", Spoils = GarbledSamples.IsNoJson,
            };
        }
    }

    private static Table Table(IEnumerable<GarbledResult> results)
    {
        var table = Output.Table("format", "lines", "read", "taken", "rejected", "left out", "of refused files", "why refused, the first");
        foreach (var one in results)
        {
            string Number(long number) => number.ToString("N0", CultureInfo.InvariantCulture);
            table.AddRow(one.Format, Number(one.Lines), Number(one.Read), Number(one.Taken), Number(one.Rejected), Number(one.LeftOut),
                Number(one.Refused), Markup.Escape(one.Reason ?? ""));
        }

        return table;
    }
}
