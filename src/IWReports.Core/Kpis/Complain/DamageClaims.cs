using IWReports.Core.Facts;
using IWReports.Core.Kpis.Measuring;

namespace IWReports.Core.Kpis.Complain;

/// <summary>Damage to other property, and the papers that its insurance waits for. Source: ops/docs/metrics.md, 5.2.</summary>
internal static class DamageClaims
{
    public const string Id = "damage_claims";
    public const string ClaimsFormsOutstandingId = "claims_forms_outstanding";

    public static readonly Kpi Kpi = new()
    {
        Id = Id,
        Name = "Damage to other property",
        TouchPoint = TouchPoint.Complain,
        Unit = Unit.Count,
        Better = Better.Lower,
        Numerator = new Measure<Complaint>("damage_claims", complaint => complaint.DamageClaim ? 1 : 0),
        Target = new(0, 0, TargetOrigin.Ours),
        Beside =
        [
            Outstanding(ClaimsFormsOutstandingId, "Claims Forms outstanding", complaint => complaint.ClaimsFormOn is null,
                "Damage claims of the period whose Claims Form is not in."),
            Outstanding("repair_quotes_outstanding", "Repair quotes outstanding", complaint => complaint.QuotesOutstanding,
                "Damage claims of the period whose repair quotes are not in."),
        ],
        Formula = "Complaints with damage to other property, by day of the complaint.",
    };

    private static Kpi Outstanding(string id, string name, Func<Complaint, bool> isMissing, string formula) => new()
    {
        Id = id,
        Name = name,
        TouchPoint = TouchPoint.Complain,
        Unit = Unit.Count,
        Better = Better.Lower,
        Numerator = new Measure<Complaint>(id, complaint => complaint.DamageClaim && isMissing(complaint) ? 1 : 0),
        Formula = formula,
    };
}
