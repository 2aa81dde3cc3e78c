using IWReports.Core.Calendar;
using IWReports.Core.Reports;
using IWReports.Core.Reports.Warnings;
using IWReports.Worker.Company;
using IWReports.Worker.Database;
using Microsoft.Extensions.Options;
using Npgsql;

namespace IWReports.Worker.Reporting.Inputs;

/// <summary>Finds calls that map to nothing anybody set up: queues of no team, and officers on no roster.</summary>
internal sealed class UnmappedReader(NpgsqlDataSource database, IOptions<CompanyOptions> company)
{
    /// <param name="period">Null for all days.</param>
    public Task<IReadOnlyList<UnmappedCalls>> QueuesAsync(ReportPeriod? period, CancellationToken cancellationToken) => ReadAsync(
        """
        select queue as name, count(*) as calls from queue_entry
        where queue <> all($3) and lower(btrim(queue)) <> all($3) and ($1::date is null or day between $1 and $2)
        group by 1 order by 2 desc, 1
        """,
        period, company.Value.QueuesOfTeams(), cancellationToken);

    /// <param name="team">Only who answered in the team's queues; null for all.</param>
    public Task<IReadOnlyList<UnmappedCalls>> AgentsAsync(ReportPeriod? period, string? team,
        CancellationToken cancellationToken) => ReadAsync(
        """
        select officer as name, count(*) as calls from queue_entry
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
            UnmappedText.Officers(await AgentsAsync(null, null, cancellationToken)),
            OneSidedText.Of(await OneSidedAsync(cancellationToken)),
        }.OfType<string>(),
    ];

    /// <summary>The officers of logs that tell who was logged in: whether they were, and how many calls they took.</summary>
    private async Task<IReadOnlyList<ObservedAgent>> OneSidedAsync(CancellationToken cancellationToken)
    {
        var officers = await database.RowsAsync<AgentRow>(
            """
            with member as (select distinct source_id, officer from officer_session),
            answered as (
                select source_id, officer, count(*) as calls from queue_entry
                where outcome = 'answered' and officer is not null and source_id in (select source_id from member) group by 1, 2)
            select coalesce(member.officer, answered.officer) as name, bool_or(member.officer is not null) as was_logged_in,
                coalesce(sum(answered.calls), 0)::bigint as calls
            from member full join answered on answered.source_id = member.source_id and answered.officer = member.officer
            group by 1 order by 3 desc, 1
            """, cancellationToken);
        return officers.ConvertAll(row => new ObservedAgent(row.Name, row.WasLoggedIn, row.Calls));
    }

    private async Task<IReadOnlyList<UnmappedCalls>> ReadAsync(string sql, ReportPeriod? period, string[]? queues,
        CancellationToken cancellationToken)
    {
        var calls = await database.RowsAsync<CallsRow>(sql, cancellationToken, period?.From, period?.To, queues);
        return calls.ConvertAll(row => new UnmappedCalls(row.Name, row.Calls));
    }

    private sealed record CallsRow
    {
        public required string Name { get; init; }
        public required long Calls { get; init; }
    }

    private sealed record AgentRow
    {
        public required string Name { get; init; }
        public required bool WasLoggedIn { get; init; }
        public required long Calls { get; init; }
    }
}
