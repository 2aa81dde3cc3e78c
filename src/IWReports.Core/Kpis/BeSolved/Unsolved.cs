using IWReports.Core.Calendar;
using IWReports.Core.Facts;
using IWReports.Core.Kpis.Measuring;

namespace IWReports.Core.Kpis.BeSolved;

/// <summary>Enquiries not solved: a stock, taken at a day's end, and how much of it is how old.</summary>
internal static class Unsolved
{
    public const string Id = "unsolved";

    private static readonly Measure<Enquiry> Opened = new("enquiries_opened", enquiry => enquiry.ResolutionsRecorded ? 1 : null);

    private static readonly Measure<Enquiry> Resolved =
        new("enquiries_resolved", enquiry => enquiry.ResolutionsRecorded ? 1 : null) { BookedTo = (enquiry, _) => enquiry.ResolvedOn };

    private static readonly Kpi Over2Hours = OlderThan("unsolved_over_2h", Named(MeasureSettings.Defaults), "for longer than the limit",
        (enquiry, settings) => enquiry.OpenedAt is { } at ? OverFrom(at, settings) : null) with
    {
        NameBy = Named,
        Uses = CalendarUse.OpeningHours,
        Parameters = ResolvedIn2Hours.Limit,
    };

    public static readonly Kpi Kpi = new()
    {
        Id = Id,
        Name = "Unsolved problems",
        TouchPoint = TouchPoint.BeSolved,
        Unit = Unit.Count,
        Better = Better.Lower,
        Numerator = Opened,
        Closings = Resolved,
        Beside = [Over2Hours, OlderThanDays("unsolved_over_1_day", 1, "day"), OlderThanDays("unsolved_over_5_days", 5, "days")],
        Formula = "Enquiries opened and not resolved at the end of the period's last day; beside it those open for longer than the limit, "
            + "and for more than 1 and 5 business days.",
    };

    /// <summary>The day on which an enquiry opened then is over the limit, if it is not resolved before.</summary>
    internal static DateOnly OverFrom(DateTimeOffset openedAt, MeasureSettings settings) =>
        // Over is more than the limit, be it by the least there is.
        LocalTime.Of(settings.Calendar.AddOpenTime(openedAt, settings.ResolvedWithin + TimeSpan.FromTicks(1)), settings.Calendar.Zone).Day;

    /// <summary>The day on which an enquiry opened that day is older than so many business days.</summary>
    private static DateOnly OverFrom(DateOnly openedOn, int days, MeasureSettings settings) =>
        settings.Calendar.AddBusinessDays(openedOn, days).AddDays(1);

    private static Kpi OlderThanDays(string id, int days, string unit) => OlderThan(id, $"Unsolved for over {days} {unit}",
        $"for more than {days} business {unit}", (enquiry, settings) => OverFrom(enquiry.OpenedOn, days, settings));

    // Enters on the day it becomes too old, seen once that day is over, and leaves when it is resolved; what was resolved earlier never
    // enters.
    private static Kpi OlderThan(string id, string name, string howLong, Func<Enquiry, MeasureSettings, DateOnly?> from) => new()
    {
        Id = id,
        Name = name,
        TouchPoint = TouchPoint.BeSolved,
        Unit = Unit.Count,
        Better = Better.Lower,
        Uses = CalendarUse.BusinessDays,
        Numerator = new Measure<Enquiry>($"{id}_entered",
            (enquiry, settings) => IsOver(enquiry, from(enquiry, settings), settings)) { BookedTo = from },
        Closings = new Measure<Enquiry>($"{id}_left",
            (enquiry, settings) => IsOver(enquiry, from(enquiry, settings), settings)) { BookedTo = (enquiry, _) => enquiry.ResolvedOn },
        Formula = $"Enquiries open {howLong}, at the end of the period's last day.",
    };

    private static string Named(MeasureSettings settings) => $"Unsolved for over {LimitName.Of(settings.ResolvedWithin)}";

    private static decimal? IsOver(Enquiry enquiry, DateOnly? from, MeasureSettings settings) =>
        !enquiry.ResolutionsRecorded || from is not { } day ? null : day < settings.AsOf && !(enquiry.ResolvedOn < day) ? 1 : 0;
}
