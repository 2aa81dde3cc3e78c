using IWReports.Core.Analysis.Data;
using IWReports.Core.Calendar;
using IWReports.Core.Facts;
using IWReports.Core.Kpis.BeSolved;
using IWReports.Core.Kpis.Measuring;
using IWReports.Core.Kpis;
using IWReports.Core.Statistics;
using IWReports.Worker.Company;
using IWReports.Worker.Measurement.Facts;
using Microsoft.Extensions.Options;

namespace IWReports.Worker.Measurement.Analysis;

/// <summary>Reads what a month is analysed from; the rest of what its report needs is left empty.</summary>
internal sealed class AnalysisReader(
    KpiReader kpis, CallsReader calls, MonthlyCallsReader months, ServiceLogReader service, RosterReader roster,
    BusinessCalendar calendar, IOptions<CompanyOptions> company)
{
    /// <summary>Causes are looked for in the year before: its months, and the same one of last year.</summary>
    public const int MonthsBefore = 12;

    private const int MonthsOfHistory = 24;

    // A season takes years to learn.
    private const int MonthsOfCalls = 60;

    public async Task<MonthlyData> ReadAsync(ReportPeriod month, CancellationToken cancellationToken)
    {
        // The three long ones go on beside the others.
        var from = month.From.AddMonths(1 - MonthsOfHistory);
        var history = kpis.ReadAsync(KpiCatalog.All, from, month.To, KpiBy.Month, Scope.Company, cancellationToken);
        var staffing = StaffingAsync(month, month.From.AddMonths(-MonthsBefore), cancellationToken);
        var topics = TopicsAsync(month, cancellationToken);
        return await staffing with
        {
            Calls = await months.ReadAsync(month.From.AddMonths(1 - MonthsOfCalls), month.To, cancellationToken),
            HalfHours = await calls.HalfHoursAsync(month, Scope.Company, cancellationToken),
            NetStaffing = await calls.NetStaffingAsync(month, cancellationToken),
            Topics = await topics,
            History = (await history).GroupBy(value => value.Kpi.Id)
                .ToDictionary(kpi => kpi.Key, IReadOnlyList<KpiValue> (kpi) => [.. kpi]),
        };
    }

    /// <summary>What the queue model of a month is built from: its calls since a day, the roster and who was away.</summary>
    public async Task<MonthlyData> StaffingAsync(ReportPeriod month, DateOnly since, CancellationToken cancellationToken) => new()
    {
        Company = company.Value.Name,
        Period = month,
        Calendar = calendar,
        Roster = await roster.RosterAsync(cancellationToken),
        Absences = await roster.AbsencesAsync(cancellationToken),
        Service = await service.ReadAsync(since, month.To, cancellationToken),
        Calls = [],
        History = new Dictionary<string, IReadOnlyList<KpiValue>>(),
        HalfHours = [],
        Waits = [],
        Weekdays = [],
        AtRisk = [],
        LateOrders = [],
    };

    private async Task<IReadOnlyList<Segment>> TopicsAsync(ReportPeriod month, CancellationToken cancellationToken)
    {
        async Task<Dictionary<string, KpiValue>> Read(DateOnly from, DateOnly to)
        {
            var topics = await kpis.ReadAsync([FirstContactResolution.Kpi], from, to, KpiBy.Topic, Scope.Company, cancellationToken);
            return topics.ToDictionary(topic => topic.Key, StringComparer.Ordinal);
        }

        var now = await Read(month.From, month.To);
        if (now.Count == 0)
            return [];
        var before = await Read(month.From.AddMonths(-MonthsBefore), month.From.AddDays(-1));
        static (double N, double Hits) Of(KpiValue? topic) => ((double)(topic?.Denominator ?? 0), (double)(topic?.Numerator ?? 0));
        return [.. from topic in now.Keys.Union(before.Keys)
                   let was = Of(before.GetValueOrDefault(topic))
                   let isNow = Of(now.GetValueOrDefault(topic))
                   select new Segment(topic, was.N, was.Hits, isNow.N, isNow.Hits)];
    }
}
