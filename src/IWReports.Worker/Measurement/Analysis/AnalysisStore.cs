using IWReports.Core.Analysis;
using IWReports.Core.Calendar;
using IWReports.Core.Language;
using IWReports.Worker.Database;
using IWReports.Worker.Host;
using Npgsql;

namespace IWReports.Worker.Measurement.Analysis;

/// <summary>The analyses that are kept: one a month, replaced as a whole, and whether what they were made from still holds.</summary>
internal sealed class AnalysisStore(NpgsqlDataSource database, AnalysisBasisReader bases)
{
    // Any number will do as long as nothing else of ours locks pairs with it; the second of the pair is the month.
    private const int AdvisoryLock = 0x4957_416E;

    private const int MonthsAYear = 12;

    /// <summary>The findings of a month, be they stale; null where it was never analysed.</summary>
    public async Task<MonthlyFindings?> FindAsync(ReportPeriod month, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        const string sql = "select findings::text from monthly_analysis where period = $1";
        var texts = await connection.RowsAsync<string>(sql, cancellationToken, month.ToString());
        return texts is [var text] ? AnalysisJson.Read(text) : null;
    }

    public async Task<bool> IsFreshAsync(ReportPeriod month, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        return await IsFreshAsync(connection, month, cancellationToken);
    }

    public async Task<bool> IsFreshAsync(NpgsqlConnection connection, ReportPeriod month, CancellationToken cancellationToken) =>
        (await StaleAsync(connection, [month], cancellationToken)).Count == 0;

    /// <summary>Of all months that were ever analysed and this one, those that are missing or stale; oldest first.</summary>
    public async Task<IReadOnlyList<ReportPeriod>> StaleAsync(ReportPeriod latest, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        var known = await connection.RowsAsync<DateOnly>("select first_day from monthly_analysis", cancellationToken);
        IReadOnlyList<ReportPeriod> months = [.. known.Append(latest.From).Distinct().Order().Select(ReportPeriod.MonthOf)];
        return await StaleAsync(connection, months, cancellationToken);
    }

    /// <summary>Keeps all other analysing of a month out until the transaction ends; false where that meant to wait.</summary>
    public static async Task<bool> AloneAsync(NpgsqlConnection connection, ReportPeriod month, CancellationToken cancellationToken)
    {
        var number = (month.From.Year * MonthsAYear) + month.From.Month;
        if (await connection.ScalarAsync<bool>("select pg_try_advisory_xact_lock($1, $2)", cancellationToken, AdvisoryLock, number))
            return true;
        await connection.ExecuteAsync("select pg_advisory_xact_lock($1, $2)", cancellationToken, AdvisoryLock, number);
        return false;
    }

    /// <summary>Puts a month's findings in place of those that were there, on the caller's transaction.</summary>
    public static async Task SaveAsync(
        NpgsqlConnection connection, MonthlyFindings analysis, AnalysisBasis basis, CancellationToken cancellationToken)
    {
        var (period, causes) = (analysis.Period.ToString(), analysis.Causes);
        // The rows of the plain tables go with it.
        await connection.ExecuteAsync("delete from monthly_analysis where period = $1", cancellationToken, period);
        await connection.ExecuteAsync(
            """
            insert into monthly_analysis (period, first_day, analysed_at, measured_through, facts, settings, definitions_version, program,
                cause_verdict, cause_missing, service_change, findings)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12::jsonb)
            """,
            cancellationToken,
            period, analysis.Period.From, basis.ReadAt, OrNull(basis.MeasuredThrough),
            basis.Facts, basis.Settings, basis.Definitions, basis.Program,
            OrNull(causes?.Shortfall?.Verdict.Word()), OrNull(causes?.Missing?.Word()), OrNull(causes?.Shortfall?.Change),
            AnalysisJson.Write(analysis));
        foreach (var table in AnalysisRows.Tables)
            await InsertAsync(connection, table, period, table.Rows(analysis), cancellationToken);
    }

    public static async Task<AnalyseResult> CountAsync(NpgsqlConnection connection, ReportPeriod month, CancellationToken cancellationToken)
    {
        await using var command = connection.Command(
            """
            select (select count(*)::integer from analysis_signal where period = $1),
                (select count(*)::integer from analysis_trend where period = $1),
                (select count(*)::integer from analysis_target where period = $1),
                (select count(*)::integer from analysis_cause where period = $1 and significant)
            """, month.ToString());
        await using var row = await command.ExecuteReaderAsync(cancellationToken);
        await row.ReadAsync(cancellationToken);
        return new(row.GetInt32(0), row.GetInt32(1), row.GetInt32(2), row.GetInt32(3));
    }

    private async Task<IReadOnlyList<ReportPeriod>> StaleAsync(
        NpgsqlConnection connection, IReadOnlyList<ReportPeriod> months, CancellationToken cancellationToken)
    {
        var now = await bases.ReadAsync(connection, months, cancellationToken);
        var then = new Dictionary<DateOnly, AnalysisBasis>();
        await using var command = connection.Command(
            "select first_day, facts, settings, definitions_version, program from monthly_analysis where first_day = any($1)",
            months.Select(month => month.From).ToArray());
        await using var row = await command.ExecuteReaderAsync(cancellationToken);
        while (await row.ReadAsync(cancellationToken))
            then[row.GetFieldValue<DateOnly>(0)] = new(row.GetString(1), row.GetString(2), row.GetString(3), row.GetString(4));
        return [.. months.Where((month, i) => !then.TryGetValue(month.From, out var made) || !made.IsSameAs(now[i]))];
    }

    private static async Task InsertAsync(
        NpgsqlConnection connection, AnalysisTable table, string period, IReadOnlyList<object?[]> rows, CancellationToken cancellationToken)
    {
        if (rows.Count == 0)
            return;
        // The first is the month.
        var places = string.Join(", ", rows[0].Select((_, i) => $"${i + 2}"));
        await using var batch = new NpgsqlBatch(connection);
        foreach (var row in rows)
        {
            var insert = new NpgsqlBatchCommand($"insert into {table.Name} (period, {table.Columns}) values ($1, {places})");
            foreach (var value in row.Prepend(period))
                insert.Parameters.Add(new NpgsqlParameter { Value = value ?? DBNull.Value });
            batch.BatchCommands.Add(insert);
        }

        await batch.ExecuteNonQueryAsync(cancellationToken);
    }

    private static object OrNull(object? value) => value ?? DBNull.Value;
}
