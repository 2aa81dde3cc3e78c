using IWReports.Core.Facts;
using IWReports.Core.Kpis.Measuring;

namespace IWReports.Core.Kpis.BeSolved;

/// <summary>Share of contacts that came again; by topic, which enquiries come again and again. Source: ops/docs/metrics.md, 4.1.</summary>
internal static class RepeatEnquiries
{
    public const string Id = "repeat_enquiries";

    private static readonly Measure<Contact> Repeated = new("contacts_repeated", (contact, settings) =>
        contact.CameAgain is not { } again ? null : FirstContactResolution.IsMature(contact, settings) && again ? 1 : 0);

    public static readonly Kpi Kpi = new()
    {
        Id = Id,
        Name = "Repeat enquiries",
        TouchPoint = TouchPoint.BeSolved,
        Unit = Unit.Percent,
        Better = Better.Lower,
        Numerator = Repeated,
        Denominator = FirstContactResolution.Mature,
        Matures = FirstContactResolution.Kpi.Matures,
        Formula = "Contacts that the same customer had to make again in the window ÷ contacts whose window is over. 1 − solved in the "
            + "first call, but where a record says itself that it was not solved.",
        Parameters = FirstContactResolution.Kpi.Parameters,
    };
}
