using IWReports.Worker.Host;
using IWReports.Worker.Ingestion;
using IWReports.Worker.Ingestion.Sources;
using IWReports.Worker.Ingestion.Sources.Queries;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace IWReports.Worker.Tests.Ingestion.Sources.Queries;

/// <summary>The company's own database stands in a schema of the test's database; the pull reaches it by a connection of its own.</summary>
public sealed class QueryPullTests(TestDatabase database) : IClassFixture<TestDatabase>, IAsyncLifetime
{
    private const string Since =
        "select * from erp.orders where $1::timestamptz is null or changed_at >= $1::timestamptz - interval '1 hour'";

    private readonly string _name = Guid.NewGuid().ToString("N");

    public Task InitializeAsync() => database.ExecuteHereAsync(
        """
        drop schema if exists erp cascade;
        create schema erp;
        create table erp.orders (number text, bought_by integer, ordered_at timestamptz, promised_on date, delivered_on timestamp,
            value numeric(12, 3), changed_at timestamptz);
        insert into erp.orders values
            ('A1', 7, '2025-11-03 13:30:00.123456+00', '2025-11-14', '2025-11-12', 10.500, '2025-11-12 00:00Z'),
            ('A2', null, '2025-11-04 01:00+00', null, null, null, '2025-11-04 01:00Z');
        """);

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task Rows_become_facts_as_a_files_would()
    {
        var pulled = await PullAsync("select * from erp.orders;");
        Assert.Equal((null, 2, 2, 0), (pulled.Failure, pulled.Counts.Read, pulled.Counts.Inserted, pulled.Counts.Rejected));
        Assert.Equal("A1 7 2025-11-04 2025-11-14 2025-11-12 10.500 delivered, A2 2025-11-04 open", await database.ScalarAsync<string>(
            $"select string_agg(concat_ws(' ', order_id, customer_id, ordered_on, promised_on, delivered_on, value, status), ', ' order "
                + $"by order_id) from customer_order where source_id = {Source}"));
        Assert.Equal((2, 0, 0, 2), (await PullAsync("select * from erp.orders")).Counts is var again
            ? (again.Read, again.Inserted, again.Updated, again.Unchanged) : default);
    }

    [Theory]
    [InlineData("1900-01-05Z", "ordered_at: 1900-01-05 is before 1970-01-02")]
    [InlineData("infinity", "it is after 2199-12-31")]
    [InlineData("-infinity", "it is before 1900-01-01")]
    public async Task A_row_of_no_day_is_rejected_alone_and_many_of_them_leave_figures_provisional(string ordered, string reason)
    {
        await database.ExecuteHereAsync($"insert into erp.orders (number, ordered_at) values ('A9', '{ordered}')");
        var pulled = await PullAsync("select * from erp.orders");
        Assert.Equal((null, 3, 2, 1), (pulled.Failure, pulled.Counts.Read, pulled.Counts.Inserted, pulled.Counts.Rejected));
        Assert.Contains(reason, pulled.Counts.Rejects[0].Reason, StringComparison.Ordinal);
        Assert.Equal("orders true 2025-11-04 2025-11-04",
            await database.ScalarAsync<string>(
                $"select concat_ws(' ', rows_of, partly_read::text, first_day, last_day) from ingest_run where source_id = {Source}"));
    }

    [Fact]
    public async Task The_next_pull_asks_from_the_largest_cursor_that_was_kept()
    {
        await PullAsync(Since, cursor: "changed_at");
        await database.ExecuteHereAsync("insert into erp.orders (number, ordered_at, changed_at) values ('A3', '2025-11-13', "
            + "'2025-11-13'); update erp.orders set value = 12, changed_at = '2025-11-11 23:30Z' where number = 'A1'");
        var pulled = await PullAsync(Since, cursor: "changed_at");
        Assert.Equal((2, 1, 1), (pulled.Counts.Read, pulled.Counts.Inserted, pulled.Counts.Updated));
    }

