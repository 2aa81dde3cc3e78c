using IWReports.Core.Analysis;
using IWReports.Core.Analysis.Targets;
using IWReports.Core.Kpis;
using IWReports.Core.Reports.Narrative;

namespace IWReports.Core.Recommendations;

/// <summary>Shorter delivery, and a promise that is kept.</summary>
internal static class KeepThePromisedDay
{
    public static readonly Rule Rule = new("keep-the-promised-day", RuleKind.Mend, Of);

    private static Recommendation? Of(MonthReading reading)
    {
        var promise = Missed(reading, "delivered_on_promise");
        if (promise is null && reading.Data.LateOrders.Count == 0)
            return null;
        var late = Sentence.Of($"{Figure.Count(reading.Data.LateOrders.Count, reading.Period):words} {(reading.Data.LateOrders.Count == 1 ? "order was" : "orders were")} late and open at the month's end");
        return new()
        {
            Lever = Lever.QualityOfDelivery,
            Action = Sentence.Plain("Shorten delivery and keep the promised day: dispatch by promised day, key accounts first, and tell customers the expected day with tracking before they ask."),
            Rationale = promise is { } missed
                ? Sentence.Of($"{new Figure(missed.Value!.Value, Unit.Percent, reading.Period) with { N = (long?)missed.Denominator }} of deliveries kept the promised day; {late}.")
                : Sentence.Of($"{late with { Text = char.ToUpperInvariant(late.Text[0]) + late.Text[1..] }}."),
            Owner = Owners.Dispatch,
            Due = reading.Period.AddMonths(1).To,
            Measure = Target(reading, missed: promise),
            Kpi = "delivered_on_promise",
            Resources = Sentence.Plain("Dispatch planning by promised day; a tracking message from the shop system."),
            Expected = Sentence.Plain("Fewer late orders and fewer calls about them; both are in the scorecard."),
        };
    }

    private static KpiValue? Missed(MonthReading reading, string kpi) =>
        reading.Find(kpi) is { Value: { } value } found && RagRating.Of(value, found.Kpi.Target, found.Kpi.Better) is Rag.Amber or Rag.Red ? reading.Find(kpi) : null;

    private static Sentence Target(MonthReading reading, KpiValue? missed) => missed?.Kpi.Target is { } target
        ? Sentence.Of($"{missed.Kpi.Name}: {new Figure(target.Value, missed.Kpi.Unit, reading.Period)} or more; no late order of a key account.")
        : Sentence.Plain("No order late and open at the month's end.");
}
