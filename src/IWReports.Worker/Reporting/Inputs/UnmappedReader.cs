using IWReports.Core.Calendar;
using IWReports.Core.Facts;
using IWReports.Core.Kpis.Measuring;
using IWReports.Core.Kpis.ReachUs;
using IWReports.Core.Language;
using IWReports.Core.Reports.Warnings;
using IWReports.Worker.Company;
using IWReports.Worker.Database;
using Microsoft.Extensions.Options;
using Npgsql;

namespace IWReports.Worker.Reporting.Inputs;

/// <summary>What maps to nothing in the last month that has calls.</summary>
internal sealed record UnmappedLately(ReportPeriod Period, IReadOnlyList<UnmappedCalls> Queues, IReadOnlyList<UnmappedCalls> Officers);

/// <summary>Finds calls that map to nothing anybody set up: queues of no team, and officers on no roster.</summary>
internal sealed class UnmappedReader(NpgsqlDataSource database, IOptions<CompanyOptions> company)
{
    private const int LatelyDays = 31;

    /// <summary>
    /// What maps to nothing in the last month that has calls, from what was measured: that is read at once, and what nobody needs to map
    /// any more is not in it. Null where there are no calls.
    /// </summary>
    public async Task<UnmappedLately?> LatelyAsync(CancellationToken cancellationToken)
    {
        if (await database.RowAsync<DateOnly?>("select max(day) from queue_entry", cancellationToken) is not { } last)
            return null;
        var period = new ReportPeriod(last.AddDays(1 - LatelyDays), last);
        var queues = await MeasuredAsync(period, ScopeKind.Queue, Offered.Id, cancellationToken);
        var officers = await MeasuredAsync(period, ScopeKind.Officer, SpeedOfAnswer.CallsAnswered, cancellationToken);
        return new(period, [.. queues.Where(queue => company.Value.TeamOf(queue.Name) is null)], officers);
    }

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
    /// <param name="lately">What maps to nothing in the last month; null to look at all days.</param>
    public async Task<IReadOnlyList<string>> SentencesAsync(UnmappedLately? lately, CancellationToken cancellationToken) =>
    [
        .. new[]
        {
            UnmappedText.Queues(lately?.Queues ?? await QueuesAsync(null, cancellationToken)),
            UnmappedText.Officers(lately?.Officers ?? await AgentsAsync(null, null, cancellationToken)),
            OneSidedText.Of(await OneSidedAsync(lately?.Period, cancellationToken)),
        }.OfType<string>(),
    ];

    /// <summary>The officers of logs that tell who was logged in: whether they were, and how many calls they took.</summary>
    private async Task<IReadOnlyList<ObservedAgent>> OneSidedAsync(ReportPeriod? period, CancellationToken cancellationToken)
    {
        var officers = await database.RowsAsync<AgentRow>(
            """
            with member as (
                select distinct source_id, officer from officer_session
                where $1::date is null or (started_at >= $1::date and started_at < $2::date + 1)),
            answered as (
                select source_id, officer, count(*) as calls from queue_entry
                where outcome = 'answered' and officer is not null and source_id in (select source_id from member)
                    and ($1::date is null or day between $1 and $2) group by 1, 2)
            select coalesce(member.officer, answered.officer) as name, bool_or(member.officer is not null) as was_logged_in,
                coalesce(sum(answered.calls), 0)::bigint as calls
            from member full join answered on answered.source_id = member.source_id and answered.officer = member.officer
            group by 1 order by 3 desc, 1
            """, cancellationToken, period?.From, period?.To);
        return officers.ConvertAll(row => new ObservedAgent(row.Name, row.WasLoggedIn, row.Calls));
    }

    private async Task<IReadOnlyList<UnmappedCalls>> MeasuredAsync(ReportPeriod period, ScopeKind kind, string measure,
        CancellationToken cancellationToken)
    {
        var calls = await database.RowsAsync<CallsRow>(
            """
            select scope_key as name, sum(amount)::bigint as calls
            from generate_series(0, $2::date - $1::date) at cross join lateral (
                select scope_key, amount from measure_value where day = $1::date + at and scope_kind = $3 and measure = $4 offset 0) found
            where scope_key not in (select person from roster_entry where $3 = $5)
            group by 1 order by 2 desc, 1
            """, cancellationToken, period.From, period.To, kind.Word(), measure, ScopeKind.Officer.Word());
        return calls.ConvertAll(row => new UnmappedCalls(row.Name, row.Calls));
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
