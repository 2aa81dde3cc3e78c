using IWReports.Core.Analysis.Data;
using IWReports.Core.Analysis;
using IWReports.Core.Language;
using IWReports.Core.Statistics.Spc;

namespace IWReports.Core.Reports.Board;

/// <summary>
/// What became of earlier recommendations: decided, done, and whether the KPI moved. Nothing is credited to an action that was not done.
/// </summary>
/// <remarks>Source: ops/docs/statistics.md, 7.3.</remarks>
internal sealed class FollowUpText(MonthlyAnalysis analysis)
{
    public IEnumerable<(PastRecommendation PastRecommendation, Sentence Became)> Write() =>
        analysis.Data.PastRecommendations.OrderBy(recommendation => recommendation.Given.From)
            .Select(recommendation => (recommendation,
            Sentence.Of($"{Decided(recommendation)}{Done(recommendation)}{Moved(recommendation)}{Predicted(recommendation)}")));

    /// <summary>The same for page 2: decided, done, and the figure before and now.</summary>
    public IEnumerable<(PastRecommendation PastRecommendation, Sentence Became)> Short() =>
        analysis.Data.PastRecommendations.OrderBy(recommendation => recommendation.Given.From)
            .Select(recommendation => (recommendation,
            Sentence.Of($"{Decided(recommendation with { DecidedBy = null })}{DoneOrNot(recommendation)}. {Figures(recommendation)}")));

    private Sentence DoneOrNot(PastRecommendation recommendation) =>
        recommendation.DoneOn is { } done && done <= analysis.Period.To ? Sentence.Plain(", done")
        : recommendation.Decision is Decision.Accepted
            ? Sentence.Plain(recommendation.Due <= analysis.Period.To ? ", not done" : ", not due yet") : Sentence.None;

    private Sentence Figures(PastRecommendation recommendation)
    {
        if (recommendation.Kpi is not { } id || analysis.Find(id) is not { Value: not null } now
            || analysis.Data.History[id].LastOrDefault(month => month.Key == recommendation.Given.ToString())
                is not { Value: not null } before)
            return Sentence.None;
        var service = new ServiceText(analysis);
        return Sentence.Of($"{BoardWords.Label(now.Kpi, analysis)} {service.Short(before)}, now {service.Short(now)}.");
    }

    private static Sentence Decided(PastRecommendation recommendation) => Sentence.Plain(recommendation.Decision switch
    {
        Decision.Accepted => $"Accepted{By(recommendation)}",
        Decision.Declined => $"Declined{By(recommendation)}",
        Decision.Deferred => $"Deferred{By(recommendation)}",
        _ => "Not decided",
    });

    private static string By(PastRecommendation recommendation) => recommendation.DecidedBy is { } who ? $" by {who}" : "";

    private Sentence Done(PastRecommendation recommendation) =>
        recommendation.DoneOn is { } done && done <= analysis.Period.To ? Sentence.Plain($", done {DateText.Day(done, analysis.Period)}")
        : recommendation.Decision is not Decision.Accepted ? Sentence.None
        : Sentence.Plain(recommendation.Due <= analysis.Period.To ? $", not done by {DateText.Day(recommendation.Due, analysis.Period)}"
            : $", due {DateText.Day(recommendation.Due, analysis.Period)}");

    private Sentence Moved(PastRecommendation recommendation)
    {
        if (recommendation.Kpi is not { } id || !analysis.Data.History.TryGetValue(id, out var months))
            return Sentence.Plain(".");
        var (before, now) = (months.LastOrDefault(month => month.Key == recommendation.Given.ToString()),
            months.LastOrDefault(month => month.Key == analysis.Period.ToString()));
        if (before?.Value is null || now?.Value is null)
            return Sentence.Plain(".");
        var service = new ServiceText(analysis);
        var moved = Sentence.Of($". {BoardWords.Label(now.Kpi, analysis)}: {service.Short(before)} in "
            + $"{DateText.Month(recommendation.Given.From)}, {service.Short(now)} in {DateText.Month(analysis.Period.From)}");
        var trend = analysis.Found(now.Kpi).Trend;
        var verdict = trend.IsWithheld ? ", too few months to say whether that is more than the usual ups and downs"
            : Verdict(trend.Chart!.Variation);
        return Sentence.Of($"{moved}{verdict}.");
    }

    // A prediction is for the action done, and for the month after it.
    private Sentence Predicted(PastRecommendation recommendation)
    {
        if (recommendation.Prediction is not { } foretold || recommendation.Kpi is not { } id
            || analysis.Find(id) is not { Value: { } value } now)
            return Sentence.None;
        Figure Of(decimal share) => new Figure(share, now.Kpi.Unit, analysis.Period) { Grade = EvidenceGrade.Modelled };
        var range = Sentence.Of($"{Of(foretold.Value)} ({Of(foretold.Low)} to {Of(foretold.High)})");
        if (recommendation.DoneOn is not { } done || done > analysis.Period.To)
            return Sentence.Of($" Predicted had it been done: {range}.");
        var came = value < foretold.Low ? "below" : value > foretold.High ? "above" : "within";
        return Sentence.Of($" Predicted {range}: {new Figure(value, now.Kpi.Unit, analysis.Period)} is {came} that "
            + $"range"
            + $"{(done > analysis.Period.From ? Sentence.Plain(", with the action in force for a part of the month") : Sentence.None)}.");
    }

    private static string Verdict(Variation variation) => variation switch
    {
        Variation.ImprovementHigh or Variation.ImprovementLow => ", better than usual",
        Variation.ConcernHigh or Variation.ConcernLow => ", worse than usual",
        Variation.Common => ", within its usual ups and downs",
        _ => ", outside its usual range",
    };
}
