using IWReports.Core.Analysis;
using IWReports.Core.Reports.Narrative;

namespace IWReports.Core.Recommendations;

/// <summary>Cover where fewer officers and more hang-ups meet.</summary>
internal static class CoverHalfHours
{
    public static readonly Rule Rule = new("cover-half-hours", RuleKind.Mend, Of);

    private static Recommendation? Of(MonthReading reading) => reading.ShortHalfHours is not { Coincides: true } found ? null : new()
    {
        Lever = Lever.ProblemSolving,
        Action = Sentence.Of($"Cover lunch and leave at {HalfHourText.Times(found.HalfHours)}: stagger lunches and call in cover so that no half-hour falls below the day's usual officers."),
        Rationale = Sentence.Of($"{Figure.Share(found.Rate, reading.Period) with { N = found.Offered }} of callers hung up in these half-hours, {Figure.Share(found.RateElsewhere, reading.Period) with { N = found.OfferedElsewhere }} in the others (coincides; not tested)."),
        Owner = Owners.Supervisor,
        Due = reading.Data.Calendar.AddBusinessDays(reading.Period.To, 5),
        Measure = Sentence.Plain("Abandonment and officers on duty in these half-hours, beside this month's."),
        Kpi = "abandonment",
        Resources = Sentence.Of($"Shifted cover in {Figure.Count(found.HalfHours.Count, reading.Period):words} half-hours a day; no new posts."),
        Expected = Sentence.Plain("Fewer hang-ups there if cover is what lacks; next month's figures are the test."),
    };
}
