using System.ComponentModel.DataAnnotations;

namespace IWReports.Worker.Ingestion.Sources.AmazonConnect;

/// <summary>One site's contact records of Amazon Connect.</summary>
internal sealed class ConnectOptions : PullOptions
{
    /// <summary>The folder that they are copied to; its subfolders are read as well.</summary>
    [Required]
    public string Path { get; init; } = "";
}
