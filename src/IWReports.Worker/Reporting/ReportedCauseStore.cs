using IWReports.Core.Analysis.Data;
using IWReports.Core.Calendar;
using IWReports.Core.Language;
using IWReports.Worker.Database;
using IWReports.Worker.Host;
using Npgsql;

namespace IWReports.Worker.Reporting;

/// <summary>A stated cause on record, with its number.</summary>
internal sealed record ReportedCauseEntry(long Id, ReportedCause Cause);

/// <summary>What people hold to be causes of a month's service: entered, listed, withdrawn, and never changed.</summary>
internal sealed class ReportedCauseStore(NpgsqlDataSource database)
{
    /// <summary>Who is said to have stated something fits on a line of the report.</summary>
    public const int LongestName = 60, LongestWords = 300;

    public async Task<ReportedCauseEntry> AddAsync(ReportedCause cause, string who, CancellationToken cancellationToken)
    {
        var (words, by) = (Given(cause.Text, "The cause", LongestWords), Given(cause.By, "Who stated it", LongestName));
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        var id = await connection.ScalarAsync<long>(
            "insert into stated_cause (period, first_day, words, driver, stated_by, stated_on) values ($1, $2, $3, $4, $5, $6) returning "
                + "id",
            cancellationToken, cause.Period.ToString(), cause.Period.From, words,
                cause.Driver?.Word(), by, cause.On);
        await Audit.WriteAsync(connection, who, $"cause {id}: stated for {cause.Period}, by {by}", null, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return new(id, cause with { Text = words, By = by });
    }

    /// <summary>Takes a cause out of coming reports; the record stays. Errors: no such cause, no reason.</summary>
    public async Task WithdrawAsync(long id, string? reason, string who, CancellationToken cancellationToken)
    {
        var why = Given(reason, "The reason", LongestWords);
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        if (await connection.ExecuteAsync("update stated_cause set withdrawn = true where id = $1 and not withdrawn", cancellationToken,
            id) == 0)
            throw new InputException($"There is no cause {id} that stands; \"iwreports causes\" lists them.");
        await Audit.WriteAsync(connection, who, $"cause {id}: withdrawn", why, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }

    /// <summary>Those that stand, of a month or all, in the order they were entered.</summary>
    public async Task<IReadOnlyList<ReportedCauseEntry>> ListAsync(ReportPeriod? period, CancellationToken cancellationToken)
    {
        var rows = await database.RowsAsync<Row>(
            "select id, first_day, words, driver, stated_by, stated_on from stated_cause where not withdrawn and ($1 or period = $2) "
                + "order by first_day, id", cancellationToken, period is null, period?.ToString() ?? "");
        return [.. rows.Select(row => new ReportedCauseEntry(row.Id, new(ReportPeriod.MonthOf(row.FirstDay), row.Words,
            row.Driver is { } word ? EnumWords.Parse<Driver>(word) : null, row.StatedBy, row.StatedOn)))];
    }

    private static string Given(string? text, string what, int longest) => text?.Trim() switch
    {
        not { Length: > 0 } => throw new InputException($"{what} is blank; say it in a few words."),
        { } given when given.Length > longest =>
            throw new InputException($"{what} has {given.Length} characters; say it in at most {longest}."),
        { } given => string.Join(' ', given.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)),
    };

    private sealed record Row
    {
        public long Id { get; init; }

        public DateOnly FirstDay { get; init; }

        public required string Words { get; init; }

        public string? Driver { get; init; }

        public required string StatedBy { get; init; }

        public DateOnly StatedOn { get; init; }
    }
}
