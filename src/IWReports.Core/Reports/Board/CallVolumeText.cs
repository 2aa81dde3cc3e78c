using IWReports.Core.Analysis;
using IWReports.Core.Analysis.Volume;
using IWReports.Core.Calendar;
using IWReports.Core.Language;
using IWReports.Core.Statistics.Spc;

namespace IWReports.Core.Reports.Board;

/// <summary>
/// What may be said of the number of calls. "Rose" and "fell" are kept for special causes; volume has no good or bad side.
/// </summary>
internal sealed class CallVolumeText(MonthlyAnalysis analysis)
{
    private readonly CallVolume _volume = analysis.Volume;

    private ReportPeriod Period => analysis.Period;

    private string Month => DateText.Month(Period.From);

    private string LastYear => $"in {DateText.MonthAndYear(Period.AddMonths(-12).From)}";

    /// <summary>The month against its usual range and last year; empty when the month's calls are unknown.</summary>
    public Sentence Level() => _volume.Current is not { } current ? Sentence.None
        : _volume.Chart is null ? Sentence.Of($"{TooFew(Figure.Count(current.Calls, Period))}.")
        : OnLastYear() is { IsEmpty: false } change ? Sentence.Of($"{AgainstRange(_volume.Chart)} and {change}.")
            : Sentence.Of($"{AgainstRange(_volume.Chart)}.");

    /// <summary>What is usual: the months that the range comes from, "January–November".</summary>
    public string Usual => DateText.Months(Today());

    /// <summary>
    /// "1,560 calls came, above the 1,168 to 1,508 usual in January–November."; empty when the month's calls are unknown.
    /// </summary>
    public Sentence Short()
    {
        if (_volume.Current is not { } current)
            return Sentence.None;
        var calls = Figure.Count(current.Calls, Period);
        if (_volume.Chart is not { } chart || _volume.Expected(Period.From) is not { } expected)
            return OnLastYear() is { IsEmpty: false } change ? Sentence.Of($"{calls:call} came, {change}.")
                : Sentence.Of($"{calls:call} came.");
        Figure Limit(double value) => Figure.Count((decimal)Math.Max(0, value), Today())
            with { N = chart.Count, Provisional = chart.IsTrial };
        var direction = _volume.Flag(_volume.Months.Count - 1).Direction;
        var usual = Sentence.Of($"the {Limit(expected.Lower)} to {Limit(expected.Upper)} usual in {Usual}");
        return direction > 0 && current.Calls > (decimal)expected.Upper ? Sentence.Of($"{calls:call} came, above {usual}.")
            : direction < 0 && current.Calls < (decimal)expected.Lower ? Sentence.Of($"{calls:call} came, below {usual}.")
            : direction != 0
                ? Sentence.Of($"{calls:call} came; months in a row have been {(direction > 0 ? "higher" : "lower")} than {usual}.")
            : Sentence.Of($"{calls:call} came, within {usual}.");
    }

    /// <summary>"12 % more than in November 2024"; empty without a last year.</summary>
    public Sentence OnLastYear()
    {
        if (_volume.Current is not { } current || YearOnYear.LastYear(current) is not { } before)
            return Sentence.None;
        if (YearOnYear.Change([current]) is { } change)
            return Sentence.Of($"{Against(change, new(Period.AddMonths(-12).From, Period.To))} {LastYear}");
        var more = Figure.Count(current.Calls - before, Period);
        return more.Value == 0 ? Sentence.Plain($"as many as {LastYear}")
            : Sentence.Of($"{more.Magnitude()} {(more.Value > 0 ? "more" : "fewer")} than {LastYear}");
    }

    /// <summary>The last three months together, and how much of the year's change is not new; empty without a last year.</summary>
    public Sentence OverLastYear()
    {
        if (_volume.Recent is not { Count: 3 } recent || YearOnYear.Change(recent) is not { } change)
            return Sentence.None;
        return Sentence.Of($"{DateText.Months(analysis.Window)} together brought {Against(change, analysis.Window)} the same months of "
            + $"last year{AlsoLastYear()}.");
    }

    private static Sentence Against(decimal change, ReportPeriod period) =>
        Figure.Share(change, period) is var figure && figure.Text == "0 %" ? Sentence.Plain("as many as")
        : Sentence.Of($"{figure.Magnitude()} {(change > 0 ? "more" : "fewer")} than");

