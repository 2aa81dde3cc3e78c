using IWReports.Core.Calendar;
using IWReports.Core.Facts;
using IWReports.Core.Kpis.Measuring;

namespace IWReports.Core.Kpis.Stay;

/// <summary>Share of customers with something to say who were answered in time; silence would tell them that nobody reads it.</summary>
internal static class FeedbackAnswered
{
    public const string Id = "feedback_answered";

    private const int BusinessDays = 2;

    private static readonly Measure<Feedback> InTime =
        new("feedback_answered", (feedback, settings) => Judged(feedback, settings) is { } inTime ? inTime ? 1 : 0 : null);

    private static readonly Measure<Feedback> Due =
        new("feedback_due", (feedback, settings) => Judged(feedback, settings) is null ? null : 1);

    public static readonly Kpi Kpi = new()
    {
        Id = Id,
        Name = "Feedback answered",
        TouchPoint = TouchPoint.Stay,
        Unit = Unit.Percent,
        Better = Better.Higher,
        Uses = CalendarUse.BusinessDays,
        Numerator = InTime,
        Denominator = Due,
        Target = new(0.95m, 0.05m, TargetOrigin.Ours),
        Matures = (day, settings) => DueOn(day, settings.Calendar),
        Formula = "Customers with a comment or a low answer (1 or 2 of 5, 0 to 6 of 10) who had a reply, or, where they gave no name, "
            + "whose words were acted on, within so many business days ÷ those whose days are over; by day of the answer. Those with a "
            + "reply before the answer are left out.",
        Parameters = _ => $"{BusinessDays} business days",
    };

    // A reply before the answer is a slip of the log. Counted once the days are over: the
    // quick replies alone would make the last days look perfect.
    private static bool? Judged(Feedback feedback, MeasureSettings settings) =>
        !feedback.WantsAnswer || !feedback.AnswersRecorded || feedback.AnsweredOn < feedback.Day
            || settings.AsOf <= DueOn(feedback.Day, settings.Calendar)
            ? null : feedback.AnsweredOn <= DueOn(feedback.Day, settings.Calendar);

    private static DateOnly DueOn(DateOnly day, BusinessCalendar calendar) => calendar.AddBusinessDays(day, BusinessDays);
}
