using IWReports.Worker.Host;
using IWReports.Worker.Ingestion;
using IWReports.Worker.Ingestion.Sources;
using IWReports.Worker.Ingestion.Sources.Databases;
using IWReports.Worker.Ingestion.Sources.Queries;
using IWReports.Worker.Tests.Cli;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace IWReports.Worker.Tests.Ingestion.Sources.Databases;

/// <summary>Any query of a MySQL or MariaDB database as a source of tables.</summary>
[Collection(MariaDbTests.Name)]
public sealed class MySqlQueryTests(TestDatabase database, MariaDbServer server) : IClassFixture<TestDatabase>, IAsyncLifetime
{
    private const string Shop = "shop";

    private readonly string _name = Guid.NewGuid().ToString("N");

    public async Task InitializeAsync()
    {
        if (!MariaDbServer.IsInstalled)
            return;
        await server.CreateAsync(Shop);
        await server.ExecuteAsync(
            """
            set sql_mode = '', time_zone = '+00:00';
            create table orders (number varchar(40) character set latin1, bought_by int unsigned, ordered_at timestamp(6) null,
                promised_on date, delivered_on datetime, value decimal(30,4), changed_at datetime(3),
                id bigint unsigned auto_increment primary key) engine=MyISAM;
            insert into orders values ('Ä1', 7, '2025-11-03 13:30:00.123456', '2025-11-14', '2025-11-12 23:59:59', 10.5,
                '2025-11-12 00:00:00.5', null), ('A2', null, '2025-11-04 01:00:00', '0000-00-00', '0000-00-00 00:00:00', null,
                '2025-11-04', null)
            """, Shop);
    }

    public Task DisposeAsync() => Task.CompletedTask;

    [MariaDbFact]
    public async Task Rows_become_facts_as_a_files_would_and_a_zero_date_is_blank()
    {
        var pulled = await PullAsync("select * from orders;");
        Assert.Equal((null, 2, 2, 0), (pulled.Failure, pulled.Counts.Read, pulled.Counts.Inserted, pulled.Counts.Rejected));
        // The timestamp is an instant, half past midnight of the next day in Melbourne; the datetime is a day of the shop's own.
        Assert.Equal("A2 2025-11-04 open, Ä1 7 2025-11-04 2025-11-14 2025-11-12 10.5000 delivered", await OrdersAsync());
        Assert.Equal(2, (await PullAsync("select * from orders -- the lot")).Counts.Unchanged);
    }

    [MariaDbFact]
    public async Task A_value_that_dotnet_has_no_room_for_costs_its_row_at_most()
    {
        await server.ExecuteAsync("set sql_mode = 'allow_invalid_dates'; insert into orders (number, ordered_at, promised_on, value) "
            + "values ('B1', '2025-11-05', '2025-02-31', 1), ('B2', '2025-11-05', '2025-11-00', 2), ('B3', '2025-11-05', null, "
            + "99999999999999999999999999.9999), ('B4', '2025-11-05', '2025-11-06', -0.0001)", Shop);
        var pulled = await PullAsync("select * from orders where number like 'B%'");
        Assert.Equal((null, 4), (pulled.Failure, pulled.Counts.Read));
        Assert.Equal([1, 2], pulled.Counts.Rejects.Select(reject => (int)reject.Line).Take(2));
    }

    [MariaDbTheory]
    [InlineData("changed_at", "where $1 is null or changed_at >= $1 - interval 1 hour", "2025-11-13", 2)]
    [InlineData("changed_at", "where $1 is null or changed_at > $1", "2025-11-13", 1)]
    [InlineData("id", "where $1 is null or id > $1", "2025-11-13", 1)]
    [InlineData("ordered_at", "where $1 is null or ordered_at >= $1", "2025-11-13", 2)]
    [InlineData("number", "where $1 is null or number >= $1 or '$1' = 'x'", "2025-11-13", 2)]
    public async Task The_next_pull_asks_from_the_largest_cursor_that_was_kept(string cursor, string where, string day, long read)
    {
        await PullAsync($"select * from orders {where}", cursor);
        await server.ExecuteAsync(
            $"set time_zone = '+00:00'; insert into orders (number, ordered_at, changed_at) values ('Ö3', '{day}', '{day}')", Shop);
        var pulled = await PullAsync($"select * from orders {where}", cursor);
        Assert.Equal((null, read, 1), (pulled.Failure, pulled.Counts.Read, pulled.Counts.Inserted));
    }

