namespace IWReports.Worker.Ingestion;

/// <summary>
/// What became of every line read: read = inserted + updated + unchanged + duplicates + rejected + left out. Identical lines within a file
/// are kept, and counted beside.
/// </summary>
internal sealed class ImportCounts
{
    /// <summary>Rejects that an answer shows; all of them are in the quarantine.</summary>
    public const int RejectsShown = 20;

    private readonly List<Reject> _rejects = [];
    private readonly SortedDictionary<string, long> _unknown = new(StringComparer.Ordinal);

    public long Read { get; set; }

    public long Inserted { get; set; }

    public long Updated { get; set; }

    public long Unchanged { get; set; }

    public long Duplicates { get; set; }

    public long Identical { get; set; }

    public long Rejected { get; private set; }

    /// <summary>Lines that are no facts: the totals and outbound calls of a spreadsheet, by name among the details.</summary>
    public long LeftOut { get; private set; }

    /// <summary>The first of the rejects: a file of nonsense must not fill the memory.</summary>
    public IReadOnlyList<Reject> Rejects => _rejects;

    /// <summary>Further figures of a kind, printed beside: calls, orders, cancelled, missing_customer …</summary>
    public Dictionary<string, long> Details { get; } = [];

    /// <summary>What a person should know that no figure says.</summary>
    public List<string> Notes { get; } = [];

    /// <summary>The events that nothing is made of, with how often each came; null where there were none.</summary>
    public string? UnknownEvents => _unknown.Count == 0 ? null : string.Join(", ", _unknown.Select(one => $"{one.Key} {one.Value}"));

    /// <summary>Counts an event that nothing is made of, by its name as long as there are few of them.</summary>
    public void Unknown(string name)
    {
        Details["unknown_events"] = Details.GetValueOrDefault("unknown_events") + 1;
        AddUnknown(ContactDetails.Mask(name), 1);
    }

    public void Reject(Reject reject)
    {
        Rejected++;
        if (_rejects.Count < RejectsShown)
            _rejects.Add(reject);
    }

    public void LeaveOut(string name)
    {
        LeftOut++;
        Details[name] = Details.GetValueOrDefault(name) + 1;
    }

    /// <summary>Adds what became of another file's lines.</summary>
    public void Add(ImportCounts other)
    {
        Read += other.Read;
        Inserted += other.Inserted;
        Updated += other.Updated;
        Unchanged += other.Unchanged;
        Duplicates += other.Duplicates;
        Identical += other.Identical;
        Rejected += other.Rejected;
        LeftOut += other.LeftOut;
        _rejects.AddRange(other._rejects.Take(RejectsShown - _rejects.Count));
        Notes.AddRange(other.Notes);
        foreach (var (name, number) in other.Details)
            Details[name] = Details.GetValueOrDefault(name) + number;
        foreach (var (name, number) in other._unknown)
            AddUnknown(name, number);
    }

    private void AddUnknown(string name, long number)
    {
        name = _unknown.ContainsKey(name) || _unknown.Count < RejectsShown ? name : "others";
        _unknown[name] = _unknown.GetValueOrDefault(name) + number;
    }
}
