using IWReports.Core.Calendar;
using IWReports.Core.Kpis.Measuring;

namespace IWReports.Core.Language;

/// <summary>How every report writes a target, and a value that misses it by less than is written.</summary>
internal static class TargetBound
{
    /// <summary>"5 % or less"; a target of nothing, or of all, needs no side.</summary>
    public static Sentence Of(Kpi kpi, Target target, ReportPeriod period)
    {
        var value = new Figure(target.Value, kpi.Unit, period);
        return kpi.Better switch
        {
            Better.Higher when kpi.Unit != Unit.Percent || target.Value != 1 => Sentence.Of($"{value} or\u00a0more"),
            Better.Lower when target.Value != 0 => Sentence.Of($"{value} or\u00a0less"),
            _ => Sentence.Of($"{value}"),
        };
    }

    /// <summary>A missed value as it is written; "just under 90 %" where it would read like the target itself.</summary>
    public static Sentence Missed(Sentence value, Kpi kpi) =>
        value.Text != new Figure(kpi.Target!.Value, kpi.Unit, default).Text ? value
        : Sentence.Of($"just {(kpi.Better is Better.Higher ? "under" : "over")} {value}");
}
