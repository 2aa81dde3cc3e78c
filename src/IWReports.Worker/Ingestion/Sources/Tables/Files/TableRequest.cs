namespace IWReports.Worker.Ingestion.Sources.Tables.Files;

/// <summary>
/// What to import: a kind's file, how its columns stand for ours, the zone of its times, and a name to keep several sources of a kind
/// apart.
/// </summary>
internal sealed record TableRequest(TableKind Kind, string Path, TableMap Map, string? Zone = null, string? Site = null)
{
    /// <summary>Whoever only looks keeps no import waiting for long, and waits for none.</summary>
    public const string TrialLimits = "set local lock_timeout = '5s'; set local statement_timeout = '60s'";

    /// <summary>Only to see what would change: nothing is kept.</summary>
    public bool OnTrial { get; init; }

    /// <summary>Who brought it with a browser: that is kept in the audit.</summary>
    public string? Who { get; init; }
}

/// <summary>What became of a file's lines, and the columns that nothing read.</summary>
internal sealed record TableImported(ImportCounts Counts, IReadOnlyList<string> UnreadColumns)
{
    /// <summary>The days whose facts changed, in order; in a trial those that would.</summary>
    public IReadOnlyList<DateOnly> Days { get; init; } = [];
}
