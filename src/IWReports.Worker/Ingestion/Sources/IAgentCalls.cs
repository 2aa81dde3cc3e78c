using Npgsql;

namespace IWReports.Worker.Ingestion.Sources;

/// <summary>Calls of sources that keep what was written: they can be put together under other names of officers.</summary>
internal interface IAgentCalls
{
    /// <summary>The kind of source.</summary>
    string Kind { get; }

    /// <summary>Names the officers of a source's calls anew, over an empty table of touched calls; returns changed days.</summary>
    /// <param name="names">The sources' names whose officer is another now.</param>
    /// <param name="officers">Whom they named before, and whom they name now.</param>
    Task<IReadOnlyCollection<DateOnly>> RenameAsync(NpgsqlConnection connection, short source, TimeZoneInfo zone, string[] names,
        HashSet<string> officers, CancellationToken cancellationToken);
}