    [MariaDbFact]
    public async Task Yes_and_no_are_read_from_numbers_bits_and_words()
    {
        await server.ExecuteAsync("create table calls (at datetime, queue char(36), answered tinyint(1), transferred bit(1), wait time, "
            + "talk float); insert into calls values ('2025-11-28 12:00', '550e8400-e29b-41d4-a716-446655440000', 1, b'1', '00:01:05', "
            + "60), ('2025-11-28 12:05', 'widgets', 0, b'0', '00:00:07', null)", Shop);
        var pulled = await PullAsync("select * from calls", kind: "calls");
        Assert.Equal((null, 2, 0), (pulled.Failure, pulled.Counts.Inserted, pulled.Counts.Rejected));
        Assert.Equal("550e8400-e29b-41d4-a716-446655440000 answered 65 60 true, widgets abandoned 7", await database.ScalarAsync<string>(
            $"select string_agg(concat_ws(' ', queue, outcome, wait_s, talk_s, case when transferred then 'true' end), ', ' order by "
                + $"entered_at) from queue_entry where source_id = {Source}"));
    }

    [MariaDbTheory]
    [InlineData("alter table orders drop column promised_on", "the column \"promised_on\" is gone")]
    [InlineData("alter table orders modify promised_on varchar(10)",
        "the column \"promised_on\" was DATE and is VARCHAR now. If it still means the same, write cast(promised_on as DATE)")]
    public async Task A_column_that_vanished_or_changed_its_type_is_named(string change, string reason)
    {
        await PullAsync("select * from orders");
        await server.ExecuteAsync(change, Shop);
        Assert.Contains(reason, (await PullAsync("select * from orders")).Failure, StringComparison.Ordinal);
    }

    [MariaDbTheory]
    [InlineData("delete from orders", "(1064, 42000)")]
    [InlineData("select 1) as x; delete from orders; select * from (select 1", "(1064, 42000)")]
    [InlineData("select 1; delete from orders", "(1064, 42000)")]
    [InlineData("select orders.*, spoil() as spoilt from orders", "(1792, 25006)")]
    [InlineData("select * from order_s", "Sources:Queries:")]
    [InlineData("select number as a, number as a from orders", "Duplicate column name 'a'")]
    public async Task A_query_can_only_read(string sql, string reason)
    {
        await server.ExecuteAsync("create function spoil() returns int modifies sql data begin delete from orders; return 1; end", Shop);
        var failure = (await PullAsync(sql)).Failure;
        Assert.Contains(reason, failure, StringComparison.Ordinal);
        Assert.Contains(":Sql: the database answers", failure, StringComparison.Ordinal);
        Assert.Equal(2, (await PullAsync("select * from orders")).Counts.Read);
    }

    [MariaDbFact]
    public async Task A_query_that_takes_too_long_is_stopped_by_the_database() =>
        Assert.Contains(":Timeout allows (0:00:00",
            (await PullAsync("select *, sleep(20) as slept from orders", timeout: TimeSpan.FromMilliseconds(200))).Failure,
            StringComparison.Ordinal);

