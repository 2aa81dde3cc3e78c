using IWReports.Core.Analysis;
using IWReports.Core.Analysis.Volume;
using IWReports.Core.Language;
using IWReports.Core.Recommendations;

namespace IWReports.Core.Reports.Board;

/// <summary>The ways to go on, compared: doing nothing first, then each recommended action.</summary>
internal static class BoardOptions
{
    public static IReadOnlyList<(Sentence Name, Sentence Implication)> Of(
        MonthlyAnalysis analysis, IReadOnlyList<Recommendation> recommendations) =>
    [
        (Sentence.Plain("Do nothing"), Sentence.Of($"{BoardDecide.DoNothing(analysis)}{NextMonth(analysis)}")),
        .. recommendations.Select((one, i) =>
            (Sentence.Of($"{Figure.Count(i + 1, analysis.Period)}. {Name(one.Lever)}"), Sentence.Of($"{one.Expected.Text.Begun}."))),
        .. WhatIfs(analysis).Select(option => (option.Name, option.Implication)),
    ];

    /// <summary>What people asked the queue model and saved for the board, each with its effect in few words and in full.</summary>
    public static IEnumerable<(Sentence Name, Sentence Effect, Sentence Implication)> WhatIfs(MonthlyAnalysis analysis)
    {
        var unknown = Sentence.Plain("The queue model no longer tells what it would do.");
        var model = analysis.Data.WhatIfs.Count == 0 ? null : LeverModel.Of(analysis);
        foreach (var asked in analysis.Data.WhatIfs)
        {
            var answer = model is null ? null : WhatIfAnswer.Of(model, asked);
            yield return (WhatIfText.Asked(asked, analysis.Period), answer is null ? unknown : WhatIfText.Effect(answer, analysis.Data),
                answer is null ? unknown : WhatIfText.Answer(answer, analysis.Data));
        }
    }

    public static string Name(Lever lever) => lever switch
    {
        Lever.ProblemSolving => "Problem solving",
        Lever.CustomerRelationships => "Customer relationships",
        Lever.QualityOfDelivery => "Quality of delivery",
        Lever.Technology => "Measuring and technology",
        Lever.Team => "Team",
        _ => "Public relations",
    };

    // Only an if: last year's same month, grown as the last three months did.
    private static Sentence NextMonth(MonthlyAnalysis analysis)
    {
        var next = analysis.Period.AddMonths(1);
        var (growth, month) = (DateText.Months(analysis.Window), DateText.Month(next.From));
        var lastYear = analysis.Volume.Months.FirstOrDefault(month => month.Month == next.From.AddYears(-1));
        return lastYear is not null && analysis.Volume.Recent is { Count: 3 } recent && YearOnYear.Change(recent) is { } change
            ? Sentence.Of($" If growth goes on as in {growth}, {month} brings about {Calls(lastYear.Calls * (1 + change)):call}.")
            : Sentence.None;

        Figure Calls(decimal calls) => Figure.Count(Math.Round(calls), next);
    }
}
