using IWReports.Core.Kpis.Measuring;
using IWReports.Core.Kpis.OrderAndReceive;
using IWReports.Core.Kpis.ReachUs;
using IWReports.Core.Language;

namespace IWReports.Core.Analysis;

/// <summary>How the board report names KPIs, where the trade's own name says little to a director.</summary>
internal static class BoardWords
{
    /// <summary>"Answered within 20 s" for the service level; else the KPI's name.</summary>
    public static Sentence Label(Kpi kpi, MonthlyAnalysis analysis) => kpi.Id == ServiceLevel.Kpi.Id
        ? Sentence.Of($"Answered {InTime(analysis)}")
        : Sentence.Plain(
            kpi.Id == Abandonment.Kpi.Id ? "Callers who gave up" : kpi.Id == DeliveredOnPromise.Kpi.Id ? "Delivered on time" : kpi.Name);

    /// <summary>"57.2 %"; what misses its target is not rounded to it.</summary>
    public static Sentence Short(JudgedKpi judged, MonthlyAnalysis analysis) => new ServiceText(analysis).Short(judged.Value) is var value
        && judged.Rag is Rag.Amber or Rag.Red ? TargetBound.Missed(value, judged.Kpi) : value;

    /// <summary>The month's finding of a KPI: "57.2 % of calls were answered within 20 s".</summary>
    public static Sentence Level(KpiValue measured, MonthlyAnalysis analysis)
    {
        var (kpi, value) = (measured.Kpi, new ServiceText(analysis).Short(measured));
        return measured.IsOfFew ? Sentence.Of($"{Label(kpi, analysis)}: {value}")
            : kpi.Id == ServiceLevel.Kpi.Id ? Sentence.Of($"{value} of calls were answered {InTime(analysis)}")
            : kpi.Id == Abandonment.Kpi.Id ? Sentence.Of($"{value} of callers gave up")
            : kpi.Id == DeliveredOnPromise.Kpi.Id ? Sentence.Of($"{value} of orders came on time")
            : kpi.Id == AnsweredIn5Rings.Kpi.Id
            ? Sentence.Of($"{value} of calls were answered within {Figure.Count(AnsweredIn5Rings.Rings, analysis.Period):words} rings")
            : Sentence.Of($"{Label(kpi, analysis)} was {value}");
    }

    private static Sentence InTime(MonthlyAnalysis analysis) => analysis.Data.Service.Within is { Ticks: > 0 } within
        ? Sentence.Of($"within {new Figure((decimal)within.TotalSeconds, Unit.Seconds, analysis.Period)}")
        : Sentence.Plain("in time");
}
