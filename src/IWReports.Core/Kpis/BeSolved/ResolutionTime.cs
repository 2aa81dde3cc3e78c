using IWReports.Core.Calendar;
using IWReports.Core.Facts;
using IWReports.Core.Kpis.Measuring;

namespace IWReports.Core.Kpis.BeSolved;

/// <summary>How long enquiries took. Source: ops/docs/metrics.md, 4.2.</summary>
internal static class ResolutionTime
{
    public const string Id = "resolution_time";

    // Booked to the day of the solution: an open enquiry has no time yet, and its day's figure must not change for it.
    private static readonly Measure<Enquiry> Taken =
        new("resolution_seconds", (enquiry, settings) => IsTimed(enquiry) ? Whole(enquiry.TimeTaken(settings.Calendar, settings.AsOf))
        : null, KeepsDistribution: true)
    {
        BookedTo = (enquiry, _) => enquiry.ResolvedOn,
    };

    private static readonly Measure<Enquiry> Resolved =
        new("enquiries_resolved_timed", enquiry => IsTimed(enquiry) ? 1 : null) { BookedTo = (enquiry, _) => enquiry.ResolvedOn };

    public static readonly Kpi Kpi = new()
    {
        Id = Id,
        Name = "Resolving time",
        TouchPoint = TouchPoint.BeSolved,
        Unit = Unit.Seconds,
        Better = Better.Lower,
        Uses = CalendarUse.OpeningHours,
        Numerator = Taken,
        Denominator = Resolved,
        Distribution = Taken,
        Formula = "Time in opening hours from the first contact to the last solution of enquiries resolved in the period; median, p90 "
            + "and longest beside the mean. Those without both times are left out.",
    };

    private static bool IsTimed(Enquiry enquiry) => enquiry is { OpenedAt: not null, ResolvedAt: not null };

    private static decimal? Whole(TimeSpan? time) => time.Seconds() is { } seconds ? decimal.Floor(seconds) : null;
}
