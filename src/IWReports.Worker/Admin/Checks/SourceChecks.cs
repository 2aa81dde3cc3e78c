using IWReports.Worker.Host;
using IWReports.Worker.Ingestion;
using IWReports.Worker.Ingestion.Sources.Asterisk;
using IWReports.Worker.Ingestion.Sources.Queries;
using IWReports.Worker.Ingestion.Sources.Shops;
using IWReports.Worker.Measurement;
using IWReports.Worker.Reporting.Inputs;
using Microsoft.Extensions.Options;
using Npgsql;

namespace IWReports.Worker.Admin.Checks;

/// <summary>
/// How fresh each source's facts are: those that are pulled against what the nightly schedule should have brought, imported files as they
/// are.
/// </summary>
internal static class SourceChecks
{
    public static async Task<IReadOnlyList<CheckResult>> RunAsync(IServiceProvider services, CancellationToken cancellationToken)
    {
        var results = new List<CheckResult>();
        var reached = await CheckResult.OfAsync("sources",
            "Name the telephone log under Sources:QueueLogs and run \"iwreports pull\", or import files: iwreports import --help",
            async () =>
        {
            results.AddRange(await EachAsync(services, cancellationToken));
            return results.Count > 0 ? "" : throw new PartMissingException("none is configured and nothing has been read yet");
        });
        if (!reached.Ok)
            return [reached];
        var database = services.GetRequiredService<NpgsqlDataSource>();
        // No part is missing: a queue may well belong to nobody, and whoever set the teams up knows.
        return
        [
            .. results,
            .. await SaidAsync("queues and officers", "every queue with calls has its team, every officer who answered is on the roster",
                () => services.GetRequiredService<UnmappedReader>().SentencesAsync(null, cancellationToken)),
            .. await SaidAsync("totals of calls", "", () => OneAsync(SetAside.ReadAsync(database, SetAside.Of.AllDays, cancellationToken))),
            .. await SaidAsync("calls of two sources", "", async () => await CallsReadTwice.OfAllDaysAsync(database, cancellationToken)),
            .. await SaidAsync("orders to read anew", "", () => OrdersToReread.SentencesAsync(database, null, cancellationToken)),
            .. await SaidAsync("measured days", "",
                () => OneAsync(services.GetRequiredService<DaysOfOtherSettings>().SentenceAsync(DateOnly.MaxValue, cancellationToken))),
        ];
    }

    // What it looks at came with an upgrade that may not have been made yet: then that is said, and the other parts are looked at.
    private static async Task<CheckResult[]> SaidAsync(string check, string otherwise, Func<Task<IReadOnlyList<string>>> look)
    {
        var said = await CheckResult.OfAsync(check, CheckResult.Migrate, async () =>
            await look() is { Count: > 0 } sentences ? string.Join(" ", sentences) : otherwise);
        return said is { Ok: true, Detail: "" } ? [] : [said];
    }

    private static async Task<IReadOnlyList<string>> OneAsync(Task<string?> sentence) => await sentence is { } said ? [said] : [];

    private static async Task<IReadOnlyList<CheckResult>> EachAsync(IServiceProvider services, CancellationToken cancellationToken)
    {
        var freshness = services.GetRequiredService<SourceFreshness>();
        var read = await freshness.ReadAsync(cancellationToken);
        var due = await freshness.DueAsync(cancellationToken);
        var pulled = services.GetRequiredService<IOptions<Sites<QueueLogOptions>>>().Value.Keys
            .Select(site => (Site: site, Section: "QueueLogs"))
            .Concat(services.GetRequiredService<IOptions<Sites<QueueLogTableOptions>>>().Value.Keys
                .Select(site => (Site: site, Section: "QueueLogTables")))
            .ToDictionary(log => $"{QueueLogLoad.Kind}:{log.Site}");

        var queries = services.GetRequiredService<IOptions<Sites<QueryOptions>>>().Value
            .Select(query => QueryPull.NameOf(query.Key, query.Value)).ToHashSet();

        var results = new List<CheckResult>();
        foreach (var (name, (site, section)) in pulled.OrderBy(pair => pair.Key, StringComparer.Ordinal))
        {
            results.Add(await CheckResult.OfAsync($"source {name}",
                $"See whether the log of Sources:{section}:{site} still grows, then run \"iwreports pull {site}\" and read what it says.",
                () =>
                    Task.FromResult(Freshness(read.Find(source => source.Name == name), due))));
        }

        results.AddRange(read.Where(source => !pulled.ContainsKey(source.Name))
            .Select(source => new CheckResult($"source {source.Name}", true,
            $"{source}; {(queries.Contains(source.Name) ? "pulled by the nightly run" : "imported by hand, no schedule reads it")}", "")));
        return results;
    }

    private static string Freshness(ReadSource? source, DateOnly? due)
    {
        if (source is null)
            throw new PartMissingException("not yet pulled");
        return due is not { } day ? $"{source}; no nightly run was due lately"
            : source.Newest >= day ? $"{source}; the nightly run was to bring {day:yyyy-MM-dd}"
            : throw new PartMissingException($"{source}, but the nightly run was to bring {day:yyyy-MM-dd}");
    }
}
