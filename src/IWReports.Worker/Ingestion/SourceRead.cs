namespace IWReports.Worker.Ingestion;

/// <summary>What a pull brought from one source; what it left for the next time; and why it failed, if it did.</summary>
internal sealed class SourceRead(string name)
{
    public string Name { get; } = name;

    public ImportCounts Counts { get; } = new();

    public List<string> Notes => Counts.Notes;

    public string? Failure { get; set; }
}
