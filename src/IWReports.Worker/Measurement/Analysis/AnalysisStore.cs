using IWReports.Core.Analysis;
using IWReports.Core.Calendar;
using IWReports.Core.Language;
using IWReports.Worker.Database;
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
        var texts = await database.RowsAsync<string>(
            "select findings::text from monthly_analysis where period = $1", cancellationToken, month.ToString());
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
            period, analysis.Period.From, basis.ReadAt, basis.MeasuredThrough,
            basis.Facts, basis.Settings, basis.Definitions, basis.Program,
            causes?.Shortfall?.Verdict.Word(), causes?.Missing?.Word(), causes?.Shortfall?.Change,
            AnalysisJson.Write(analysis));
        foreach (var table in AnalysisRows.Tables)
            await InsertAsync(connection, table, period, table.Rows(analysis), cancellationToken);
    }

    public static async Task<AnalyseResult> CountAsync(NpgsqlConnection connection, ReportPeriod month, CancellationToken cancellationToken)
    {
        Task<int> Count(string rows) => connection.ScalarAsync<int>(
            $"select count(*)::integer from {rows}", cancellationToken, month.ToString());
        return new(await Count("analysis_signal where period = $1"), await Count("analysis_trend where period = $1"),
            await Count("analysis_target where period = $1"), await Count("analysis_cause where period = $1 and significant"));
    }

    private async Task<IReadOnlyList<ReportPeriod>> StaleAsync(
        NpgsqlConnection connection, IReadOnlyList<ReportPeriod> months, CancellationToken cancellationToken)
    {
        var now = await bases.ReadAsync(connection, months, cancellationToken);
        var rows = await connection.RowsAsync<Row>(
            "select first_day, facts, settings, definitions_version, program from monthly_analysis where first_day = any($1)",
            cancellationToken, months.Select(month => month.From).ToArray());
        var then = rows.ToDictionary(
            row => row.FirstDay, row => new AnalysisBasis(row.Facts, row.Settings, row.DefinitionsVersion, row.Program));
        return [.. months.Where((month, i) => !then.TryGetValue(month.From, out var made) || !made.IsSameAs(now[i]))];
    }

    private static async Task InsertAsync(
        NpgsqlConnection connection, AnalysisTable table, string period, IReadOnlyList<object?[]> rows, CancellationToken cancellationToken)
    {
        if (rows.Count == 0)
            return;
        // The first is the month.
        var places = string.Join(", ", rows[0].Select((_, i) => $"${i + 2}"));
        foreach (var row in rows)
        {
            await connection.ExecuteAsync(
                $"insert into {table.Name} (period, {table.Columns}) values ($1, {places})", cancellationToken, [period, .. row]);
        }
    }

    private sealed record Row
    {
        public required DateOnly FirstDay { get; init; }
        public required string Facts { get; init; }
        public required string Settings { get; init; }
        public required string DefinitionsVersion { get; init; }
        public required string Program { get; init; }
    }
}
