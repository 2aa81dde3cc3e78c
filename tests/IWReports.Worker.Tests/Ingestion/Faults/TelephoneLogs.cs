using IWReports.Worker.Host;
using IWReports.Worker.Ingestion;
using IWReports.Worker.Ingestion.Sources;
using IWReports.Worker.Ingestion.Sources.Asterisk;
using IWReports.Worker.Scheduling;
using IWReports.Worker.Tests.Measurement;
using Microsoft.Extensions.Options;

namespace IWReports.Worker.Tests.Ingestion.Faults;

/// <summary>Telephone logs as shops have them, read in UTC and measured.</summary>
public abstract class TelephoneLogs(TestDatabase database) : MeasuredDatabase(database)
{
    private protected static string Given(string name) => Path.Combine(AppContext.BaseDirectory, "faults", name);

    private protected Task<ImportCounts> ReadAsync(string file, params (string Name, string Officer)[] aliases) =>
        ReadAsync([Given(file)], null, aliases);

    /// <summary>Reads files in UTC, and measures.</summary>
    private protected async Task<ImportCounts> ReadAsync(string[] files, string? encoding = null,
        (string Name, string Officer)[]? aliases = null, IngestionOptions? ingestion = null)
    {
        var privacy = Options.Create(new PrivacyOptions { CallerKey = "MDEyMzQ1Njc4OWFiY2RlZg==" });
        var sources = Options.Create(new SourcesOptions { AgentAliases = (aliases ?? [])
            .ToDictionary(alias => alias.Name, alias => alias.Officer) });
        var load = new QueueLogLoad(new CallerKey(privacy), DemoClock.From("2025-12-01T09:00:00+11:00"), sources, privacy,
            Options.Create(ingestion ?? new()));
        var counts = await new QueueLogImport(Database.Source, load)
            .RunAsync(new(files, TimeZoneInfo.Utc, Encoding: Encodings.Find(encoding, "test")), new Progress<Progress>(),
            CancellationToken.None);
        await MeasureAsync();
        return counts;
    }
}
