using IWReports.Core.Analysis.Causes;
using IWReports.Core.Analysis.Data;
using IWReports.Core.Analysis;
using IWReports.Core.Language;

namespace IWReports.Core.Recommendations;

/// <summary>A recommendation in so few words that four fit on a page: what to do, why, and what to expect.</summary>
public sealed record Card(Sentence Action, Sentence Why, Sentence Expect)
{
    // A name as long as a line would push the card over.
    private const int LongestName = 24;

    public Sentence Action { get; } = Recommendation.Said(Action);

    public Sentence Why { get; } = Recommendation.Said(Why);

    public Sentence Expect { get; } = Recommendation.Said(Expect);

    /// <summary>Next month's figure where a model foretells it, else what no model gives a size for.</summary>
    internal static Sentence Foretold(MonthlyAnalysis analysis, Effect effect, string otherwise)
    {
        if (effect.Prediction is not { } next)
            return Sentence.Plain(otherwise);
        Figure Share(decimal value) => Figure.Share(value, analysis.Period.AddMonths(1)) with { Grade = EvidenceGrade.Modelled };
        return Sentence.Of($"Expect {Share(next.Value)} next month ({Share(next.Low)}–{Share(next.High)}).");
    }

    /// <summary>"Leave and sick days took 18.1 in 100 calls."</summary>
    internal static Sentence Cost(MonthlyAnalysis analysis, Driver driver, DrivingCause cause)
    {
        if (cause.Share is not { } share)
            return Sentence.Plain($"People who were there name {Sentence.Lower(CauseText.Label(driver))} as the cause.");
        var onlyModelled = analysis.Causes!.Checks.TryGetValue(driver, out var checks) && checks.NoneHolds;
        var (subject, took) = (new CauseText(analysis).Subject(driver, share.Change), onlyModelled ? "may have taken" : "took");
        return Sentence.Of($"{subject} {took} {Points(analysis, share.Change)} in {Figure.Count(100, analysis.Period)} calls.");
    }

    internal static string Short(string name) => Sentence.Cut(name, LongestName);

    private static Figure Points(MonthlyAnalysis analysis, double change) =>
        new((decimal)Math.Abs(change) * 100, Kpis.Measuring.Unit.Points, analysis.Period) { Grade = DriverShare.Grade };
}
