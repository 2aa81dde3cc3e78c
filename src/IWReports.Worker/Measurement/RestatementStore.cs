using IWReports.Core.Calendar;
using IWReports.Core.Facts;
using IWReports.Core.Kpis.Measuring;
using IWReports.Core.Language;
using IWReports.Worker.Database;
using Npgsql;

namespace IWReports.Worker.Measurement;

/// <summary>
/// A final figure of a sent edition whose days were measured again since, and what the last restatement made of it: null where nothing was
/// measured any more.
/// </summary>
internal sealed record PublishedFigure(long Edition, string Kpi, Scope Scope, ReportPeriod Period, decimal Published, decimal? Last,
    DateTimeOffset StaleSince);

/// <summary>The published figures that days measured again may contradict, and the log of those they did.</summary>
internal static class RestatementStore
{
    private const string Sent = "exists (select from delivery where delivery.edition_id = figure.edition_id and state = 'sent')";

    /// <summary>
    /// Marks what editions say of these days, be it that they are sent only later, on the transaction that replaces them: a run that is
    /// cut off leaves the comparison to the next one.
    /// </summary>
    /// <param name="since">When the oldest change that is measured now was read; null when nothing was read.</param>
    public static Task MarkAsync(NpgsqlConnection connection, DateOnly[] days, DateTime? since, CancellationToken cancellationToken) =>
        connection.ExecuteAsync(
            """
            update edition_figure figure set stale_since = least(stale_since, coalesce($2, now()))
            where final and last_day >= $3 and first_day <= $4
                and exists (select from unnest($1) as measured (day) where day between first_day and last_day)
            """, cancellationToken, days, since, days.Min(), days.Max());

    /// <summary>The editions that were sent and state final figures of some of these days, the latest first.</summary>
    public static Task<List<long>> StatedAsync(
        NpgsqlConnection connection, IReadOnlyList<DateOnly> days, CancellationToken cancellationToken) => connection.RowsAsync<long>(
            $"""
            select distinct edition_id from edition_figure figure
            where final and last_day >= $2 and first_day <= $3 and {Sent}
                and exists (select from unnest($1) as changed (day) where day between first_day and last_day)
            order by edition_id desc
            """, cancellationToken, days.ToArray(), days[0], days[^1]);

    /// <summary>What is marked, by the latest revision that was sent, as that or a later restatement has it.</summary>
    public static async Task<IReadOnlyList<PublishedFigure>> StaleAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        var figures = await connection.RowsAsync<FigureRow>(
            $"""
            select distinct on (kpi, scope_kind, scope_key, first_day, last_day) edition_id, kpi, scope_kind, scope_key, first_day,
                last_day,
                value, case when latest.id is null then value else latest.now end as last_value, stale_since
            from edition_figure figure
            left join lateral (select id, now from restatement r where r.edition_id = figure.edition_id and r.kpi = figure.kpi
                order by id desc limit 1) latest on true
            where stale_since is not null and {Sent}
            order by kpi, scope_kind, scope_key, first_day, last_day, edition_id desc
            """, cancellationToken);
        return figures.ConvertAll(row => new PublishedFigure(row.EditionId, row.Kpi,
            new(EnumWords.Parse<ScopeKind>(row.ScopeKind), row.ScopeKey), new(row.FirstDay, row.LastDay), row.Value, row.LastValue,
            row.StaleSince));
    }

    /// <summary>Writes down what changed, each with the imports that may have done it, and takes the marks off.</summary>
    public static async Task SaveAsync(NpgsqlConnection connection, IReadOnlyList<(PublishedFigure Was, decimal? Now)> changed,
        CancellationToken cancellationToken)
    {
        await connection.ExecuteAsync(
            """
            insert into restatement (edition_id, kpi, scope_kind, scope_key, period, was, now, runs)
            select edition_id, kpi, scope_kind, scope_key, period, was, now,
                array(select id from ingest_run where finished_at >= since and inserted + updated > 0 order by id)
            from unnest($1, $2, $3, $4, $5, $6, $7, $8) as changed (edition_id, kpi, scope_kind, scope_key, period, was, now, since)
            """,
            cancellationToken,
            changed.Select(one => one.Was.Edition).ToArray(), changed.Select(one => one.Was.Kpi).ToArray(),
            changed.Select(one => one.Was.Scope.Kind.Word()).ToArray(), changed.Select(one => one.Was.Scope.Key).ToArray(),
            changed.Select(one => one.Was.Period.ToString()).ToArray(), changed.Select(one => one.Was.Last ?? one.Was.Published).ToArray(),
            changed.Select(one => one.Now).ToArray(), changed.Select(one => one.Was.StaleSince).ToArray());
        await connection.ExecuteAsync($"update edition_figure figure set stale_since = null where stale_since is not null and {Sent}",
            cancellationToken);
    }

    /// <summary>The latest restatement of each figure that a question may answer with, by KPI and key.</summary>
    public static async Task<IReadOnlyDictionary<(string Kpi, string Key),
        Restatement>> ReadAsync(NpgsqlConnection connection, IReadOnlyList<Kpi> kpis, KpiBy by, Scope scope, ReportPeriod range,
        CancellationToken cancellationToken)
    {
        var restated = new Dictionary<(string, string), Restatement>();
        if (by is KpiBy.HalfHour or KpiBy.WeekdayHalfHour)
            return restated;
        var brokenDown = KpiKey.ScopeOf(by);
        var rows = await connection.RowsAsync<RestatementRow>(
            $"""
            select kpi, {(brokenDown is null ? "period" : "scope_key")} as key, was, found_at from restatement
            where kpi = any($1) and scope_kind = $2 and ($3 or scope_key = $4) and ($5 or period = $6)
            order by id
            """,
            cancellationToken, kpis.Select(kpi => kpi.Id).ToArray(), (brokenDown ?? scope.Kind).Word(), brokenDown is not null, scope.Key,
                by is KpiBy.Day or KpiBy.Week or KpiBy.Month, range.ToString());
        foreach (var row in rows)
            restated[(row.Kpi, by is KpiBy.Total ? KpiKey.Total : row.Key)] = new(row.Was, row.FoundAt);
        return restated;
    }

    private sealed record FigureRow
    {
        public required long EditionId { get; init; }
        public required string Kpi { get; init; }
        public required string ScopeKind { get; init; }
        public required string ScopeKey { get; init; }
        public required DateOnly FirstDay { get; init; }
        public required DateOnly LastDay { get; init; }
        public required decimal Value { get; init; }
        public decimal? LastValue { get; init; }
        public required DateTimeOffset StaleSince { get; init; }
    }

    private sealed record RestatementRow
    {
        public required string Kpi { get; init; }
        public required string Key { get; init; }
        public required decimal Was { get; init; }
        public required DateTimeOffset FoundAt { get; init; }
    }
}
