using System.ComponentModel.DataAnnotations;

namespace IWReports.Worker.Scheduling.Jobs;

/// <summary>How many days what says something of persons is kept. Figures are of nobody and stay.</summary>
internal sealed class RetentionOptions
{
    // Reports look back two years; the month more lets a late one be made.
    private const int TwoYearsAndAMonth = 762;

    /// <summary>The sources' lines of calls, and the keyed hash by which a caller is known again.</summary>
    [Range(100, 3660)]
    public int CallDays { get; init; } = TwoYearsAndAMonth;

    /// <summary>Lines that could not be read: blotted out, but nobody knows what they hold.</summary>
    [Range(1, 3660)]
    public int QuarantineDays { get; init; } = 90;

    /// <summary>The bytes and the address of each mail that was sent; that it was sent stays in the delivery log.</summary>
    [Range(30, 3660)]
    public int MessageDays { get; init; } = TwoYearsAndAMonth;

    /// <summary>What runs wrote while they ran; the runs themselves stay.</summary>
    [Range(7, 3660)]
    public int LogDays { get; init; } = 90;
}
