using IWReports.Core.Calendar;
using IWReports.Core.Kpis.Measuring;
using IWReports.Core.Language;
using IWReports.Core.Statistics;
using IWReports.Core.Statistics.Spc;

namespace IWReports.Core.Reports.TeamWeek;

/// <summary>The week's figures as the table writes them, and the notes below it.</summary>
internal sealed class WeekFigures(WeekTargets targets, ReportPeriod week, FigureBook written)
{
    private const string None = "–";

    public IReadOnlyList<WeekFigureRow> Rows(Rag rag) => [.. targets.Shown.Where(one => one.Rag == rag).Select(Row)];

    public IReadOnlyList<string> Notes() =>
        [.. new[] { Usual(), Unshown(), Listed("Too few cases to judge", targets.TooFew),
            Listed("Not known for this week", targets.Unknown) }
            .Where(note => !note.IsEmpty).Select(written.Text)];

    /// <summary>Which of them late records may still change.</summary>
    public string Provisional()
    {
        var names = Names(value => value.State is KpiState.Provisional);
        return names.Count > 0 && names.Count == targets.Shown.Count
            ? "All of them are provisional: late records may still change them."
            : Listed("Provisional, as late records may still change them", names).Text;
    }

    /// <summary>Which of them a sent report gave otherwise.</summary>
    public string Restated() => Listed("Changed since an earlier report", Names(value => value.Restated is not null)).Text;

    /// <summary>A value with where it comes from.</summary>
    public static Figure Of(KpiValue value, decimal number, ReportPeriod week) =>
        new(number, value.Kpi.Unit, week) { N = (long?)value.Denominator, Provisional = value.State is KpiState.Provisional };

    private WeekFigureRow Row(WeekTarget one)
    {
        var kpi = one.Kpi;
        var value = Short(one.Value);
        var target = Sentence.Of($"{new Figure(kpi.Target!.Value, kpi.Unit, week)}");
        // What misses its target is not rounded to it.
        if (one.Rag is not Rag.Green)
            value = TargetBound.Missed(value, kpi);
        return new(
            kpi.Name,
            written.Text(value),
            written.Text(target),
            one.LastWeek is { Value: not null } before ? written.Text(Short(before)) : None,
            one.Usual is { } usual ? written.Text(Sentence.Of($"{new Figure(usual, kpi.Unit, week)}")) : None) { Kpi = kpi.Id };
    }

    // "50 %"; of a few cases "1 of 2", as every report writes it.
    private Sentence Short(KpiValue value) => value.IsOfFew
        ? Sentence.Of($"{Figure.Count(value.Numerator!.Value, week)} of {Figure.Count(value.Denominator!.Value, week)}")
        : Sentence.Of($"{Of(value, value.Value!.Value, week)}");

    private Figure Fewest => Figure.Count(XmrChart.MinForLimits, week);

    private Sentence Usual()
    {
        if (targets.Shown.Count == 0)
            return Sentence.None;
        return targets.Shown.Any(one => one.Usual is not null)
            ? Sentence.Of($"Usual is the middle value of the {Figure.Count(targets.WeeksBefore, week):words} weeks before{Few()}.")
            : Sentence.Of($"What is usual is not known until {Fewest:words} earlier weeks are on record.");
    }

    private Sentence Few() => !targets.Shown.Any(one => one.Value.IsOfFew) ? Sentence.None
        : Sentence.Of($"; fewer than {Figure.Count(MinSample.Percent, week)} cases have none");

    private Sentence Unshown()
    {
        var rest = targets.Judged.Except(targets.Shown).ToList();
        if (rest.Count == 0)
            return Sentence.None;
        var more = Sentence.Of($"{Figure.Count(rest.Count, week):more target}");
        return rest.All(one => one.Rag is Rag.Green)
            ? Sentence.Of($"{more} {(rest.Count == 1 ? "was met; it is" : "were met; they are")} in the workbook.")
            : Sentence.Of($"{more} {(rest.Count == 1 ? "is" : "are")} in the workbook.");
    }

    private List<string> Names(Func<KpiValue, bool> marked) =>
        [.. targets.Shown.Where(one => marked(one.Value)).Select(one => one.Kpi.Name)];

    private static Sentence Listed(string what, IReadOnlyList<string> names) =>
        names.Count == 0 ? Sentence.None : Sentence.Plain($"{what}: {DailyDigestText.List([.. names.Select(Sentence.Lower)])}.");
}
