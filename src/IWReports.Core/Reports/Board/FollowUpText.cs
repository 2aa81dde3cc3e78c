using IWReports.Core.Analysis;
using IWReports.Core.Kpis;
using IWReports.Core.Language;
using IWReports.Core.Recommendations;
using IWReports.Core.Statistics.Spc;

namespace IWReports.Core.Reports.Board;

/// <summary>What became of earlier recommendations: decided, done, and whether the KPI moved. Nothing is credited to an action that was not done.</summary>
/// <remarks>Source: ops/docs/statistics.md, 7.3.</remarks>
internal sealed class FollowUpText(MonthReading reading)
{
    public IEnumerable<(Advice Advice, Sentence Became)> Write() =>
        reading.Data.Advice.OrderBy(advice => advice.Given.From).Select(advice => (advice, Sentence.Of($"{Decided(advice)}{Done(advice)}{Moved(advice)}{Predicted(advice)}")));

    /// <summary>The same for page 2: decided, done, and the figure before and now.</summary>
    public IEnumerable<(Advice Advice, Sentence Became)> Short() =>
        reading.Data.Advice.OrderBy(advice => advice.Given.From).Select(advice => (advice, Sentence.Of($"{Decided(advice with { DecidedBy = null })}{DoneOrNot(advice)}. {Figures(advice)}")));

    private Sentence DoneOrNot(Advice advice) =>
        advice.DoneOn is { } done && done <= reading.Period.To ? Sentence.Plain(", done")
        : advice.Decision is Decision.Accepted ? Sentence.Plain(advice.Due <= reading.Period.To ? ", not done" : ", not due yet") : Sentence.None;

    private Sentence Figures(Advice advice)
    {
        if (advice.Kpi is not { } id || reading.Find(id) is not { Value: not null } now
            || reading.Data.History[id].LastOrDefault(month => month.Key == advice.Given.ToString()) is not { Value: not null } before)
            return Sentence.None;
        var service = new ServiceText(reading);
        return Sentence.Of($"{BoardWords.Label(now.Kpi, reading)} {service.Short(before)}, now {service.Short(now)}.");
    }

    private static Sentence Decided(Advice advice) => Sentence.Plain(advice.Decision switch
    {
        Decision.Accepted => $"Accepted{By(advice)}",
        Decision.Declined => $"Declined{By(advice)}",
        Decision.Deferred => $"Deferred{By(advice)}",
        _ => "Not decided",
    });

    private static string By(Advice advice) => advice.DecidedBy is { } who ? $" by {who}" : "";

    private Sentence Done(Advice advice) =>
        advice.DoneOn is { } done && done <= reading.Period.To ? Sentence.Plain($", done {DateText.Day(done, reading.Period)}")
        : advice.Decision is not Decision.Accepted ? Sentence.None
        : Sentence.Plain(advice.Due <= reading.Period.To ? $", not done by {DateText.Day(advice.Due, reading.Period)}" : $", due {DateText.Day(advice.Due, reading.Period)}");

    private Sentence Moved(Advice advice)
    {
        if (advice.Kpi is not { } id || !reading.Data.History.TryGetValue(id, out var months))
            return Sentence.Plain(".");
        var (before, now) = (months.LastOrDefault(month => month.Key == advice.Given.ToString()), months.LastOrDefault(month => month.Key == reading.Period.ToString()));
        if (before?.Value is null || now?.Value is null)
            return Sentence.Plain(".");
        var service = new ServiceText(reading);
        var moved = Sentence.Of($". {BoardWords.Label(now.Kpi, reading)}: {service.Short(before)} in {DateText.Month(advice.Given.From)}, {service.Short(now)} in {DateText.Month(reading.Period.From)}");
        var trend = reading.Found(now.Kpi).Trend;
        return Sentence.Of($"{moved}{(trend.IsWithheld ? ", too few months to say whether that is more than the usual ups and downs" : Verdict(trend.Chart!.Variation))}.");
    }

    // What was foretold was foretold for the action done, and for the month after it.
    private Sentence Predicted(Advice advice)
    {
        if (advice.Prediction is not { } foretold || advice.Kpi is not { } id || reading.Find(id) is not { Value: { } value } now)
            return Sentence.None;
        Figure Of(decimal share) => new Figure(share, now.Kpi.Unit, reading.Period) { Grade = EvidenceGrade.Modelled };
        var range = Sentence.Of($"{Of(foretold.Value)} ({Of(foretold.Low)} to {Of(foretold.High)})");
        if (advice.DoneOn is not { } done || done > reading.Period.To)
            return Sentence.Of($" Predicted had it been done: {range}.");
        var came = value < foretold.Low ? "below" : value > foretold.High ? "above" : "within";
        return Sentence.Of($" Predicted {range}: {new Figure(value, now.Kpi.Unit, reading.Period)} is {came} that range{(done > reading.Period.From ? Sentence.Plain(", with the action in force for a part of the month") : Sentence.None)}.");
    }

    private static string Verdict(Variation variation) => variation switch
    {
        Variation.ImprovementHigh or Variation.ImprovementLow => ", better than usual",
        Variation.ConcernHigh or Variation.ConcernLow => ", worse than usual",
        Variation.Common => ", within its usual ups and downs",
        _ => ", outside its usual range",
    };
}
