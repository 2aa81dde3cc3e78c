using IWReports.Core.Calendar;
using IWReports.Core.Facts;
using IWReports.Core.Kpis.Measuring;

namespace IWReports.Core.Kpis.TheTeam;

/// <summary>Whether customers' records follow their customers.</summary>
internal static class RecordsUpdated
{
    public const string Id = "records_updated";

    private const int Within = 1;

    public static readonly Kpi Kpi = new()
    {
        Id = Id,
        Name = "Records updated",
        TouchPoint = TouchPoint.TheTeam,
        Unit = Unit.Percent,
        Better = Better.Higher,
        Uses = CalendarUse.BusinessDays,
        Numerator = new Measure<RecordChange>("records_updated", (change, settings) =>
            IsOdd(change) ? 0 : change.MadeOn <= Due(change.RequestedOn, settings) ? 1 : 0),
        // A change that is still in time is neither made nor missed.
        Denominator = new Measure<RecordChange>("record_changes_due", (change, settings) => IsOdd(change) ? 0 : change.MadeOn is not null
            || settings.AsOf > Due(change.RequestedOn, settings) ? 1 : 0),
        Target = new(1, 0.02m, TargetOrigin.Ours),
        Matures = Due,
        Formula = "Changes made within 1 business day of being asked for ÷ changes asked for; those still in time, and those made before "
            + "they were asked for, are not counted. By topic: the field that changed.",
    };

    private static bool IsOdd(RecordChange change) => change.MadeOn < change.RequestedOn;

    private static DateOnly Due(DateOnly requested, MeasureSettings settings) => settings.Calendar.AddBusinessDays(requested, Within);
}
