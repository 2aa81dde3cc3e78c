using IWReports.Core.Calendar;
using IWReports.Core.Facts;
using IWReports.Core.Kpis;
using IWReports.Core.Kpis.Measuring;
using IWReports.Core.Kpis.ReachUs;
using IWReports.Worker.Database;
using IWReports.Worker.Measurement.Facts;
using Npgsql;

namespace IWReports.Worker.Measurement;

/// <summary>Calls by month beside last year's.</summary>
internal sealed class MonthlyCallsReader(NpgsqlDataSource database, KpiReader kpis)
{
    // From each month's first day with calls to the next one's, by the index: to read all calls for it took two seconds of five million.
    private const string LoggedMonthsSql = """
        with recursive logged as (
            select date_trunc('month', min(day))::date as month from queue_entry
            union all
            select (select date_trunc('month', min(day))::date from queue_entry where day >= (month + interval '1 month')::date)
            from logged where month is not null)
        select month from logged where month is not null
        """;

    /// <summary>
    /// Calls of each month that has any, oldest first: counted from the log, else as imported; last year's as counted, else as implied by
    /// the stated change.
    /// </summary>
    public async Task<IReadOnlyList<MonthlyCalls>> ReadAsync(DateOnly from, DateOnly to, CancellationToken cancellationToken)
    {
        var offered = KpiCatalog.Find(CallsOffered.Id)!;
        var counted = (await kpis.ReadAsync([offered], from.AddYears(-1), to, KpiBy.Month, Scope.Company, cancellationToken))
            .Where(month => month.Value is > 0)
            .ToDictionary(month => ParseMonth(month.Key), month => month.Value!.Value);
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        var stated = await MonthlyCounts.StatedAsync(connection, cancellationToken);
        var logged = (await connection.RowsAsync<DateOnly>(LoggedMonthsSql, cancellationToken)).ToHashSet();

        var months = new List<MonthlyCalls>();
        for (var month = new DateOnly(from.Year, from.Month, 1); month <= to; month = month.AddMonths(1))
        {
            if (!counted.TryGetValue(month, out var calls))
                continue;
            var change = stated.GetValueOrDefault(month)?.ChangeOnLastYear;
            decimal? lastYear = counted.TryGetValue(month.AddYears(-1), out var before) ? before
                : stated.GetValueOrDefault(month)?.ImpliedLastYear;
            months.Add(new(month, calls, lastYear, change, CountOnly: !logged.Contains(month)));
        }

        return months;
    }

    private static DateOnly ParseMonth(string key) => ReportPeriod.TryParse(key, out var month) ? month.From
        : throw new ArgumentException($"\"{key}\" is no month.");
}
