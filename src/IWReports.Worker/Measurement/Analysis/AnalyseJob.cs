using IWReports.Core.Analysis;
using IWReports.Core.Calendar;
using IWReports.Worker.Host;
using Npgsql;

namespace IWReports.Worker.Measurement.Analysis;

/// <summary>Analyses a month and keeps what it found. Safe to run again and at the same time.</summary>
internal sealed class AnalyseJob(NpgsqlDataSource database, AnalysisReader reader, AnalysisBasisReader bases, AnalysisStore store)
{
    /// <summary>Analyses a month, be it fresh.</summary>
    public Task<AnalyseResult> RunAsync(ReportPeriod month, IProgress<Progress> progress, CancellationToken cancellationToken) =>
        RunAsync(month, again: true, progress, cancellationToken);

    /// <summary>Analyses a month where that is missing or stale.</summary>
    public async Task EnsureAsync(ReportPeriod month, IProgress<Progress> progress, CancellationToken cancellationToken)
    {
        if (!await store.IsFreshAsync(month, cancellationToken))
            await RunAsync(month, again: false, progress, cancellationToken);
    }

    /// <summary>The months to analyse after a measuring: those kept that are stale, and the latest if missing; oldest first.</summary>
    public Task<IReadOnlyList<ReportPeriod>> StaleAsync(ReportPeriod latest, CancellationToken cancellationToken) =>
        store.StaleAsync(latest, cancellationToken);

    private async Task<AnalyseResult> RunAsync(
        ReportPeriod month, bool again, IProgress<Progress> progress, CancellationToken cancellationToken)
    {
        if (!month.IsMonth)
            throw new ArgumentException($"A month is analysed; {month} is none.", nameof(month));
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        // Who had to wait for another finds it done.
        var waited = !await AnalysisStore.AloneAsync(connection, month, cancellationToken);
        if ((waited || !again) && await store.IsFreshAsync(connection, month, cancellationToken))
            return await AnalysisStore.CountAsync(connection, month, cancellationToken);

        progress.Report(new($"Analysing {month}: reading"));
        // First what it will be made from: whatever is committed while the data are read makes the analysis stale.
        var basis = (await bases.ReadAsync(connection, [month], cancellationToken))[0];
        var data = await reader.ReadAsync(month, cancellationToken);
        progress.Report(new($"Analysing {month}: signals, trends and causes"));
        var analysis = MonthlyFindings.Of(data, cancellationToken);
        await AnalysisStore.SaveAsync(connection, analysis, basis, cancellationToken);
        var result = await AnalysisStore.CountAsync(connection, month, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return result;
    }
}
