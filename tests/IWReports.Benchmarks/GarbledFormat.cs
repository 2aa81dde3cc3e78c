using IWReports.Worker.Ingestion;

namespace IWReports.Benchmarks;

/// <summary>A format that is read: sound lines to start from, what stands around them in a file, and what imports such a file.</summary>
internal sealed record GarbledFormat(string Name, char Separator, IReadOnlyList<string> Lines, Func<string, CancellationToken,
    Task<ImportCounts>> Import)
{
    public string Before { get; init; } = "";

    public string Between { get; init; } = "\n";

    public string After { get; init; } = "\n";

    /// <summary>Whether a damaged line is left out that would make the whole file unreadable; one file in ten keeps it.</summary>
    public Func<byte[], bool>? Spoils { get; init; }

    /// <summary>Makes the file that is imported of the lines, where it is no text.</summary>
    public Func<string, string>? Packed { get; init; }
}

/// <summary>What became of a format's garbled lines. Refused are those of files that were not read at all, with the reason.</summary>
internal sealed record GarbledResult(string Format, long Lines, long Read, long Taken, long Rejected, long LeftOut, long Refused,
    string? Reason)
{
    /// <summary>What must never be: an exception that is no answer to bad input, or counts that do not add up.</summary>
    public IReadOnlyList<string> Faults { get; init; } = [];
}
