using IWReports.Core.Analysis.Data;
using IWReports.Core.Calendar;
using IWReports.Worker.Database;
using IWReports.Worker.Host;
using Npgsql;

namespace IWReports.Worker.Reporting;

/// <summary>A saved option with its number, and who saved it, when and why.</summary>
internal sealed record SavedWhatIf(long Id, WhatIf Asked, string Reason, string By, DateTimeOffset At);

/// <summary>Questions to the queue model that were saved as options for the board report of a month.</summary>
internal sealed class WhatIfStore(NpgsqlDataSource database)
{
    /// <summary>The report has room for no more.</summary>
    public const int MaxOfMonth = 3;

    public const int MaxReason = 300;

    /// <summary>Errors: no reason, one too many, or saved before.</summary>
    public async Task AddAsync(ReportPeriod month, WhatIf asked, string words, string? reason, string who,
        CancellationToken cancellationToken)
    {
        var why = Audit.Reason(reason);
        if (why.Length > MaxReason)
            throw new InputException($"The reason has {why.Length} characters; say it in at most {MaxReason}.");
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        // Two who save at once would each find room for one more.
        await connection.ExecuteAsync("lock table what_if in share row exclusive mode", cancellationToken);
        if (await connection.ScalarAsync<long>("select count(*) from what_if where first_day = $1", cancellationToken, month.From)
            >= MaxOfMonth)
            throw new InputException($"The board report has room for {MaxOfMonth} options: remove one first.");
        var added = await connection.ExecuteAsync(
            """
            insert into what_if (first_day, officers, first_slot, last_slot, weekdays, staggers_breaks, shorter, fewer, reason, saved_by)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) on conflict do nothing
            """,
            cancellationToken, month.From, (short)asked.Officers, (short)asked.First.Index, (short)asked.Last.Index,
            asked.Weekdays.Select(day => (short)day).Distinct().Order().ToArray(), asked.StaggersBreaks, asked.Shorter, asked.Fewer, why,
            who);
        if (added == 0)
            throw new InputException("This is an option for the board report already.");
        await Audit.WriteAsync(connection, who, $"option for the board report of {month} saved: {words}", why, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }

    /// <summary>Takes an option out of coming reports. Errors: no such option, no reason.</summary>
    public async Task RemoveAsync(ReportPeriod month, long id, string? reason, string who, CancellationToken cancellationToken)
    {
        var why = Audit.Reason(reason);
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        if (await connection.ExecuteAsync("delete from what_if where id = $1 and first_day = $2", cancellationToken, id, month.From) == 0)
            throw new InputException($"There is no option {id} for {month} any more.");
        await Audit.WriteAsync(connection, who, $"option {id} for the board report of {month} removed", why, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }

    /// <summary>Those of a month, in the order they were saved.</summary>
    public async Task<IReadOnlyList<SavedWhatIf>> ListAsync(ReportPeriod month, CancellationToken cancellationToken)
    {
        var rows = await database.RowsAsync<Row>(
            """
            select id, officers, first_slot, last_slot, weekdays, staggers_breaks, shorter, fewer, reason, saved_by, saved_at
            from what_if where first_day = $1 order by id
            """, cancellationToken, month.From);
        return [.. rows.Select(row => new SavedWhatIf(row.Id, row.Asked, row.Reason, row.SavedBy, row.SavedAt))];
    }

    private sealed record Row
    {
        public long Id { get; init; }
        public int Officers { get; init; }
        public int FirstSlot { get; init; }
        public int LastSlot { get; init; }
        public required short[] Weekdays { get; init; }
        public bool StaggersBreaks { get; init; }
        public decimal Shorter { get; init; }
        public decimal Fewer { get; init; }
        public required string Reason { get; init; }
        public required string SavedBy { get; init; }
        public DateTimeOffset SavedAt { get; init; }

        public WhatIf Asked => new()
        {
            Officers = Officers,
            First = new(FirstSlot),
            Last = new(LastSlot),
            Weekdays = [.. Weekdays.Select(day => (DayOfWeek)day)],
            StaggersBreaks = StaggersBreaks,
            Shorter = Shorter,
            Fewer = Fewer,
        };
    }
}
