using IWReports.Core.Facts;

namespace IWReports.Core.Kpis.Measuring;

/// <summary>Everyone who entered a queue: what other KPIs of calls are measured against.</summary>
internal static class Offered
{
    public const string Id = "calls_offered";

    public static readonly Measure<QueueVisit> Calls = new(Id, _ => 1)
    {
        OfAgents = false,
        OfInterval = (interval, _) => interval.Offered,
        MonthlyCount = new Measure<MonthlyCallCount>("monthly_calls", month => month.Calls),
    };
}
