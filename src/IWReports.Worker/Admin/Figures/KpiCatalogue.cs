using IWReports.Core.Analysis.Targets;
using IWReports.Core.Calendar;
using IWReports.Core.Facts;
using IWReports.Core.Kpis;
using IWReports.Core.Kpis.Measuring;
using IWReports.Worker.Database;
using IWReports.Worker.Measurement;
using IWReports.Worker.Measurement.Analysis;
using IWReports.Worker.Scheduling;
using Microsoft.Extensions.Options;
using Npgsql;

namespace IWReports.Worker.Admin.Figures;

/// <summary>A KPI in the catalogue: its month, how that stands to its target, and its months so far.</summary>
internal sealed record KpiLine(Kpi Kpi, decimal? Value, Rag? Standing, KpiTrend Trend);

/// <summary>Reads the months of every KPI, of the company or of a team.</summary>
internal sealed class KpiCatalogue(NpgsqlDataSource database, KpiReader kpis, AnalysisStore analyses, BusinessCalendar calendar,
    IOptions<MeasurementOptions> options, BusinessClock clock)
{
    private const int MonthsOfHistory = 13;

    // The first days of a month say little of it. Days to come are measured for what falls due on them.
    private const int FirstDays = 6;

    /// <summary>The latest month that figures can be read of: its first week is over and measured, or nothing is measured at all.</summary>
    public async Task<ReportPeriod> LatestMonthAsync(CancellationToken cancellationToken)
    {
        var last = await database.ScalarAsync<DateOnly?>(
            "select max(day) from measured_day where day < $1", cancellationToken, clock.Today);
        return ReportPeriod.MonthOf((last ?? clock.Today).AddDays(-FirstDays));
    }

    /// <summary>
    /// In the order of the customer's journey. What the analysis of the month found is not found again, and judged by today's targets.
    /// </summary>
    public async Task<IReadOnlyList<KpiLine>> ReadAsync(ReportPeriod month, Scope scope, CancellationToken cancellationToken)
    {
        var settings = options.Value.For(calendar, month.To);
        if (scope == Scope.Company && await analyses.FindAsync(month, cancellationToken) is { } found)
        {
            var byId = found.Kpis.ToDictionary(kpi => kpi.Kpi);
            return [.. KpiCatalog.All.Select(kpi => kpi.On(month.To, settings)).Select(kpi =>
                byId.GetValueOrDefault(kpi.Id) is { } one
                    ? new KpiLine(kpi, one.Value, one.IsDemandLimited ? null : Judged(kpi, one.Value), one.Trend)
                    : new(kpi, null, null, KpiTrend.Of(kpi, [], month)))];
        }

        IReadOnlyList<Kpi> asked = [.. KpiCatalog.All.Where(kpi => kpi.IsAnswerable(KpiBy.Month, scope.Kind))];
        var values = await kpis.ReadAsync(
            asked, month.From.AddMonths(1 - MonthsOfHistory), month.To, KpiBy.Month, scope, cancellationToken);
        var history = values.Select(value => value.Reportable).ToLookup(value => value.Kpi.Id);
        return [.. asked.Select(kpi => kpi.On(month.To, settings)).Select(kpi => Of(kpi, [.. history[kpi.Id]], month))];
    }

    private static KpiLine Of(Kpi kpi, IReadOnlyList<KpiValue> history, ReportPeriod month)
    {
        var value = history.FirstOrDefault(one => one.Key == month.ToString())?.Value;
        return new(kpi, value, Judged(kpi, value), KpiTrend.Of(kpi, history, month));
    }

    private static Rag? Judged(Kpi kpi, decimal? value) => value is { } known ? RagRating.Of(known, kpi.Target, kpi.Better) : null;
}
