using IWReports.Core.Facts;
using IWReports.Core.Kpis.Measuring;

namespace IWReports.Core.Kpis.Complain;

/// <summary>Whether the manager calls when it was agreed. Source: ops/docs/metrics.md, 5.2.</summary>
internal static class ManagerCallsKept
{
    public const string Id = "manager_calls_kept";

    private static readonly Measure<Complaint> Kept = new("manager_calls_kept", (complaint, settings) =>
        complaint.ManagerCallOn is null ? null : IsOver(complaint, settings)
            && IsKept(complaint, settings) ? 1 : 0) { BookedTo = (complaint, _) => complaint.ManagerCallOn };

    private static readonly Measure<Complaint> Agreed = new("manager_calls_agreed", (complaint, settings) =>
        complaint.ManagerCallOn is null ? null : IsOver(complaint, settings) ? 1 : 0) { BookedTo = (complaint, _) =>
            complaint.ManagerCallOn };

    public static readonly Kpi Kpi = new()
    {
        Id = Id,
        Name = "Manager's calls at the agreed time",
        TouchPoint = TouchPoint.Complain,
        Unit = Unit.Percent,
        Better = Better.Higher,
        Numerator = Kept,
        Denominator = Agreed,
        Target = new(1, 0, TargetOrigin.Ours),
        Formula = "Manager's calls made at the agreed time ÷ calls agreed for the period's days that are over. Where only days are "
            + "recorded, the agreed day.",
        Parameters = settings => FormattableString.Invariant($"agreed time ± {settings.ManagerCallWithin.TotalMinutes:0.##} min"),
    };

    private static bool IsOver(Complaint complaint, MeasureSettings settings) => complaint.ManagerCallOn < settings.AsOf;

    private static bool IsKept(Complaint complaint, MeasureSettings settings) =>
        complaint is { ManagerCallAt: { } agreed, ManagerCalledAt: { } called }
            ? (called - agreed).Duration() <= settings.ManagerCallWithin
            : complaint.ManagerCalledOn == complaint.ManagerCallOn;
}
