using IWReports.Core.Calendar;
using IWReports.Core.Facts;
using IWReports.Core.Kpis.Measuring;

namespace IWReports.Core.Kpis.BeSolved;

/// <summary>Share of enquiries completed within a limit of the company's open time: two hours unless it is set.</summary>
/// <remarks>Source: ops/docs/metrics.md, 4.2.</remarks>
internal static class ResolvedIn2Hours
{
    public const string Id = "resolved_in_2h";

    private static readonly Measure<Enquiry> InTime = new("enquiries_in_time", (enquiry, settings) =>
        Fate(enquiry, settings) is not { } fate ? null : fate is InTimeOrLate.InTime ? 1 : 0);

    // An open one that is younger says nothing yet: it is pending.
    private static readonly Measure<Enquiry> Judged = new("enquiries_judged", (enquiry, settings) =>
        Fate(enquiry, settings) is not { } fate ? null : fate is InTimeOrLate.Pending ? 0 : 1);

    private static readonly Kpi PendingOnes = new()
    {
        Id = "enquiries_pending",
        Name = "Enquiries still pending",
        TouchPoint = TouchPoint.BeSolved,
        Unit = Unit.Count,
        Better = Better.Neither,
        Uses = CalendarUse.OpeningHours,
        Numerator = new Measure<Enquiry>("enquiries_pending",
            (enquiry, settings) => Fate(enquiry, settings) is not { } fate ? null : fate is InTimeOrLate.Pending ? 1 : 0),
        Matures = Matures,
        Formula = "Enquiries opened in the period that are open and not over the limit yet; they count neither way.",
        Parameters = Limit,
    };

    private static readonly Kpi ReopenedOnes = new()
    {
        Id = "enquiries_reopened",
        Name = "Enquiries reopened",
        TouchPoint = TouchPoint.BeSolved,
        Unit = Unit.Percent,
        Better = Better.Lower,
        Numerator = new Measure<Enquiry>("enquiries_reopened", enquiry => enquiry.Reopened ? 1 : 0),
        Denominator = new Measure<Enquiry>("enquiries", _ => 1),
        Formula = "Enquiries that were reopened ÷ enquiries opened. Their clock runs from the first contact to the last solution.",
    };

    public static readonly Kpi Kpi = new()
    {
        Id = Id,
        Name = Named(MeasureSettings.Defaults),
        NameBy = Named,
        TouchPoint = TouchPoint.BeSolved,
        Unit = Unit.Percent,
        Better = Better.Higher,
        Uses = CalendarUse.OpeningHours,
        Numerator = InTime,
        Denominator = Judged,
        Target = new(0.90m, 0.05m, TargetOrigin.Ours),
        PolicyTarget = new(1, 0, TargetOrigin.Policy),
        Beside = [PendingOnes, ReopenedOnes],
        Matures = Matures,
        Formula = "Enquiries opened in the period and resolved within the limit ÷ (those resolved + those open for longer). The clock "
            + "runs in opening hours of business days, from the first contact to the last solution; younger open ones are pending and "
            + "not counted.",
        Parameters = Limit,
    };

    private enum InTimeOrLate { InTime, Late, Pending }

    private static InTimeOrLate? Fate(Enquiry enquiry, MeasureSettings settings) =>
        !enquiry.ResolutionsRecorded || enquiry.TimeTaken(settings.Calendar, settings.AsOf) is not { } taken ? null
        : taken > settings.ResolvedWithin ? InTimeOrLate.Late
        : enquiry.ResolvedOn is null ? InTimeOrLate.Pending
        : InTimeOrLate.InTime;

    // The latest one of a day has its time on the business days after.
    private static DateOnly Matures(DateOnly day, MeasureSettings settings) =>
        Unsolved.OverFrom(Calendar.LocalTime.StartOf(day.AddDays(1), settings.Calendar.Zone), settings);

    private static string Named(MeasureSettings settings) => $"Enquiries completed within {LimitName.Of(settings.ResolvedWithin)}";

    internal static string Limit(MeasureSettings settings) =>
        FormattableString.Invariant($"limit {settings.ResolvedWithin.TotalHours:0.####} h of opening hours");
}
