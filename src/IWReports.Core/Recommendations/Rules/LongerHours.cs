using IWReports.Core.Analysis;
using IWReports.Core.Kpis.ReachUs;
using IWReports.Core.Language;

namespace IWReports.Core.Recommendations.Rules;

/// <summary>Longer hours where many call a closed door.</summary>
internal static class LongerHours
{
    public static readonly Rule Rule = new("longer-hours", RuleKind.Mend, Of);

    // Of every ten calls one outside opening hours: below that, a recorded message serves.
    private const decimal Many = 0.1m;

    private const int ExtraHoursADay = 2;

    private static Recommendation? Of(MonthlyAnalysis analysis)
    {
        if (analysis.Value(CallsOutsideHours.Id) is not { } outside || analysis.Value(CallsOffered.Id) is not > 0
            || outside / analysis.Value(CallsOffered.Id)!.Value < Many)
            return null;
        var days = analysis.Data.Calendar.BusinessDaysIn(analysis.Period);
        return new()
        {
            Lever = Lever.CustomerRelationships,
            Grade = EvidenceGrade.Computed,
            Card = new(
                Sentence.Plain("Try two more opening hours for a quarter."),
                Sentence.Of($"{Figure.Count(outside, analysis.Period):call} came outside opening hours."),
                Sentence.Plain("Calls in these hours are answered.")),
            Action = Sentence.Plain("Try two hours more each business day with one officer for a quarter, where most of these calls come."),
            Rationale = new(
                Sentence.Of($"{Figure.Count(outside, analysis.Period)} of "
                    + $"{Figure.Count(analysis.Value(CallsOffered.Id)!.Value, analysis.Period)} calls came outside opening hours."),
                Sentence.Plain("Customers who work other hours reach nobody."),
                Sentence.Plain("A caller who hears only ringing does not know that the company is closed."),
                Sentence.Plain("The telephone system can offer a call-back at once, whatever the hour.")),
            Owner = Owners.Manager,
            Due = analysis.Period.AddMonths(1).To,
            Measure = Sentence.Plain("Calls answered in the added hours, and what is left outside them."),
            Kpi = CallsOutsideHours.Id,
            Resources = Sentence.Plain("One officer for two hours each business day, for a quarter."),
            Expected = new(Sentence.Plain("calls in the added hours are answered; how many more come once it is known is not modelled")),
            Case = new() { HoursMonthly = days * ExtraHoursADay },
            Instead = [new(Sentence.Plain("Offer a call-back for the next morning"),
                Sentence.Plain("no added hours; the morning's queue grows by those who leave a number"))],
            Duty = Sentence.Plain("Numbers left for a call-back are kept for that only (Privacy Act); late shifts are shared fairly."),
        };
    }
}
