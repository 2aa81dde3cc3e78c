using IWReports.Core.Calendar;
using IWReports.Core.Language;
using IWReports.Worker.Company;
using IWReports.Worker.Database;
using IWReports.Worker.Delivery;
using IWReports.Worker.Host;
using IWReports.Worker.Ingestion;
using IWReports.Worker.Ingestion.Sources.Asterisk;
using IWReports.Worker.Ingestion.Sources.Tables;
using IWReports.Worker.Ingestion.Sources.Tables.Files;
using IWReports.Worker.Measurement;
using IWReports.Worker.Scheduling;
using IWReports.Worker.Scheduling.OnHangfire;

namespace IWReports.Worker.Demo;

/// <summary>What a run of the sample company left behind, and what a person must look at.</summary>
internal sealed record SampleResult(long LinesRead, long Inserted, int DaysMeasured, int Sent, int AlreadySent,
    IReadOnlyList<string> LookAt)
{
    /// <summary>What the way out said when it took nothing any more; null while it is up.</summary>
    public string? Down { get; init; }
}

/// <summary>
/// Takes the sample company through the whole pipeline, with the same sources and jobs that a customer's data would take. Safe to run
/// again: nothing is read, made or sent twice.
/// </summary>
internal sealed class SampleRun(IServiceProvider services)
{
    /// <summary>The clock of the demonstration: the Monday morning after the month reported.</summary>
    public const string Now = "2025-12-01T09:00:00+11:00";

    private static readonly ReportPeriod November = ReportPeriod.Month(SampleCompany.Year, 11);

    private static readonly string[] Tables = ["customers", "roster", "absences", "monthly-calls", "orders-2024", "orders", "enquiries",
        "shipments", "returns", "complaints", "surveys", "invitations", "reviews", "leads", "goals", "training", "coaching", "briefings",
        "record-changes", "quality"];

    public async Task<SampleResult> RunAsync(string folder, IProgress<Progress> progress, CancellationToken cancellationToken)
    {
        var (read, measured) = await ReadAsync(folder, progress, cancellationToken);
        var today = services.GetRequiredService<BusinessClock>().Today;
        // The files are those that the nightly run would have pulled: no report has to wait for it.
        await services.GetRequiredService<FreshnessGate>()
            .NoteAsync(services.GetRequiredService<IngestJob>().Names, today.AddDays(-1), cancellationToken);
        await AddRecipientsAsync(cancellationToken);
        var partial = await ReportAsync(progress, cancellationToken);

        var before = await DeliveryLogAsync(cancellationToken);
        var delivered = await services.GetRequiredService<DeliverJob>().RunAsync(progress, cancellationToken);
        var failed = (await DeliveryLogAsync(cancellationToken)).Where(entry => entry.State.NeedsAPerson()).GroupBy(entry => entry.State)
            .Select(state => $"{Words.Count(state.Count(), "delivery is", "deliveries are")} {state.Key.Word()}; \"iwreports deliveries "
                + $"--state {state.Key.Word()}\" says why.");
        return new(read.Sum(counts => counts.Read), read.Sum(counts => counts.Inserted), measured.Days, delivered.Sent,
            before.Count(entry => entry.State is DeliveryState.Sent), [.. partial, .. failed]) { Down = delivered.Down };
    }

    /// <summary>From the source files to measured days; no report is made.</summary>
    public async Task<(IReadOnlyList<ImportCounts> Read, MeasureResult Measured)> ReadAsync(
        string folder, IProgress<Progress> progress, CancellationToken cancellationToken)
    {
        await Task.Run(() => new SampleFolder(folder).Write(new SampleScenario(), progress), cancellationToken);
        var read = await ImportAsync(folder, progress, cancellationToken);
        var today = services.GetRequiredService<BusinessClock>().Today;
        return (read, await services.GetRequiredService<MeasureJob>().RunAsync(null, today, progress, cancellationToken));
    }

    private async Task<List<ImportCounts>> ImportAsync(string folder, IProgress<Progress> progress, CancellationToken cancellationToken)
    {
        var read = new List<ImportCounts>();
        foreach (var table in Tables)
        {
            progress.Report(new($"Importing {table}"));
            var request = new TableRequest(TableCatalog.Find(table.Replace("-2024", "", StringComparison.Ordinal)),
                Path.Combine(folder, $"{table}.csv"), TableMap.None, SampleCompany.Calendar.Zone.Id, null);
            read.Add((await services.GetRequiredService<TableImport>().RunAsync(request, progress, cancellationToken)).Counts);
        }

        progress.Report(new("Importing the queue log"));
        var logs = Directory.GetFiles(folder, "queue_log.*").Order(StringComparer.Ordinal).ToList();
        read.Add(await services.GetRequiredService<QueueLogImport>()
            .RunAsync(new(logs, SampleCompany.Calendar.Zone), progress, cancellationToken));
        if (read.Sum(counts => counts.Rejected) is > 0 and var rejected)
            throw new InvalidOperationException($"The sample company wrote {rejected} lines that its own sources reject.");
        return read;
    }

    private async Task AddRecipientsAsync(CancellationToken cancellationToken)
    {
        var recipients = services.GetRequiredService<RecipientStore>();
        foreach (var seat in new[] { "Chair", "Treasurer", "Secretary" })
            await AddAsync($"{seat} of the board", seat.ToLowerInvariant(), RecipientRole.Board);
        await AddAsync("Customer service manager", "manager", RecipientRole.Manager);
        await AddAsync("John", "john", RecipientRole.Supervisor, SampleCompany.Team);

        Task AddAsync(string name, string mailbox, RecipientRole role, string? team = null) => recipients.SaveAsync(
            new(name, $"{mailbox}@innovative-widgets.example", role, team), Environment.UserName, cancellationToken);
    }

    /// <summary>
    /// November's digests, its weeks and the board report, each through its schedule, so that the history shows them; returns what those
    /// that are partial say.
    /// </summary>
    private async Task<IReadOnlyList<string>> ReportAsync(IProgress<Progress> progress, CancellationToken cancellationToken)
    {
        await services.GetRequiredService<Schedules>().SeedAsync(cancellationToken);
        var digests = await services.GetRequiredService<Backfill>()
            .RunAsync("daily-digest", November, November, again: false, progress, cancellationToken);
        var weeks = await services.GetRequiredService<Backfill>()
            .RunAsync("team-week", November, November, again: false, progress, cancellationToken);
        var board = await services.GetRequiredService<RunRequests>()
            .RunAsync("board-report", November.ToString(), "demo", "The sample company's November report", progress, cancellationToken);
        var runs = digests.Concat(weeks).Select(one => one.Run).Append(board).OfType<RunResult>().ToList();
        foreach (var run in runs.Where(run => run.State is RunState.Failed))
            throw run.Error ?? new InvalidOperationException(run.Message);
        return [.. runs.Where(run => run.State is RunState.Partial).Select(run => $"{run.Period}: {run.Message}")];
    }

    private Task<IReadOnlyList<DeliveryLogEntry>> DeliveryLogAsync(CancellationToken cancellationToken) =>
        services.GetRequiredService<DeliveryLog>().ListAsync(null, null, cancellationToken);
}
