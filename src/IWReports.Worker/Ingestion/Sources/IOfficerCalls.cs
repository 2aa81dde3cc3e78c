using Npgsql;

namespace IWReports.Worker.Ingestion.Sources;

/// <summary>Calls of a kind of source that keeps what was written, so that they can be put together under other names of officers.</summary>
internal interface IOfficerCalls
{
    /// <summary>The kind of source.</summary>
    string Kind { get; }

    /// <summary>Names the officers of a source's calls anew; returns the days that changed. The table of touched calls is there.</summary>
    /// <param name="names">The sources' names whose officer is another now.</param>
    /// <param name="officers">Whom they named before, and whom they name now.</param>
    Task<IReadOnlyCollection<DateOnly>> RenameAsync(NpgsqlConnection connection, short source, TimeZoneInfo zone, string[] names,
        HashSet<string> officers, CancellationToken cancellationToken);
}
