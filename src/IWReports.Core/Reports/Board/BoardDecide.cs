using IWReports.Core.Analysis;
using IWReports.Core.Kpis.ReachUs;
using IWReports.Core.Language;

namespace IWReports.Core.Reports.Board;

/// <summary>What follows if the board decides nothing.</summary>
internal static class BoardDecide
{
    /// <summary>"222 callers give up again, 103 late orders wait on, one customer may leave."</summary>
    public static Sentence DoNothing(MonthlyAnalysis analysis)
    {
        Figure Of(decimal value) => Figure.Count(value, analysis.Period);
        List<Sentence> parts = [];
        if (analysis.Find(Abandonment.Id) is { Numerator: > 0 and { } gaveUp })
            parts.Add(Sentence.Of($"in a month like this about {Of(gaveUp):caller gives|callers give} up again"));
        else if (analysis.Volume.Current is { Calls: > 0 } && !analysis.KnowsAbandonment)
            parts.Add(Sentence.Plain("nobody will know whether callers wait or give up"));
        if (analysis.Data.LateOrders.Count > 0)
            parts.Add(Sentence.Of($"{Of(analysis.Data.LateOrders.Count):overdue order waits|overdue orders wait} on"));
        if (analysis.Data.AtRisk.Count > 0)
            parts.Add(Sentence.Of(
                $"{Of(analysis.Data.AtRisk.Count):words} {(analysis.Data.AtRisk.Count == 1 ? "customer" : "customers")} may leave"));
        return parts.Count switch
        {
            0 => analysis.Analysis.Kpis.Any(found => found.Verdict is Kpis.Measuring.Rag.Red)
                ? Sentence.Plain("The targets missed stay missed.") : Sentence.Plain("Nothing in these figures asks for a change."),
            1 => Sentence.Of($"{parts[0]}.").Begun,
            _ => Sentence.Of($"{parts.SkipLast(1).Aggregate((all, part) => Sentence.Of($"{all}, {part}"))} and {parts[^1]}.").Begun,
        };
    }
}
