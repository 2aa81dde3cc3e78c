namespace IWReports.Worker.Ingestion;

/// <summary>A line that could not be used: where it stands, its bytes, and why.</summary>
internal sealed record Reject(string File, long Line, byte[] Raw, string Reason);

/// <summary>What became of every line read: read = inserted + updated + unchanged + duplicates + rejected. Identical lines within a file are kept, and counted beside.</summary>
internal sealed class ImportCounts
{
    public long Read { get; set; }

    public long Inserted { get; set; }

    public long Updated { get; set; }

    public long Unchanged { get; set; }

    public long Duplicates { get; set; }

    public long Identical { get; set; }

    public List<Reject> Rejects { get; } = [];

    public long Rejected => Rejects.Count;

    /// <summary>Further figures of a kind, printed beside: calls, orders, cancelled, missing_customer …</summary>
    public Dictionary<string, long> Details { get; } = [];
}