    [Theory]
    [InlineData("alter table erp.orders drop column promised_on", "the column \"promised_on\" is gone")]
    [InlineData("alter table erp.orders alter column promised_on type text", "the column \"promised_on\" was date and is text now")]
    [InlineData("alter table erp.orders rename column number to no", "the column \"number\" is gone")]
    public async Task A_column_that_vanished_or_changed_its_type_is_named_and_nothing_is_written(string change, string reason)
    {
        await PullAsync("select * from erp.orders");
        var before = await database.ScalarAsync<string>(
            $"select string_agg(customer_order::text, '') from customer_order where source_id = {Source}");
        await database.ExecuteHereAsync(change);
        Assert.Contains(reason, (await PullAsync("select * from erp.orders")).Failure, StringComparison.Ordinal);
        Assert.Equal(before, await database.ScalarAsync<string>(
            $"select string_agg(customer_order::text, '') from customer_order where source_id = {Source}"));
    }

    [Theory]
    [InlineData("with gone as (delete from erp.orders returning *) select * from gone", "0A000")]
    [InlineData("select * from erp.orders) as x; commit; delete from erp.orders; select * from (select 1", "multiple commands")]
    [InlineData("select *, erp.spoil() as spoilt from erp.orders", "25006")]
    [InlineData("delete from erp.orders returning *", "42601")]
    public async Task A_query_can_only_read(string sql, string reason)
    {
        await database.ExecuteHereAsync(
            "create or replace function erp.spoil() returns integer language sql as 'delete from erp.orders returning 1'");
        Assert.Contains(reason, (await PullAsync(sql)).Failure, StringComparison.Ordinal);
        Assert.Equal(2, await database.ScalarAsync<long>("select count(*) from erp.orders"));
    }

    [Fact]
    public async Task A_query_that_takes_too_long_is_stopped_by_the_database() =>
        Assert.Contains("statement timeout", (await PullAsync("select *, pg_sleep(30)::text as slept from erp.orders",
            timeout: TimeSpan.FromMilliseconds(200))).Failure, StringComparison.Ordinal);