    private Sentence AgainstRange(XmrChart chart)
    {
        var calls = Figure.Count(_volume.Current!.Calls, Period);
        var (cause, direction) = _volume.Flag(_volume.Months.Count - 1);
        var high = direction > 0;
        return cause switch
        {
            SpecialCause.OutsideLimits when high =>
                Sentence.Of($"Calls reached {calls} in {Month}, above the range expected from {Basis(chart)}"),
            SpecialCause.OutsideLimits => Sentence.Of($"Calls fell to {calls} in {Month}, below the range expected from {Basis(chart)}"),
            SpecialCause.Trend => Sentence.Of($"Calls have been {(high ? "rising" : "falling")} for "
                + $"{Row(chart, steps: true):words} months, to {calls} in {Month} (expected from {Basis(chart)})"),
            SpecialCause.TwoInThree => Sentence.Of($"Calls were {calls} in {Month}; two of the last three months lie near the "
                + $"{(high ? "upper" : "lower")} end of the range expected from {Basis(chart)}"),
            SpecialCause.OneSide => Sentence.Of($"Calls were {calls} in {Month}; {Row(chart, steps: false):words} months in a row lie "
                + $"{(high ? "above" : "below")} {Mean(chart)}"),
            _ when _volume.IsOnlyItsLength(_volume.Months.Count - 1) => Sentence.Of($"Calls were {calls} in {Month}, outside the range "
                + $"expected from {Basis(chart)} as counted but not per calendar day, so it is not flagged as a change,"),
            _ => Sentence.Of($"Calls were {calls} in {Month}, within the range expected from {Basis(chart)}"),
        };
    }

    private Sentence Mean(XmrChart chart) =>
        _volume.IsSeasonal ? Sentence.Plain("what is usual in their season")
            : Sentence.Of($"the mean of {Figure.Count((decimal)chart.Limits.Mean, Period)}");

    private Sentence TooFew(Figure calls)
    {
        var values = _volume.Today.Select(month => month.Calls).Order().ToList();
        var span = Today();
        var change = OnLastYear() is { IsEmpty: false } known ? Sentence.Of($", {known}") : Sentence.None;
        return values.Count == 1
            ? Sentence.Of($"Calls were {calls} in {Month}{change}; "
                + $"{(_volume.Months.Count == 1 ? "no other month is known" : "limits were drawn anew with this month")}")
            : Sentence.Of($"Calls were {calls} in {Month}{change}; {Figure.Count(values.Count, span):words} months are too few to say "
                + $"what is usual (they lie between {Figure.Count(values[0], span)} and {Figure.Count(values[^1], span)})");
    }

    private Sentence Basis(XmrChart chart)
    {
        var span = Today();
        var n = Figure.Count(chart.Count, span);
        var expected = _volume.Expected(Period.From)!.Value;
        // Fewer than no calls cannot be expected; only the printed range is cut off there.
        Figure Limit(double value) => Figure.Count((decimal)Math.Max(0, value), span) with { N = chart.Count, Provisional = chart.IsTrial };
        var range = Sentence.Of($"{Limit(expected.Lower)}–{Limit(expected.Upper)}{(_volume.IsSeasonal ? $" for {Month}" : "")}; "
            + $"{(chart.IsTrial ? "provisional, " : "")}{n} months");
        return chart.Count < _volume.Months.Count ? Sentence.Of($"the months since {DateText.MonthAndYear(span.From)} ({range})")
            : span.From.Year == Period.To.Year ? Sentence.Of($"this year's months so far ({range})")
                : Sentence.Of($"the months up to now ({range})");
    }

    private Figure Row(XmrChart chart, bool steps)
    {
        var points = chart.Points.TakeLast(chart.Count).ToList();
        var sign = steps ? Math.Sign(points[^1].Value - points[^2].Value) : Math.Sign(points[^1].Value - chart.Limits.Mean);
        var first = points.Count - 1;
        while (first > 0 && sign == (steps ? Math.Sign(points[first].Value - points[first - 1].Value)
            : Math.Sign(points[first - 1].Value - chart.Limits.Mean)))
            first--;
        return Figure.Count(points.Count - first, new(points[first].Date, Period.To));
    }

    // Only said of a change that is one; one earlier year shows what also happened, not what always does.
    private Sentence AlsoLastYear()
    {
        var direction = _volume.Flag(_volume.Months.Count - 1).Direction;
        var last = _volume.Current!;
        var first = _volume.Months.FirstOrDefault(month => month.Month.Year == last.Month.Year && YearOnYear.LastYear(month) is not null);
        if (direction == 0 || first is null || first.Month.AddMonths(3) > last.Month || Math.Sign(last.Calls - first.Calls) != direction
            || YearOnYear.ShareAlsoLastYear(first, last) is not { } share)
            return Sentence.None;

        var since = DateText.Month(first.Month);
        var change = direction > 0 ? "rise" : "fall";
        var figure = Figure.Share(Math.Round(share, 2), new(first.Month, Period.To));
        return share switch
        {
            <= 0.05m => Sentence.Of($"; none of the {change} since {since} occurred last year"),
            > 0.45m and < 0.55m => Sentence.Of($"; about half ({figure}) of the {change} since {since} also occurred last year"),
            < 0.95m => Sentence.Of($"; about {figure} of the {change} since {since} also occurred last year"),
            _ => Sentence.Of($"; as large a {change} since {since} occurred last year"),
        };
    }

    private ReportPeriod Today() => new(_volume.Today[0].Month, Period.To);
}
