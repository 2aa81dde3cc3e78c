using IWReports.Worker.Company;
using IWReports.Worker.Database;
using IWReports.Worker.Ingestion.Sources;
using Microsoft.Extensions.Options;
using Npgsql;

namespace IWReports.Worker.Admin;

/// <summary>Somebody who hung up and has not got through since.</summary>
internal sealed record CallBack(string Id, string Number, string Queue, string Team, DateTimeOffset CalledAt);

/// <summary>Whom to ring back, for those who may: a supervisor sees their team's queues.</summary>
internal sealed class CallBacks(NpgsqlDataSource database, CallerKey key, IOptions<CompanyOptions> company)
{
    public async Task<IReadOnlyList<CallBack>> ListAsync(string? team, CancellationToken cancellationToken)
    {
        var rows = await database.RowsAsync<Row>(
            """
            select encode(caller, 'hex') as id, number, queue, called_at from call_back
            where $1 or queue = any($2) or lower(btrim(queue)) = any($2) order by called_at desc
            """, cancellationToken, team is null, Queues(team));
        return [.. rows.Select(row =>
            new CallBack(row.Id, key.Open(row.Number), row.Queue, company.Value.TeamOf(row.Queue) ?? "", row.CalledAt))];
    }

    /// <summary>Somebody was rung back: the number goes at once, and who says so is written down. False when it was gone before.</summary>
    public async Task<bool> DoneAsync(string id, string? team, string who, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        var done = await connection.RowAsync<string>(
            """
            delete from call_back where encode(caller, 'hex') = $1 and ($2 or queue = any($3) or lower(btrim(queue)) = any($3))
            returning format('rang back a caller of %s, %s', queue, to_char(called_at, 'YYYY-MM-DD HH24:MI'))
            """, cancellationToken, id, team is null, Queues(team));
        if (done is null)
            return false;
        await Audit.WriteAsync(connection, who, done, null, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return true;
    }

    private string[] Queues(string? team) => team is null ? [] : company.Value.QueuesOf(team);

    private sealed record Row
    {
        public required string Id { get; init; }

        public required byte[] Number { get; init; }

        public required string Queue { get; init; }

        public DateTimeOffset CalledAt { get; init; }
    }
}
