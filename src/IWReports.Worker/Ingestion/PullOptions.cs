using System.ComponentModel.DataAnnotations;
using System.Globalization;
using IWReports.Worker.Host;

namespace IWReports.Worker.Ingestion;

/// <summary>What every source that is pulled needs to know.</summary>
internal abstract class PullOptions
{
    /// <summary>IANA time zone of the site: which local day a call belongs to.</summary>
    [Required]
    public string Zone { get; init; } = "";

    /// <summary>A pull fails when more lines than this are rejected …</summary>
    [Range(0, int.MaxValue)]
    public int MaxRejects { get; init; } = 50;

    /// <summary>… and more than this share of those read.</summary>
    [Range(0.0, 1.0)]
    public double MaxRejectShare { get; init; } = 0.005;

    /// <summary>Throws where more was rejected than a good file has, so that nothing of it is kept.</summary>
    public void RefuseTooMany(ImportCounts counts, string file, string setting)
    {
        if (counts.Rejected > MaxRejects && counts.Rejected > MaxRejectShare * counts.Read)
            throw new InputException(string.Create(
                CultureInfo.InvariantCulture, $"{file}: {counts.Rejected} of {counts.Read} lines are rejected, more than "
                    + $"{setting} allows ({MaxRejects} lines and {MaxRejectShare:P1}); the first is line {counts.Rejects[0].Line}: "
                    + $"{counts.Rejects[0].Reason}. Nothing of the file was kept."));
    }
}
