using IWReports.Core.Calendar;
using IWReports.Core.Reports;
using IWReports.Core.Reports.Warnings;
using IWReports.Worker.Company;
using Microsoft.Extensions.Options;
using Npgsql;

namespace IWReports.Worker.Reporting.Inputs;

/// <summary>Finds calls that map to nothing anybody set up: queues of no team, and officers on no roster.</summary>
internal sealed class UnmappedReader(NpgsqlDataSource database, IOptions<CompanyOptions> company)
{
    /// <param name="period">Null for all days.</param>
    public Task<IReadOnlyList<UnmappedCalls>> QueuesAsync(ReportPeriod? period, CancellationToken cancellationToken) => ReadAsync(
        "select queue, count(*) from queue_entry where queue <> all($3) and lower(btrim(queue)) <> all($3) and ($1::date is null or day "
            + "between $1 and $2) group by 1 order by 2 desc, 1",
        period, company.Value.QueuesOfTeams(), cancellationToken);

    /// <param name="team">Only who answered in the team's queues; null for all.</param>
    public Task<IReadOnlyList<UnmappedCalls>> OfficersAsync(ReportPeriod? period, string? team,
        CancellationToken cancellationToken) => ReadAsync(
        """
        select officer, count(*) from queue_entry
        where outcome = 'answered' and officer is not null and ($3::text[] is null or queue = any($3) or lower(btrim(queue)) = any($3))
            and ($1::date is null or day between $1 and $2)
            and officer not in (select person from roster_entry)
        group by 1 order by 2 desc, 1
        """,
        period, team is null ? null : company.Value.QueuesOf(team), cancellationToken);

    /// <summary>A sentence for each kind that there is; none where everything maps.</summary>
    public async Task<IReadOnlyList<string>> SentencesAsync(CancellationToken cancellationToken) =>
    [
        .. new[]
        {
            UnmappedText.Queues(await QueuesAsync(null, cancellationToken)),
            UnmappedText.Officers(await OfficersAsync(null, null, cancellationToken)),
            OneSidedText.Of(await OneSidedAsync(cancellationToken)),
        }.OfType<string>(),
    ];

    /// <summary>The officers of logs that tell who was logged in: whether they were, and how many calls they took.</summary>
    private async Task<IReadOnlyList<SeenOfficer>> OneSidedAsync(CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(
            """
            with member as (select distinct source_id, officer from officer_session),
            answered as (
                select source_id, officer, count(*) as calls from queue_entry
                where outcome = 'answered' and officer is not null and source_id in (select source_id from member) group by 1, 2)
            select coalesce(member.officer, answered.officer), bool_or(member.officer is not null), coalesce(sum(answered.calls), 0)::bigint
            from member full join answered on answered.source_id = member.source_id and answered.officer = member.officer
            group by 1 order by 3 desc, 1
            """);
        await using var row = await command.ExecuteReaderAsync(cancellationToken);
        var officers = new List<SeenOfficer>();
        while (await row.ReadAsync(cancellationToken))
            officers.Add(new(row.GetString(0), row.GetBoolean(1), row.GetInt64(2)));
        return officers;
    }

    private async Task<IReadOnlyList<UnmappedCalls>> ReadAsync(string sql, ReportPeriod? period, string[]? queues,
        CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(sql);
        command.Parameters.Add(new NpgsqlParameter<DateOnly?> { TypedValue = period?.From });
        command.Parameters.Add(new NpgsqlParameter<DateOnly?> { TypedValue = period?.To });
        command.Parameters.Add(new NpgsqlParameter { Value = (object?)queues ?? DBNull.Value,
            NpgsqlDbType = NpgsqlTypes.NpgsqlDbType.Array | NpgsqlTypes.NpgsqlDbType.Text });
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var calls = new List<UnmappedCalls>();
        while (await reader.ReadAsync(cancellationToken))
            calls.Add(new(reader.GetString(0), reader.GetInt64(1)));
        return calls;
    }
}
