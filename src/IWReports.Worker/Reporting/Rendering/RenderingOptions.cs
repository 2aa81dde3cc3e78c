using System.ComponentModel.DataAnnotations;

namespace IWReports.Worker.Reporting.Rendering;

/// <summary>Where the templates lie, and what makes the PDF.</summary>
internal sealed class RenderingOptions
{
    /// <summary>Folder with one folder per report, and _shared.</summary>
    [Required]
    public string Templates { get; init; } = Path.Combine(AppContext.BaseDirectory, "templates");

    /// <summary>The Python that has WeasyPrint; Debian's package puts it into the system's own.</summary>
    [Required]
    public string Python { get; init; } = "/usr/bin/python3";

    /// <summary>From the dashboard's settings, Admin:PublicUrl: figures lead to their pages there; null for none.</summary>
    internal Uri? Dashboard { get; set; }

    /// <summary>A report takes under a second; this much means that something hangs.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:10:00")]
    public TimeSpan PdfTimeout { get; init; } = TimeSpan.FromMinutes(1);
}
