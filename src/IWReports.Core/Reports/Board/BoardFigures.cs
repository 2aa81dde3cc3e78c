using IWReports.Core.Analysis;
using IWReports.Core.Analysis.Volume;
using IWReports.Core.Kpis.Measuring;
using IWReports.Core.Language;
using IWReports.Core.Reports.Charts;

namespace IWReports.Core.Reports.Board;

/// <summary>The four figures on top: calls, what matters most, what became of callers, and what else let most customers down.</summary>
internal sealed class BoardFigures(MonthlyAnalysis analysis, BoardScorecard scorecard)
{
    private const int Most = 4;

    // A year and its month of the year before.
    private const int MonthsShown = 13;

    /// <summary>The figures in words, each with the line that goes with it.</summary>
    public IReadOnlyList<(
        string Kpi, Sentence Label, Sentence Value, Sentence Direction, Sentence Target, Rag? Rag, Sparkline? Line)> Write() =>
        [.. new[] { Calls() }.Where(calls => !calls.Value.IsEmpty).Concat(KeyKpis.Of(analysis, scorecard).Select(Of)).Concat(Load())
            .Take(Most)
            .Select((figure, i) => (figure.Kpi, figure.Label, figure.Value, figure.Direction, figure.Target, figure.Rag,
                Line(figure.Line, i)))];

    private Shown Calls()
    {
        if (analysis.Volume.Current is not { } current)
            return Shown.None;
        var direction = analysis.Volume.Flag(analysis.Volume.Months.Count - 1).Direction;
        var place = direction > 0 ? "◆ above usual" : direction < 0 ? "◆ below usual" : "○ as usual";
        var unusual = analysis.Volume.Chart is null ? "" : $"{place} in {new CallVolumeText(analysis).Usual}";
        var lastYear = analysis.Period.AddMonths(-12).From;
        var change = YearOnYear.Change([current]) is { } share
            ? Sentence.Of($"{Figure.Share(share, new(lastYear, analysis.Period.To)):+} on {DateText.MonthAndYear(lastYear)}")
            : Sentence.Plain("last year not known");
        return new(
            Sentence.Plain("Calls"), Sentence.Of($"{Figure.Count(current.Calls, analysis.Period)}"), Sentence.Plain(unusual), change, null,
            [.. analysis.Volume.Months.Select(month => (double?)month.Calls)], null);
    }

    private Shown Of(JudgedKpi judged) => new(
        BoardWords.Label(judged.Kpi, analysis),
        BoardWords.Short(judged, analysis),
        Direction(judged),
        Sentence.Of($"target {new ServiceText(analysis).Target(judged.Kpi, judged.Kpi.Target!)}"),
        judged.Rag,
        [.. judged.Trend.Months.Select(month => (double?)month.Value)],
        (double)judged.Kpi.Target!.Value) { Kpi = judged.Kpi.Id };

    private Sentence Direction(JudgedKpi judged)
    {
        var before = analysis.Period.AddMonths(-1);
        var months = analysis.Data.History.GetValueOrDefault(judged.Kpi.Id, []);
        if (months.LastOrDefault(month => month.Key == before.ToString()) is not { Value: { } was } last)
            return Sentence.None;
        var sign = judged.Value.Value > was ? "↑ from" : judged.Value.Value < was ? "↓ from" : "= as";
        return Sentence.Of($"{sign} {new ServiceText(analysis).Short(last)} in {DateText.Month(before.From)}");
    }

    // Where nothing of service is measured, what officers had to carry is what there is.
    private IEnumerable<Shown> Load()
    {
        if (analysis.Workload is not { CallsPerAgent: > 0 and var load } work)
            yield break;
        Sentence Before(Func<Analysis.Staffing.WorkloadBase, Figure> of) => work.Base is { } level
            ? Sentence.Of($"{of(level)} in {DateText.Months(level.Period)}") : Sentence.None;
        yield return new(Sentence.Plain("Calls per officer"), Sentence.Of($"{new Figure(load, Unit.PerOfficer, analysis.Period)}"),
            Before(level => new(level.CallsPerAgent, Unit.PerOfficer, level.Period)), Sentence.None, null, [], null);
        yield return new(Sentence.Plain("Officers on the roster"), Sentence.Of($"{Figure.Count(work.Officers, analysis.Period)}"),
            Before(level => Figure.Count(level.Officers, level.Period)), Sentence.None, null, [], null);
    }

    private static Sparkline? Line(Sparkline? line, int at) => line is null ? null : line with { Id = $"spark-{at + 1}" };

    /// <summary>A figure and its months.</summary>
    private sealed record Shown(
        Sentence Label, Sentence Value, Sentence Direction, Sentence Target, Rag? Rag, IReadOnlyList<double?> Months, double? Aim)
    {
        public static readonly Shown None = new(Sentence.None, Sentence.None, Sentence.None, Sentence.None, null, [], null);

        public string Kpi { get; init; } = "";

        public Sparkline? Line => Months.Count < 2 ? null
            : new("", Label.Text, $"{Label.Text}, month by month, ending at {Value.Text}.", [.. Months.TakeLast(MonthsShown)])
            {
                Target = Aim,
                Standing = Rag,
            };
    }
}
