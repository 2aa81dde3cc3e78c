using IWReports.Core.Facts;
using IWReports.Core.Kpis.Measuring;

namespace IWReports.Core.Kpis.Stay;

/// <summary>What became of customers' ideas.</summary>
internal static class SuggestionsActedOn
{
    public const string Id = "suggestions_acted_on";

    private static readonly Measure<Feedback> Recorded =
        new("suggestions", feedback => feedback.Suggestion is { } idea ? idea ? 1 : 0 : null);

    private static readonly Kpi Suggestions = new()
    {
        Id = "suggestions",
        Name = "Suggestions",
        TouchPoint = TouchPoint.Stay,
        Unit = Unit.Count,
        Better = Better.Neither,
        Numerator = Recorded,
        Formula = "Questionnaires of the period in which a customer had an idea or an issue to put right.",
    };

    public static readonly Kpi Kpi = new()
    {
        Id = Id,
        Name = "Suggestions acted on",
        TouchPoint = TouchPoint.Stay,
        Unit = Unit.Percent,
        Better = Better.Higher,
        Numerator = new Measure<Feedback>("suggestions_acted_on",
            feedback => feedback is { Suggestion: true, AnswersRecorded: true } ? feedback.ActedOn is null ? 0 : 1 : null),
        Denominator = new Measure<Feedback>("suggestions_followed",
            feedback => feedback is { Suggestion: true, AnswersRecorded: true } ? 1 : null),
        Beside = [Suggestions],
        Formula = "Suggestions of the period acted on since ÷ suggestions of the period; one may be acted on long after.",
    };
}
