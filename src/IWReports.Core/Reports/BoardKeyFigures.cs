using IWReports.Core.Analysis;
using IWReports.Core.Analysis.Trend;
using IWReports.Core.Calendar;
using IWReports.Core.Kpis;
using IWReports.Core.Reports.Narrative;

namespace IWReports.Core.Reports;

/// <summary>The few numbers on top of page 1: calls and what became of the callers; without that, calls beside last year and officers.</summary>
internal sealed class BoardKeyFigures(MonthReading reading, BoardScorecard scorecard)
{
    // The strip has four places.
    private const int Most = 4;

    private ReportPeriod Period => reading.Period;

    public IReadOnlyList<(string Label, Sentence Value, Sentence Note)> Write() =>
        [.. Calls().Concat(Recent()).Concat(scorecard.Leading.Select(Standing)).Concat(Load()).Take(Most)];

    private IEnumerable<(string, Sentence, Sentence)> Calls()
    {
        if (reading.Volume.Current is not { } current)
            yield break;
        var change = YearOnYear.Change([current]) is { } share
            ? Sentence.Of($"{Figure.Share(share, Period):+} on {DateText.MonthAndYear(Period.From.AddYears(-1))}")
            : Sentence.Plain("last year not known");
        yield return ($"Calls in {DateText.Month(Period.From)}", Sentence.Of($"{Figure.Count(current.Calls, Period)}"), change);
    }

    private IEnumerable<(string, Sentence, Sentence)> Recent()
    {
        if (reading.Volume.Recent is { Count: 3 } recent && YearOnYear.Change(recent) is { } change)
            yield return ($"{DateText.Months(reading.Window)} together", Sentence.Of($"{Figure.Share(change, reading.Window):+}"), Sentence.Plain("calls, on last year"));
    }

    private IEnumerable<(string, Sentence, Sentence)> Load()
    {
        if (reading.Workload is not { CallsPerOfficer: { } load } work)
            yield break;
        var before = work.Base is { } level ? Sentence.Of($"{new Figure(level.CallsPerOfficer, Unit.PerOfficer, level.Period)} in {DateText.Months(level.Period)}") : Sentence.None;
        yield return ("Calls per officer", Sentence.Of($"{new Figure(load, Unit.PerOfficer, Period)}"), before);
        yield return ("Officers on the roster", Sentence.Of($"{Figure.Count(work.Officers, Period)}"),
            work.Base is { } earlier ? Sentence.Of($"{Figure.Count(earlier.Officers, earlier.Period)} in {DateText.Months(earlier.Period)}") : Sentence.None);
    }

    private (string, Sentence, Sentence) Standing(JudgedKpi judged) => (
        judged.Kpi.Name,
        new ServiceText(reading).Short(judged.Value),
        Sentence.Of($"target {new Figure(judged.Kpi.Target!.Value, judged.Kpi.Unit, Period)}: {BoardScorecard.StatusOf(judged.Rag).Word}"));
}