    [Theory]
    [InlineData("Host=127.0.0.1;Port=1;Username=reader;Password=hush", "Sources:Queries:")]
    [InlineData("Host=127.0.0.1;Pasword=hush", "ConnectionString cannot be read")]
    public async Task A_database_that_is_not_there_fails_this_source_and_keeps_its_password(string connection, string reason)
    {
        var failure = (await PullAsync("select 1", connection: connection)).Failure;
        Assert.Contains(reason, failure, StringComparison.Ordinal);
        Assert.DoesNotContain("hush", failure, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Call_detail_records_under_other_names_are_read_by_the_columns_that_the_settings_name()
    {
        await database.ExecuteHereAsync(
            """
            create table erp.calls ("when" timestamp, ctx text, result text, id text);
            insert into erp.calls values ('2025-11-28 12:00', 'from-trunk', 'BUSY', '1764291600.1');
            """);
        var options = new QueryOptions
        {
            Kind = "cdr", ConnectionString = database.ConnectionString, Sql = "select * from erp.calls", Zone = "Australia/Melbourne",
            Columns = { ["start"] = "when", ["dcontext"] = "ctx", ["disposition"] = "result", ["uniqueid"] = "id" },
        };
        var pulled = await PullAsync(options);
        Assert.Equal((null, 1, 1), (pulled.Failure, pulled.Counts.Inserted, pulled.Counts.Details["refused_calls"]));
        Assert.Equal("1764291600.1 2025-11-28 24 busy", await database.ScalarAsync<string>(
            "select string_agg(concat_ws(' ', call_id, day, half_hour, reason), ',') from refused_call where call_id = '1764291600.1'"));
    }

    [Fact]
    public async Task A_row_that_cannot_be_used_is_rejected_without_numbers_and_addresses()
    {
        await database.ExecuteHereAsync("insert into erp.orders (number, bought_by) values ('call 0412 345 678', 1)");
        var pulled = await PullAsync("select * from erp.orders");
        Assert.Equal("ordered_at is blank", Assert.Single(pulled.Counts.Rejects).Reason);
        Assert.DoesNotContain("345", await database.ScalarAsync<string>(
            $"select convert_from(raw, 'UTF8') from quarantine q join ingest_run r on r.id = q.run_id where r.source_id = {Source}"),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_day_without_end_is_no_day()
    {
        var pulled = await PullAsync(
            """
            select 'inf-1' as number, 'c' as bought_by, timestamptz '2025-11-03' as ordered_at, 'infinity'::date as promised_on
            union all select 'inf-2', 'c', '2025-11-03', '2025-11-05'
            union all select 'inf-3', 'c', '-infinity', null
            union all select 'inf-4', 'c', 'infinity', null
            """);
        Assert.Equal([1, 3, 4], pulled.Counts.Rejects.Select(reject => (int)reject.Line));
        Assert.Equal("inf-2", await database.ScalarAsync<string>(
            $"select string_agg(order_id, ',') from customer_order where source_id = {Source} and order_id like 'inf%'"));
    }

    [Fact]
    public async Task Doctor_asks_for_the_columns_and_reads_no_row()
    {
        QueryOptions Options(string sql) =>
            new() { Kind = "orders", ConnectionString = database.ConnectionString, Sql = sql, Zone = "Australia/Melbourne" };
        Assert.StartsWith("PostgreSQL ",
            await QueryPull.ProbeAsync("erp", Options("select *, pg_sleep(30)::text as slept from erp.orders"), CancellationToken.None),
            StringComparison.Ordinal);
        await Assert.ThrowsAsync<Worker.Ingestion.Sources.Databases.SourceDatabaseException>(() =>
            QueryPull.ProbeAsync("erp", Options("select * from erp.order_s"), CancellationToken.None));
    }

    [Theory]
    [InlineData("orders", "select $1", null, "Cursor: Sql asks for $1")]
    [InlineData("orders", "select 1", "changed_at", "Cursor: Sql does not ask for it")]
    [InlineData("things", "select 1", null, "\"things\" is not a kind of table")]
    public void Settings_that_do_not_go_together_are_refused_at_the_start(string kind, string sql, string? cursor, string reason)
    {
        var wrong = SourceSettings.Wrong<QueryOptions>(("Sources:Queries:erp:Kind", kind), ("Sources:Queries:erp:Sql", sql),
            ("Sources:Queries:erp:ConnectionString", "Host=db"), ("Sources:Queries:erp:Zone", "Australia/Melbourne"),
            ("Sources:Queries:erp:Cursor", cursor));
        Assert.Contains(wrong, said => said.StartsWith("Sources:Queries:erp: ", StringComparison.Ordinal)
            && said.Contains(reason, StringComparison.Ordinal));
    }

    private static CallerKey Callers => new(Options.Create(new PrivacyOptions { CallerKey = Convert.ToBase64String(new byte[32]) }));

    private string Source => $"(select id from source where name = 'query:{_name}')";

    private Task<SourceRead> PullAsync(string sql, string? cursor = null, string? connection = null, TimeSpan? timeout = null) =>
        PullAsync(new QueryOptions
        {
            Kind = "orders", ConnectionString = connection ?? database.ConnectionString, Sql = sql, Zone = "Australia/Melbourne",
                Cursor = cursor,
            Columns = { ["order_id"] = "number", ["customer_id"] = "bought_by" }, Timeout = timeout ?? TimeSpan.FromSeconds(30),
        });

    private async Task<SourceRead> PullAsync(QueryOptions options) =>
        Assert.Single(await new IngestJob([new QueryPull(_name, options, database.Source, Callers, new(), TimeProvider.System)],
            NullLogger<IngestJob>.Instance).RunAsync([], new Progress<Progress>(), CancellationToken.None));
}
