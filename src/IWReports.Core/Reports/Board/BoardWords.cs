using IWReports.Core.Analysis;
using IWReports.Core.Kpis;
using IWReports.Core.Kpis.OrderAndReceive;
using IWReports.Core.Kpis.ReachUs;
using IWReports.Core.Reports.Narrative;

namespace IWReports.Core.Reports.Board;

/// <summary>How the pages name KPIs, where the trade's own name says little to a director.</summary>
internal static class BoardWords
{
    // The company's promise.
    private const int Rings = 5;

    /// <summary>"Answered within 20 s" for the service level; else the KPI's name.</summary>
    public static Sentence Label(Kpi kpi, MonthReading reading) => kpi.Id == ServiceLevel.Kpi.Id
        ? Sentence.Of($"Answered {InTime(reading)}")
        : Sentence.Plain(
            kpi.Id == Abandonment.Kpi.Id ? "Callers who gave up" : kpi.Id == DeliveredOnPromise.Kpi.Id ? "Delivered on time" : kpi.Name);

    /// <summary>The month's finding of a KPI: "57.2 % of calls were answered within 20 s".</summary>
    public static Sentence Level(JudgedKpi judged, MonthReading reading)
    {
        var value = new ServiceText(reading).Short(judged.Value);
        return judged.Kpi.Id == ServiceLevel.Kpi.Id ? Sentence.Of($"{value} of calls were answered {InTime(reading)}")
            : judged.Kpi.Id == Abandonment.Kpi.Id ? Sentence.Of($"{value} of callers gave up")
            : judged.Kpi.Id == DeliveredOnPromise.Kpi.Id ? Sentence.Of($"{value} of orders came on time")
            : judged.Kpi.Id == AnsweredIn5Rings.Kpi.Id
            ? Sentence.Of($"{value} of calls were answered within {Figure.Count(Rings, reading.Period):words} rings")
            : ServiceText.IsFew(judged.Value) ? Sentence.Of($"{judged.Kpi.Name}: {value}")
            : Sentence.Of($"{judged.Kpi.Name} was {value}");
    }

    private static Sentence InTime(MonthReading reading) => reading.Data.Service.Within is { Ticks: > 0 } within
        ? Sentence.Of($"within {new Figure((decimal)within.TotalSeconds, Unit.Seconds, reading.Period)}")
        : Sentence.Plain("in time");
}
