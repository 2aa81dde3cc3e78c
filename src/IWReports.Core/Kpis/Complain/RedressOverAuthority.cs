using IWReports.Core.Facts;
using IWReports.Core.Kpis.Measuring;

namespace IWReports.Core.Kpis.Complain;

/// <summary>Payments beyond an officer's own authority. Source: ops/docs/metrics.md, 5.1.</summary>
internal static class RedressOverAuthority
{
    public const string Id = "redress_over_authority";

    private static readonly Measure<Complaint> Paid =
        new("redress_paid", complaint => !IsRecorded(complaint) ? null : complaint.RedressAmount > 0 ? 1 : 0);

    private static readonly Kpi Used = new()
    {
        Id = "redress_used",
        Name = "Complaints with redress",
        TouchPoint = TouchPoint.Complain,
        Unit = Unit.Percent,
        Better = Better.Neither,
        Numerator = Paid,
        Denominator = new Measure<Complaint>("redress_seen", complaint => IsRecorded(complaint) ? 1 : null),
        Formula = "Complaints for which something was paid in addition to the ordinary refund ÷ complaints received: how often the "
            + "authority was used at all.",
    };

    public static readonly Kpi Kpi = new()
    {
        Id = Id,
        Name = "Redress beyond authority",
        TouchPoint = TouchPoint.Complain,
        Unit = Unit.Count,
        Better = Better.Lower,
        Numerator = new Measure<Complaint>("redress_over_authority", (complaint, settings) =>
            IsRecorded(complaint) && Redress.IsOver(complaint, settings.Authority) is { } over ? over ? 1 : 0 : null),
        Target = new(0, 0, TargetOrigin.Ours),
        Beside = [Used],
        Formula = "Complaints for which more was paid, in addition to the ordinary refund, than an officer may without the manager's "
            + "consent: above the smaller of a share of the faulty product's value, rounded to the cent, and a fixed amount. Where the "
            + "product's value is unknown, only what is above the amount is known to be over.",
        Parameters = settings => FormattableString.Invariant(
            $"{settings.Authority.Share * 100:0.####} % of the product's value, at most ${settings.Authority.Most:0.##}"),
    };

    private static bool IsRecorded(Complaint complaint) => complaint.Recorded.HasFlag(ComplaintSteps.Redressed);
}
