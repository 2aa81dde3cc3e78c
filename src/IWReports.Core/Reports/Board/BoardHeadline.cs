using IWReports.Core.Analysis;
using IWReports.Core.Kpis.Measuring;
using IWReports.Core.Kpis.ReachUs;
using IWReports.Core.Language;

namespace IWReports.Core.Reports.Board;

/// <summary>The month in at most 14 words: how service was, and the figure that says so.</summary>
internal sealed class BoardHeadline(MonthlyAnalysis analysis, BoardScorecard scorecard, JudgedKpi? lead)
{
    // Without calls what else is known leads, but is no verdict on service.
    public Sentence Write() => lead is null ? Uncertain()
        : analysis.Volume.Current is null ? Sentence.Of($"{UnreadCalls.InShort(analysis)}; {Level(lead)}.")
        : analysis.Volume.Current.Calls == 0 ? Sentence.Of($"{NobodyCalled}; {Level(lead)}.")
        : Sentence.Of($"{Verdict()}: {Level(lead)}{Beside(lead)}.");

    private string NobodyCalled => $"Nobody called in {DateText.MonthAndYear(analysis.Period.From)}";

    private Sentence Uncertain()
    {
        if (analysis.Volume.Current is not { } current)
            return Sentence.Plain($"{UnreadCalls.InShort(analysis)}; service cannot be judged.");
        if (current.Calls == 0)
            return Sentence.Plain($"{NobodyCalled}; service cannot be judged.");
        var calls = Figure.Count(current.Calls, analysis.Period);
        var change = new CallVolumeText(analysis).OnLastYear();
        return change.IsEmpty
            ? Sentence.Of($"{calls:call} came; how well callers were served is not measured.")
            : Sentence.Of($"{calls:call}, {change}; service itself is not measured.");
    }

    // "Worse" and "better" are kept for more than the usual ups and downs.
    private Sentence Verdict() => lead!.Rag is not Rag.Green
        ? Sentence.Plain(LeadKpi.IsWorse(lead) ? "Service got worse" : "Service fell short")
        : scorecard.Worst.All(judged => judged.Rag is Rag.Green) ? Sentence.Plain("Every target was met")
        : Sentence.Plain(LeadKpi.IsBetter(lead) ? "Service got better" : "Service held");

    private Sentence Level(JudgedKpi judged) => judged.Kpi.Id == ServiceLevel.Kpi.Id
        ? Sentence.Of($"{new ServiceText(analysis).Short(judged.Value)} of calls answered in time")
        : judged.Kpi.Id == AnsweredIn5Rings.Kpi.Id
        ? Sentence.Of($"{new ServiceText(analysis).Short(judged.Value)} of calls answered within five rings")
        : BoardWords.Level(judged.Value, analysis) is var level ? level with { Text = Sentence.Lower(level.Text) } : level;

    // One other figure that a director asks for next.
    private Sentence Beside(JudgedKpi judged)
    {
        if (judged.Kpi.Id != Abandonment.Kpi.Id && analysis.Missed(Abandonment.Kpi.Id)?.Numerator is > 0 and { } gaveUp)
            return Sentence.Of($", {Figure.Count(gaveUp, analysis.Period):caller} gave up");
        return Sentence.None;
    }
}
