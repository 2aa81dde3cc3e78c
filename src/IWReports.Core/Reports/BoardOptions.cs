using IWReports.Core.Analysis;
using IWReports.Core.Analysis.Trend;
using IWReports.Core.Recommendations;
using IWReports.Core.Reports.Narrative;

namespace IWReports.Core.Reports;

/// <summary>The ways to go on, compared: doing nothing first, with what it implies, then each recommended action; other ways to the same end stand beside it.</summary>
internal static class BoardOptions
{
    public static IReadOnlyList<(Sentence Name, Sentence Implication)> Of(MonthReading reading, IReadOnlyList<Recommendation> recommendations) =>
        [(Sentence.Plain("Do nothing"), Inaction(reading)), .. recommendations.Select((one, i) => (Sentence.Of($"{Figure.Count(i + 1, reading.Period)}. {Name(one.Lever)}"), Capital(one.Expected.Text)))];

    private static Sentence Capital(Sentence text) => Sentence.Of($"{text.Begun}.");

    public static string Name(Lever lever) => lever switch
    {
        Lever.ProblemSolving => "Problem solving",
        Lever.CustomerRelationships => "Customer relationships",
        Lever.QualityOfDelivery => "Quality of delivery",
        Lever.Technology => "Measuring and technology",
        Lever.Team => "Team",
        _ => "Public relations",
    };

    private static Sentence Inaction(MonthReading reading)
    {
        List<Sentence> parts = [];
        if (reading.Find("abandonment") is { Numerator: > 0 and { } hungUp })
            parts.Add(Sentence.Of($"in a month like this one {Figure.Count(hungUp, reading.Period)} callers hang up again"));
        else if (reading.Volume.Current is { Calls: > 0 } && !reading.KnowsHangUps)
            parts.Add(Sentence.Plain("the board still cannot know whether callers wait or hang up"));
        if (reading.Data.LateOrders.Count > 0)
            parts.Add(Sentence.Of($"{Figure.Count(reading.Data.LateOrders.Count, reading.Period):words} late {(reading.Data.LateOrders.Count == 1 ? "order stays" : "orders stay")} without an answer"));
        if (reading.Data.AtRisk.Count > 0)
            parts.Add(Sentence.Of($"{Figure.Count(reading.Data.AtRisk.Count, reading.Period):words} {(reading.Data.AtRisk.Count == 1 ? "customer" : "customers")} may leave"));
        if (NextMonth(reading) is { IsEmpty: false } next)
            parts.Add(next);
        if (parts.Count == 0)
            return Sentence.Plain("Costs nothing now; this month's figures give no sign that something must be mended.");
        var all = parts.Aggregate((before, part) => Sentence.Of($"{before}; {part}"));
        return Sentence.Of($"{all.Begun}.");
    }

    // Only an if: last year's same month, grown as the last three months did.
    private static Sentence NextMonth(MonthReading reading)
    {
        var next = reading.Period.AddMonths(1);
        return reading.Volume.Recent is { Count: 3 } recent && YearOnYear.Change(recent) is { } change
            && reading.Volume.Months.FirstOrDefault(month => month.Month == next.From.AddYears(-1)) is { } lastYear
            ? Sentence.Of($"if growth goes on as in {DateText.Months(reading.Window)}, {DateText.Month(next.From)} brings about {Figure.Count(Math.Round(lastYear.Calls * (1 + change)), next):call} (indicative)")
            : Sentence.None;
    }
}
