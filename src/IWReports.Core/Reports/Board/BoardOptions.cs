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
        .. WhatIfs(analysis),
    ];

    /// <summary>What people asked the queue model and saved for the board.</summary>
    public static IEnumerable<(Sentence Name, Sentence Implication)> WhatIfs(MonthlyAnalysis analysis)
    {
        if (analysis.Data.WhatIfs.Count == 0)
            return [];
        var model = LeverModel.Of(analysis);
        return analysis.Data.WhatIfs.Select(asked => (WhatIfText.Asked(asked, analysis.Period), model is null
            ? Sentence.Plain("The queue model no longer tells what it would do.")
            : WhatIfText.Answer(WhatIfAnswer.Of(model, asked), analysis.Data)));
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
