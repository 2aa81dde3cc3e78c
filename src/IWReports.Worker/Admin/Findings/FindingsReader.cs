using IWReports.Core.Calendar;
using IWReports.Core.Kpis;
using IWReports.Worker.Database;
using Npgsql;

namespace IWReports.Worker.Admin.Findings;

/// <summary>A month that was analysed: when, on which data, and how much was found.</summary>
internal sealed record AnalysedMonth(ReportPeriod Month, DateTimeOffset At, DateOnly? MeasuredThrough)
{
    public required long Signals { get; init; }

    public required long Unusual { get; init; }

    public required long Causes { get; init; }
}

/// <summary>What became of the question for causes: a verdict, or what would have to be known.</summary>
internal sealed record CauseOutcome(string? Verdict, string? Missing);

/// <summary>Reads what was found in each month from the plain tables, for people to look at.</summary>
internal sealed class FindingsReader(NpgsqlDataSource database)
{
    // The order is the customer's journey.
    private static readonly string[] Catalogue = [.. KpiCatalog.All.Select(kpi => kpi.Id)];

    /// <summary>The latest first.</summary>
    public async Task<IReadOnlyList<AnalysedMonth>> MonthsAsync(CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(
            """
            select first_day, analysed_at, measured_through,
                (select count(*) from analysis_signal signal where signal.period = analysed.period),
                (select count(*) from analysis_signal signal where signal.period = analysed.period and direction <> 0),
                (select count(*) from analysis_cause cause where cause.period = analysed.period and significant)
            from monthly_analysis analysed order by first_day desc
            """);
        await using var row = await command.ExecuteReaderAsync(cancellationToken);
        var months = new List<AnalysedMonth>();
        while (await row.ReadAsync(cancellationToken))
        {
            months.Add(new(ReportPeriod.MonthOf(row.GetFieldValue<DateOnly>(0)), row.GetFieldValue<DateTimeOffset>(1),
                row.Value<DateOnly>(2))
            {
                Signals = row.GetInt64(3),
                Unusual = row.GetInt64(4),
                Causes = row.GetInt64(5),
            });
        }

        return months;
    }

    /// <summary>A month's tables with their rows; null where it was never analysed.</summary>
    public async Task<IReadOnlyList<FindingsTable>?> FindAsync(ReportPeriod month, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        const string outcomeSql = "select cause_verdict, cause_missing from monthly_analysis where period = $1";
        if (await RowsAsync(connection, outcomeSql, month, row => new CauseOutcome(row.Text(0), row.Text(1)), cancellationToken)
            is not [var outcome])
            return null;
        var tables = new List<FindingsTable>();
        foreach (var table in FindingsTable.All)
        {
            var rows = await RowsAsync(connection, table.Sql, month, row => table.Cells(month, row), cancellationToken);
            tables.Add(table with { Rows = rows, Empty = table == CauseTable.Table ? CauseTable.Empty(outcome) : table.Empty });
        }

        return tables;
    }

    private static async Task<List<T>> RowsAsync<T>(
        NpgsqlConnection connection, string sql, ReportPeriod month, Func<NpgsqlDataReader, T> read, CancellationToken cancellationToken)
    {
        await using var command = connection.Command(sql, month.ToString());
        if (sql.Contains("$2", StringComparison.Ordinal))
            command.Parameters.AddWithValue(Catalogue);
        await using var row = await command.ExecuteReaderAsync(cancellationToken);
        var rows = new List<T>();
        while (await row.ReadAsync(cancellationToken))
            rows.Add(read(row));
        return rows;
    }
}
