using IWReports.Worker.Database;
using Npgsql;

namespace IWReports.Benchmarks;

/// <summary>How large a database is made, and making it: set by set, so that it takes minutes.</summary>
internal sealed record WebSize(int Calls, int Deliveries, int Runs)
{
    /// <summary>The two years up to the day that the dashboard is looked at.</summary>
    public static readonly DateOnly First = new(2023, 12, 1), Last = new(2025, 11, 30);

    // What the pages of figures show is measured; measuring two years is the measuring's benchmark.
    private static readonly DateOnly MeasuredFrom = new(2025, 10, 1);

    public async Task FillAsync(NpgsqlDataSource database, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await connection.ExecuteAsync("select make_months(array(select $1::date + n from generate_series(0, $2 - 1) n))", cancellationToken,
            First, Last.DayNumber - First.DayNumber + 1);
        await connection.ExecuteAsync(CallsSql, cancellationToken, Calls, First, Last.DayNumber - First.DayNumber + 1, MeasuredFrom);
        await connection.ExecuteAsync(RunsSql, cancellationToken, Runs);
        await connection.ExecuteAsync(DeliveriesSql, cancellationToken, Deliveries);
        await connection.ExecuteAsync("analyze", cancellationToken);
    }

    private const string CallsSql = """
        with source as (
            insert into source (name, kind, zone, sees) values ('queue-log:bench', 'queue-log', 'Australia/Melbourne', '{}')
            returning id),
        run as (
            insert into ingest_run (source_id, file_name, read, inserted, updated, unchanged, duplicates, rejected, identical)
            select id, 'queue_log', $1, $1, 0, 0, 0, 0, 0 from source),
        touched as (
            insert into touched_day select ($2::date + n) from generate_series(0, $3 - 1) n where $2::date + n >= $4)
        insert into queue_entry (source_id, call_id, stint, queue, entered_at, day, half_hour, outcome, wait_s, talk_s, officer, ended)
        select source.id, n::text, 1, (array['widgets', 'orders', 'returns'])[1 + n % 3], day + at, day, half_hour,
            case when n % 20 = 0 then 'abandoned' else 'answered' end, n % 90, case when n % 20 = 0 then null else 120 + n % 400 end,
            case when n % 20 = 0 then null else 'Officer ' || n % 40 end, case when n % 20 = 0 then 'abandoned' else 'caller' end
        from source, generate_series(1, $1) n, lateral (select $2::date + (n % $3) as day, (18 + n / $3 % 16)::smallint as half_hour) d,
            lateral (select half_hour * interval '30 minutes' + (n % 1800) * interval '1 second' as at) t
        """;

    private const string RunsSql = """
        insert into job_run (schedule_id, job, period, state, started_at, finished_at, queued_at, message, progress)
        select id, job, to_char(date '2025-11-30' - (n / 4)::int % 700, 'YYYY-MM-DD'),
            case when n % 50 = 0 then 'failed' else 'succeeded' end, at, at + interval '20 seconds', at, 'Done.', 1
        from generate_series(1, $1) n, lateral (select timestamptz '2025-11-30 16:00Z' - ($1 - n) * interval '10 minutes' as at) t,
            lateral (select id, job from job_schedule order by id offset n % (select count(*) from job_schedule) limit 1) s
        """;

    // A digest a day to each of forty, with a body of 1 KB.
    private const string DeliveriesSql = """
        with people as (
            insert into recipient (name, address, role)
            select 'Person ' || n, 'person' || n || '@example.com', 'manager' from generate_series(1, 40) n returning id),
        numbered as (select id, row_number() over (order by id) - 1 as place from people),
        editions as (
            insert into edition (report, period, scope, revision, state, subject, model, template_version, definitions_version)
            select 'daily-digest', to_char(date '2025-11-30' - n % 700, 'YYYY-MM-DD'), 'team ' || n / 700, 1, 'complete', 'Digest ' || n,
                '{}', 'bench', 'bench' from generate_series(0, ($1 - 1) / 40) n returning id, report, period, scope)
        insert into delivery (edition_id, report, period, scope, revision, recipient_id, channel, message_id, address, mime, sha256, state,
            created_at, give_up_at, sent_at, sent_to)
        select e.id, e.report, e.period, e.scope, 1, p.id, 'email', e.id || '.' || p.id || '@bench', 'person@example.com', body,
            sha256(body), case when e.id % 500 = 0 and p.place = 0 then 'unknown' else 'sent' end, at, at + interval '1 day', at,
            'person@example.com'
        from editions e, numbered p, lateral (select (e.period || ' 20:30Z')::timestamptz as at) t,
            lateral (select convert_to(repeat('bench ' || e.id, 80), 'UTF8') as body) b
        """;
}
