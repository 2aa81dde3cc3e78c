namespace IWReports.Worker.Ingestion;

/// <summary>A line that could not be used: where it stands, its bytes, and why.</summary>
internal sealed record Reject(string File, long Line, byte[] Raw, string Reason)
{
    /// <summary>Byte offset in the file, and keyed hash of the line: where a replay puts the line in its file.</summary>
    public long? Position { get; init; }

    public Guid? Hash { get; init; }
}

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

    /// <summary>Rejects that are too many to hold; who counts them here puts them in the quarantine.</summary>
    public long FurtherRejects { get; set; }

    public long Rejected => Rejects.Count + FurtherRejects;

    /// <summary>Further figures of a kind, printed beside: calls, orders, cancelled, missing_customer …</summary>
    public Dictionary<string, long> Details { get; } = [];

    /// <summary>Adds what became of another file's lines.</summary>
    public void Add(ImportCounts other)
    {
        Read += other.Read;
        Inserted += other.Inserted;
        Updated += other.Updated;
        Unchanged += other.Unchanged;
        Duplicates += other.Duplicates;
        Identical += other.Identical;
        FurtherRejects += other.FurtherRejects;
        Rejects.AddRange(other.Rejects);
        foreach (var (name, number) in other.Details)
            Details[name] = Details.GetValueOrDefault(name) + number;
    }
}
