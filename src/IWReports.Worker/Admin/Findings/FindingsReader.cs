using IWReports.Core.Calendar;
using IWReports.Core.Kpis;
using IWReports.Worker.Database;
using IWReports.Worker.Measurement.Analysis;
using Npgsql;

namespace IWReports.Worker.Admin.Findings;

/// <summary>A month that was analysed: when, on which data, and how much was found.</summary>
internal sealed record AnalysedMonth
{
    public DateOnly FirstDay { get; init; }

    public ReportPeriod Month => ReportPeriod.MonthOf(FirstDay);

    public DateTimeOffset AnalysedAt { get; init; }

    public DateOnly? MeasuredThrough { get; init; }

    public long Signals { get; init; }

    public long Unusual { get; init; }

    public long Causes { get; init; }
}

/// <summary>What became of the question for causes: a verdict, or what would have to be known.</summary>
internal sealed record CauseOutcome
{
    public string? CauseVerdict { get; init; }

    public string? CauseMissing { get; init; }
}

/// <summary>Reads what was found in each month from the plain tables, for people to look at.</summary>
internal sealed class FindingsReader(NpgsqlDataSource database, AnalysisStore analyses)
{
    // The order is the customer's journey.
    private static readonly string[] Catalogue = [.. KpiCatalog.All.Select(kpi => kpi.Id)];

    /// <summary>The latest first.</summary>
    public async Task<IReadOnlyList<AnalysedMonth>> MonthsAsync(CancellationToken cancellationToken) =>
        await database.RowsAsync<AnalysedMonth>(
            """
            select first_day, analysed_at, measured_through,
                (select count(*) from analysis_signal signal where signal.period = analysed.period) as signals,
                (select count(*) from analysis_signal signal where signal.period = analysed.period and direction <> 0) as unusual,
                (select count(*) from analysis_cause cause where cause.period = analysed.period and significant) as causes
            from monthly_analysis analysed order by first_day desc
            """, cancellationToken);

    /// <summary>The latest month that was analysed; null before the first.</summary>
    public async Task<ReportPeriod?> LatestAsync(CancellationToken cancellationToken) =>
        await database.ScalarAsync<DateOnly?>("select max(first_day) from monthly_analysis", cancellationToken) is { } first
            ? ReportPeriod.MonthOf(first) : null;

    /// <summary>A month's tables with their rows; null where it was never analysed.</summary>
    public async Task<IReadOnlyList<FindingsTable>?> FindAsync(ReportPeriod month, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        if (await connection.RowAsync<CauseOutcome>("select cause_verdict, cause_missing from monthly_analysis where period = $1",
            cancellationToken, month.ToString()) is not { } outcome)
            return null;
        var change = CauseTable.Change((await analyses.FindAsync(month, cancellationToken))?.Causes, month);
        var tables = new List<FindingsTable>();
        foreach (var table in FindingsTable.All)
        {
            var rows = await table.ReadAsync(connection, month, cancellationToken);
            tables.Add(table != CauseTable.Table ? table with { Rows = rows }
                : table with { Rows = rows, Lead = $"{table.Lead} {change}".TrimEnd(), Empty = CauseTable.Empty(outcome) });
        }

        return tables;
    }

    /// <summary>The month in a few sentences: how much fell short, and what calls answered in time lost most by.</summary>
    public async Task<string> SummaryAsync(ReportPeriod month, CancellationToken cancellationToken) => FindingsSummary.Of(
        await database.RowAsync<MonthInFigures>(FindingsSummary.Sql, cancellationToken, month.ToString(), FindingsSummary.Counted) ?? new(),
        await database.RowsAsync<PullingCause>(FindingsSummary.CauseSql, cancellationToken, month.ToString()), month);

    /// <summary>Reads rows by a statement and writes each.</summary>
    /// <param name="sql">$1 is the month, $2 the ids of all KPIs in order, where they are asked for.</param>
    public static ReadFindings Rows<T>(string sql, Func<ReportPeriod, T, FindingsRow> write) => async (
        connection, month, cancellationToken) =>
    {
        object[] values = sql.Contains("$2", StringComparison.Ordinal) ? [month.ToString(), Catalogue] : [month.ToString()];
        return [.. (await connection.RowsAsync<T>(sql, cancellationToken, values)).Select(row => write(month, row))];
    };
}
