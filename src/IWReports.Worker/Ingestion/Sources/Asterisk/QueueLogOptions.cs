using System.ComponentModel.DataAnnotations;

namespace IWReports.Worker.Ingestion.Sources.Asterisk;

/// <summary>One site's queue_log.</summary>
internal sealed class QueueLogOptions : PullOptions
{
    /// <summary>The file that Asterisk writes. Rotated ones are found beside it: its name, then a dot or a dash and more.</summary>
    [Required]
    public string Path { get; init; } = "";

    /// <summary>What the file is written in, such as windows-1251; UTF-8 where nothing is said.</summary>
    public string? Encoding { get; init; }
}
