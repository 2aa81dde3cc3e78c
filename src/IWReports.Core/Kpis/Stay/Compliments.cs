using IWReports.Core.Facts;
using IWReports.Core.Kpis.Measuring;

namespace IWReports.Core.Kpis.Stay;

/// <summary>Customers' good words, to be passed on to whom they are for.</summary>
internal static class Compliments
{
    public const string Id = "compliments";

    public static readonly Kpi Kpi = new()
    {
        Id = Id,
        Name = "Compliments",
        TouchPoint = TouchPoint.Stay,
        Unit = Unit.Count,
        Better = Better.Higher,
        Numerator = new Measure<Feedback>("compliments", feedback => feedback.Compliment is { } praise ? praise ? 1 : 0 : null),
        Formula = "Questionnaires of the period with a compliment, one per customer and questionnaire.",
    };
}
