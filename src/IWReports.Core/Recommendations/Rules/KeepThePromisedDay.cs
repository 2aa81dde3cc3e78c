using IWReports.Core.Analysis;
using IWReports.Core.Kpis.Measuring;
using IWReports.Core.Kpis.OrderAndReceive;
using IWReports.Core.Language;

namespace IWReports.Core.Recommendations.Rules;

/// <summary>Shorter delivery, and a promise that is kept.</summary>
internal static class KeepThePromisedDay
{
    public static readonly Rule Rule = new("keep-the-promised-day", RuleKind.Mend, Of);

    private const string OnPromise = DeliveredOnPromise.Id;

    private static Recommendation? Of(MonthlyAnalysis analysis)
    {
        var missed = analysis.Missed(OnPromise);
        if (missed is null && analysis.Data.LateOrders.Count == 0)
            return null;
        return new()
        {
            Lever = Lever.QualityOfDelivery,
            Grade = EvidenceGrade.Computed,
            Card = new(
                Sentence.Plain("Dispatch by promised day, key accounts first."),
                Late(analysis, missed),
                Kept(analysis, missed)),
            Action = Sentence.Plain("Shorten delivery and keep the promised day: dispatch by promised day, key accounts first, and tell "
                + "customers the expected day with tracking before they ask."),
            Rationale = new(
                Problem(analysis, missed),
                analysis.Find(ContactsPer100Orders.ContactsWithLateOrderId)?.Numerator is > 0 and { } calls
                    ? Sentence.Of($"{Figure.Count(calls, analysis.Period):contact} of the month came from customers with a late order.")
                    : Sentence.Plain("Who has to ask where an order is has already begun to look elsewhere."),
                Sentence.Plain("The delivery guarantee is the company's own promise."),
                Sentence.Plain("Promised days are in the shop system; dispatch can sort by them.")),
            Owner = Owners.Dispatch,
            Due = analysis.Period.AddMonths(1).To,
            Measure = missed is null ? Sentence.Plain("No order late and open at the month's end.") : TargetText.Of(analysis, OnPromise)!,
            Kpi = OnPromise,
            Resources = Sentence.Plain("Dispatch planning by promised day; a tracking message from the shop system."),
            Expected = new(Expected(analysis, missed)),
            Case = new() { NotCosted = "dispatch's own hours are not in these data" },
            Instead = [new(Sentence.Plain("Promise only the day that can be kept, and say so at the order"),
                Sentence.Plain("the promise is kept at once and fewer ask; delivery is no faster, and orders may go elsewhere"))],
            Duty = Sentence.Plain("A promised day is a representation to customers; one that cannot be kept must not be advertised "
                + "(Competition and Consumer Act)."),
        };
    }

    private static Sentence Late(MonthlyAnalysis analysis, KpiValue? missed)
    {
        Figure Of(decimal value) => Figure.Count(value, analysis.Period);
        var late = analysis.Data.LateOrders.Count;
        if (missed is not { Numerator: { } kept, Denominator: { } all })
            return Sentence.Of($"{Of(late):order is|orders are} late.");
        var still = late == 0 ? Sentence.None : Sentence.Of($"; {Of(late)} {(late == 1 ? "has" : "have")} not come");
        return Sentence.Of($"{Of(kept)} of {Of(all)} deliveries came on time{still}.");
    }

    private static Sentence Kept(MonthlyAnalysis analysis, KpiValue? missed) => More(missed) is > 0 and var more
        ? Sentence.Of($"Needed: {Figure.Count(more, analysis.Period)} more on time.")
        : Sentence.Plain("Fewer late orders and calls about them.");

    private static decimal More(KpiValue? missed) => missed is { Denominator: { } all, Kpi.Target: { } target }
        ? Math.Ceiling(all * RagRating.Off(missed.Value!.Value, target, missed.Kpi.Better)) : 0;

    private static Sentence Problem(MonthlyAnalysis analysis, KpiValue? missed)
    {
        var late = Sentence.Of($"{Figure.Count(analysis.Data.LateOrders.Count, analysis.Period):words} "
            + $"{(analysis.Data.LateOrders.Count == 1 ? "order was" : "orders were")} late and open at the month's end");
        return missed is not null ? Sentence.Of($"{TargetText.Standing(analysis, missed)}; {late}.") : Sentence.Of($"{late.Begun}.");
    }

    private static Sentence Expected(MonthlyAnalysis analysis, KpiValue? missed) => More(missed) is > 0 and var more
        ? Sentence.Of($"at the target {Figure.Count(more, analysis.Period)} more deliveries a month come on the promised day "
            + $"(arithmetic, no forecast)")
        : Sentence.Plain("fewer late orders and fewer calls about them; no model backs a size");
}
