using IWReports.Worker.Host;
using IWReports.Worker.Ingestion;
using IWReports.Worker.Ingestion.Sources.Asterisk;
using IWReports.Worker.Ingestion.Sources.Queries;
using Microsoft.Extensions.Options;

namespace IWReports.Worker.Admin.Checks;

/// <summary>Whether the databases that sources are pulled from answer, and have the columns asked for. No row is read.</summary>
internal static class SourceDatabaseChecks
{
    public static async Task<IReadOnlyList<CheckResult>> RunAsync(IServiceProvider services, CancellationToken cancellationToken)
    {
        var results = new List<CheckResult>();
        foreach (var (site, options) in services.GetRequiredService<IOptions<Sites<QueueLogTableOptions>>>().Value)
            results.Add(await OneAsync($"database of {QueueLogLoad.Kind}:{site}", $"Sources:QueueLogTables:{site}",
                () => QueueLogTablePull.ProbeAsync(site, options, cancellationToken)));
        foreach (var (query, options) in services.GetRequiredService<IOptions<Sites<QueryOptions>>>().Value)
            results.Add(await OneAsync($"database of {QueryPull.NameOf(query, options)}", $"Sources:Queries:{query}",
                () => QueryPull.ProbeAsync(query, options, cancellationToken)));
        return results;
    }

    private static async Task<CheckResult> OneAsync(string check, string setting, Func<Task<string>> probe) =>
        await CheckResult.OfAsync(check, $"Look at {setting}, and at whether its server runs and lets this role read.", async () =>
        {
            try
            {
                return $"{await probe()} answers; nothing was read";
            }
            catch (Exception refused) when (refused is IOException or Ingestion.Sources.Databases.SourceDatabaseException)
            {
                // Another database than ours: starting PostgreSQL is no remedy.
                throw new PartMissingException(refused is IOException ? refused.Message
                    : $"{setting}: the database answers: {ContactDetails.Mask(refused.Message)}");
            }
        });
}
