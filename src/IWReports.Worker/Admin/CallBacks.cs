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
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await using var command = connection.Command("select encode(caller, 'hex'), number, queue, called_at from call_back where $1 or "
            + "queue = any($2) or lower(btrim(queue)) = any($2) order by called_at", team is null, Queues(team));
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var waiting = new List<CallBack>();
        while (await reader.ReadAsync(cancellationToken))
            waiting.Add(new(reader.GetString(0), key.Open(reader.GetFieldValue<byte[]>(1)), reader.GetString(2),
                company.Value.TeamOf(reader.GetString(2)) ?? "", reader.GetFieldValue<DateTimeOffset>(3)));
        return waiting;
    }

    /// <summary>Somebody was rung back: the number goes at once, and who says so is written down. False when it was gone before.</summary>
    public async Task<bool> DoneAsync(string id, string? team, string who, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        return await connection.ExecuteAsync(
            """
            with gone as (delete from call_back where encode(caller, 'hex') = $1 and ($2 or queue = any($3)
                or lower(btrim(queue)) = any($3)) returning queue, called_at)
            insert into audit (who, what) select $4, format('rang back a caller of %s, %s', queue, to_char(called_at, 'YYYY-MM-DD HH24:MI'))
                from gone
            """, cancellationToken, id, team is null, Queues(team), who) == 1;
    }

    private string[] Queues(string? team) => team is null ? [] : company.Value.QueuesOf(team);
}
