using IWReports.Core.Analysis;
using IWReports.Core.Kpis;
using IWReports.Core.Reports.Narrative;

namespace IWReports.Core.Recommendations;

/// <summary>The recommendation on public relations that the board wants in every report.</summary>
internal static class PublicRelations
{
    public static readonly Rule Rule = new("public-relations", RuleKind.PublicRelations, Of);

    private static Recommendation? Of(MonthReading reading) => new()
    {
        Lever = Lever.PublicRelations,
        Action = Sentence.Plain("Answer every online review within two business days, and publish the customer charter's promises with this month's result beside each."),
        Rationale = Rationale(reading),
        Owner = Owners.Marketing,
        Due = reading.Period.AddMonths(1).To,
        Measure = Sentence.Plain("Reviews answered within two business days; the charter page is online."),
        Kpi = "reviews_answered",
        Resources = Sentence.Plain("An hour a week; no new posts."),
        Expected = Sentence.Plain("Customers see that feedback is read; the effect shows in reviews and satisfaction."),
    };

    private static Sentence Rationale(MonthReading reading) => reading.Value("csat") is { } satisfied
        ? Sentence.Of($"{new Figure(satisfied, Unit.Percent, reading.Period) { N = (long?)reading.Find("csat")!.Denominator }} of answers to the survey were satisfied; who reads what others say decides without having called.")
        : reading.Data.AtRisk.Count > 0
            ? Sentence.Plain("Customers at risk talk to others; an answer in public shows how matters are put right.")
            : Sentence.Plain("Whether customers speak well of the company is not measured yet; answering in public is the first step to know.");
}
