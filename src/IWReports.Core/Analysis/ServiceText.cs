using IWReports.Core.Kpis.Measuring;
using IWReports.Core.Language;
using IWReports.Core.Statistics.Spc;

namespace IWReports.Core.Analysis;

/// <summary>What may be said of a KPI that has a target: its standing, and whether that is unusual for it.</summary>
internal sealed class ServiceText(MonthlyAnalysis analysis)
{
    /// <summary>
    /// "21 % of callers gave up in May (of 1,560; target 5 % or less), within its usual range (18 % to 24 %; 11 months)."
    /// </summary>
    public Sentence Standing(JudgedKpi judged)
    {
        var kpi = judged.Kpi;
        var over = judged.Value.Denominator is { } n && kpi.Unit == Unit.Percent
            && !judged.Value.IsOfFew ? Sentence.Of($"of {Figure.Count(n, analysis.Period)}; ") : Sentence.None;
        return Sentence.Of(
            $"{Level(judged.Value)} in {DateText.Month(analysis.Period.From)} ({over}target {Target(kpi, kpi.Target!)}){Usual(judged)}.");
    }

    /// <summary>"21 %"; of a few, "3 of 5".</summary>
    public Sentence Short(KpiValue measured) => measured.IsOfFew
        ? Sentence.Of(
            $"{Figure.Count(measured.Numerator!.Value, analysis.Period)} of {Figure.Count(measured.Denominator!.Value, analysis.Period)}")
        : Sentence.Of($"{Of(measured.Value!.Value, measured.Kpi) with
            { N = (long?)measured.Denominator, Provisional = measured.State == KpiState.Provisional }}");

    /// <summary>"21 % of callers gave up"; of a few, "Training sessions held: none of one".</summary>
    public Sentence Level(KpiValue measured)
    {
        if (!measured.IsOfFew)
            return BoardWords.Level(measured, analysis);
        var of = Figure.Count(measured.Denominator!.Value, analysis.Period);
        var name = BoardWords.Label(measured.Kpi, analysis);
        return measured.Numerator == 0 ? Sentence.Of($"{name}: none of {of:words}")
            : Sentence.Of($"{name}: {Figure.Count(measured.Numerator!.Value, analysis.Period):words} of {of:words}");
    }

    /// <summary>"5 % or less"; a target of nothing, or of all, needs no side.</summary>
    public Sentence Target(Kpi kpi, Target target) => TargetBound.Of(kpi, target, analysis.Period);

    private Sentence Usual(JudgedKpi judged)
    {
        // Limits without width say nothing of what is usual, as so few months differ. A share of a few cases is not compared.
        if (judged.Trend.Chart is not { } chart || chart.Limits.Upper <= chart.Limits.Lower || judged.Value.IsOfFew)
            return Sentence.None;
        // A rate cannot be below 0 or above 100 %; only the printed range is cut there.
        var top = judged.Kpi.Unit == Unit.Percent ? 1 : double.MaxValue;
        Figure Limit(double limit) => Of((decimal)Math.Clamp(limit, 0, top), judged.Kpi)
            with { N = chart.Count, Provisional = chart.IsTrial };
        var range = Sentence.Of($"({Limit(chart.Limits.Lower)} to {Limit(chart.Limits.Upper)}; "
            + $"{(chart.IsTrial ? "provisional, " : "")}{Figure.Count(chart.Count, analysis.Period)} months)");
        var last = chart.Points[^1];
        return last.Cause switch
        {
            SpecialCause.OutsideLimits => Sentence.Of($", {(last.Direction > 0 ? "above" : "below")} its usual range {range}"),
            SpecialCause.Trend =>
                Sentence.Of($", and has been {(last.Direction > 0 ? "rising" : "falling")} for {Run():words} months or more {range}"),
            SpecialCause.TwoInThree => Sentence.Of(
                $", near the {(last.Direction > 0 ? "upper" : "lower")} end of its usual range {range} for two of three months"),
            SpecialCause.OneSide => Sentence.Of(
                $", for {Run():words} months or more {(last.Direction > 0 ? "above" : "below")} its mean {range}"),
            _ => Sentence.Of($", within its usual range {range}"),
        };
    }

    private Figure Run() => Figure.Count(SpecialCauseRules.Run, analysis.Period);

    private Figure Of(decimal value, Kpi kpi) => new(value, kpi.Unit, analysis.Period);
}
