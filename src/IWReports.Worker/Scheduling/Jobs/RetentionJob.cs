using IWReports.Worker.Database;
using IWReports.Worker.Ingestion;
using Microsoft.Extensions.Options;
using Npgsql;

namespace IWReports.Worker.Scheduling.Jobs;

/// <summary>How many rows of a kind were, or would be, removed, and how old they were at least.</summary>
internal sealed record Removed(string What, DateTimeOffset Before, long Rows);

/// <summary>
/// Removes what has been kept long enough, and keeps evidence that it did. Safe to run again: the second time there is nothing left.
/// </summary>
internal sealed class RetentionJob(NpgsqlDataSource database, TimeProvider time, IOptions<RetentionOptions> options,
    IOptions<PrivacyOptions> privacy)
{
    /// <summary>Only counts.</summary>
    public async Task<IReadOnlyList<Removed>> CountAsync(CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        var due = new List<Removed>();
        foreach (var (rule, before) in Due())
            due.Add(new(rule.What, before, await connection.ScalarAsync<long>(rule.CountSql, cancellationToken, before)));
        return due;
    }

    /// <summary>All of it or nothing, with the evidence.</summary>
    public async Task<IReadOnlyList<Removed>> RunAsync(string askedBy, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        var run = await connection.ScalarAsync<long>("insert into retention_run (ran_at, asked_by) values ($1, $2) returning id",
            cancellationToken, time.GetUtcNow(), askedBy);
        var removed = new List<Removed>();
        foreach (var (rule, before) in Due())
        {
            var rows = rule.Answers
                ? await connection.ScalarAsync<long>(rule.ActSql, cancellationToken, before)
                : await connection.ExecuteAsync(rule.ActSql, cancellationToken, before);
            await connection.ExecuteAsync(
                "insert into retention_evidence (run_id, what, before, removed) values ($1, $2, $3, $4)",
                cancellationToken, run, rule.What, before, rows);
            removed.Add(new(rule.What, before, rows));
        }

        await transaction.CommitAsync(cancellationToken);
        return removed;
    }

    private IEnumerable<(RetentionRule Rule, DateTimeOffset Before)> Due() =>
        RetentionRule.All(options.Value, privacy.Value).Select(rule => (rule, time.GetUtcNow().AddDays(-rule.Days)));
}
