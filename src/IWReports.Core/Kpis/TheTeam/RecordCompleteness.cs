using IWReports.Core.Facts;
using IWReports.Core.Kpis.Measuring;

namespace IWReports.Core.Kpis.TheTeam;

/// <summary>Whether what must be written down of an enquiry was.</summary>
internal static class RecordCompleteness
{
    public const string Id = "record_completeness";

    public static readonly Kpi Kpi = new()
    {
        Id = Id,
        Name = "Records complete",
        TouchPoint = TouchPoint.TheTeam,
        Unit = Unit.Percent,
        Better = Better.Higher,
        Numerator = new Measure<Enquiry>("fields_present", enquiry => enquiry.RequiredFields is null ? null : enquiry.PresentFields),
        Denominator = new Measure<Enquiry>("fields_required", enquiry => enquiry.PresentFields is null ? null : enquiry.RequiredFields),
        Target = new(0.98m, 0.01m, TargetOrigin.Ours),
        Formula = "Required fields that were filled in ÷ fields required, over the enquiries that say both; by day of opening.",
    };
}