    [MariaDbTheory]
    [InlineData("Server=127.0.0.1;Port=1;User ID=reader;Password=hush",
        ":ConnectionString: the database cannot be reached: Unable to connect to any of the specified MySQL hosts")]
    [InlineData("Server=127.0.0.1;Pasword=hush", ":ConnectionString cannot be read")]
    [InlineData("Server=127.0.0.1;Port=hush", ":ConnectionString cannot be read")]
    [InlineData("{wrong password}", ":ConnectionString: the database cannot be reached: Access denied for user 'reader'@'localhost'")]
    [InlineData("{unknown database}", ":ConnectionString: the database cannot be reached: ")]
    public async Task A_database_that_cannot_be_used_is_one_line_with_its_setting_and_keeps_its_password(string connection, string reason)
    {
        connection = connection switch
        {
            "{wrong password}" => server.Reader(Shop).Replace("hush", "hush-hush", StringComparison.Ordinal),
            "{unknown database}" => server.Reader("no_such_shop"),
            _ => connection,
        };
        var failure = (await PullAsync("select 1", connection: connection)).Failure!;
        Assert.StartsWith($"Sources:Queries:{_name}{reason}", failure, StringComparison.Ordinal);
        Assert.DoesNotContain("hush", failure, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', failure);
    }

    [MariaDbFact]
    public async Task Many_rows_are_read_as_they_come() =>
        Assert.Equal(20_000,
            (await PullAsync("select concat('S', seq) as number, 1 as bought_by, '2025-11-03' as ordered_at from seq_1_to_20000"))
            .Counts.Inserted);

    [MariaDbFact]
    public async Task Doctor_connects_and_reads_nothing()
    {
        (string, string)[] Settings(string name, string sql, string provider) =>
            [($"Sources__Queries__{name}__Kind", "orders"), ($"Sources__Queries__{name}__Provider", provider),
            ($"Sources__Queries__{name}__ConnectionString", server.Reader(Shop)), ($"Sources__Queries__{name}__Sql", sql),
                ($"Sources__Queries__{name}__Zone", "Australia/Melbourne")];
        var ended = await BuiltProgram.RunAsync(database.ConnectionString, ["doctor", "--json"],
            [.. Settings("good", "select *, sleep(9) from orders", "mariadb"), .. Settings("bad", "select * from order_s", "MySql")]);
        var found = System.Text.Json.JsonDocument.Parse(ended.Output).RootElement.EnumerateArray()
            .ToDictionary(check => check.GetProperty("check").GetString()!, check => check.GetProperty("detail").GetString()!);
        Assert.Matches("^MariaDB [0-9.]+ answers; nothing was read$", found["database of query:good"]);
        Assert.StartsWith("Sources:Queries:bad: the database answers: Table 'shop.order_s' doesn't exist", found["database of query:bad"],
            StringComparison.Ordinal);
        var mistyped = await BuiltProgram.RunAsync(database.ConnectionString, ["doctor"], Settings("good", "select 1", "Oracle"));
        Assert.Equal((2, "Settings: Sources:Queries:good:Provider: \"Oracle\" is not one of PostgreSql, MySql, MariaDb."),
            (mistyped.Code, Assert.Single(mistyped.Said)));
    }

    private string Source => $"(select id from source where name = 'query:{_name}')";

    private Task<string> OrdersAsync() => database.ScalarAsync<string>(
        $"select string_agg(concat_ws(' ', order_id, customer_id, ordered_on, promised_on, delivered_on, value, status), ', ' order by "
            + $"order_id collate \"C\") from customer_order where source_id = {Source}");

    private async Task<SourceRead> PullAsync(string sql, string? cursor = null, string? connection = null, TimeSpan? timeout = null,
        string kind = "orders")
    {
        var options = new QueryOptions
        {
            Kind = kind, Provider = DatabaseProvider.MySql, ConnectionString = connection ?? server.Reader(Shop), Sql = sql,
                Zone = "Australia/Melbourne", Cursor = cursor,
            Columns = kind == "orders" ? new() { ["order_id"] = "number", ["customer_id"] = "bought_by" } : [], Timeout = timeout
                ?? TimeSpan.FromSeconds(30),
        };
        var callers = new CallerKey(Options.Create(new PrivacyOptions { CallerKey = Convert.ToBase64String(new byte[32]) }));
        return Assert.Single(await new IngestJob([new QueryPull(_name, options, database.Source, callers, new(), TimeProvider.System)],
            NullLogger<IngestJob>.Instance).RunAsync([], new Progress<Progress>(), CancellationToken.None));
    }
}
