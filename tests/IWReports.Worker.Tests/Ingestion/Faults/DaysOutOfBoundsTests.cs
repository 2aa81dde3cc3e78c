using System.ComponentModel.DataAnnotations;
using IWReports.Worker.Cli;
using IWReports.Worker.Ingestion;
using IWReports.Worker.Tests.Cli;
using IWReports.Worker.Tests.Database;
using IWReports.Worker.Tests.Ingestion.Sources.Tables;
using Npgsql;

namespace IWReports.Worker.Tests.Ingestion.Faults;

/// <summary>A day that nobody can mean costs its row, and no job.</summary>
public sealed class DaysOutOfBoundsTests(TableFiles tables) : IClassFixture<TableFiles>
{
    [Fact]
    public async Task An_order_promised_for_9999_is_quarantined_and_every_later_measuring_ends_well()
    {
        await using var database = new Fresh();
        await database.InitializeAsync();
        var import = await BuiltProgram.RunAsync(database.Connection,
            ["import", "table", "orders", Path.Combine(AppContext.BaseDirectory, "faults", "far_date_orders.csv"), "--zone", "UTC"]);
        Assert.Equal(ExitCode.LookAtIt, import.Code);
        Assert.Contains("\"9999-12-31\" is not a day the company could mean",
            await database.ScalarAsync("select reason from quarantine where line = 2"), StringComparison.Ordinal);
        Assert.Equal("2", await database.ScalarAsync("select string_agg(order_id, ',') from customer_order"));
        Assert.Equal(ExitCode.Done, (await BuiltProgram.RunAsync(database.Connection, ["measure"])).Code);
        Assert.Equal("20", await database.ScalarAsync(
            "select sum(amount)::text from measure_value where measure = 'sales' and scope_kind = 'company'"));
    }

    [Theory]
    [InlineData("promised_on", "9999-12-31")]
    [InlineData("promised_on", "infinity")]
    [InlineData("delivered_on", "-infinity")]
    public async Task A_database_that_holds_such_a_row_measures_again_after_the_upgrade(string field, string day)
    {
        await using var database = new Fresh(upTo: 19);
        await database.InitializeAsync();
        await database.ExecuteAsync(
            $"""
            insert into source (name, kind, zone) values ('table:orders', 'table', 'UTC');
            insert into ingest_run (source_id, file_name, read, inserted, updated, unchanged, duplicates, rejected, identical) values (1,
                'orders.csv', 2, 2, 0, 0, 0, 0, 0);
            insert into customer_order (source_id, order_id, ordered_on, {field}, status, value) values (1, 'far', '2025-03-03', '{day}',
                'open', 10), (1, 'near', '2025-03-03', '2025-03-05', 'open', 20);
            insert into order_line (source_id, order_id, hash, value) values (1, 'far', gen_random_uuid(), 10), (1, 'near',
                gen_random_uuid(), 20);
            insert into touched_day values ('2025-03-03'), ('9999-12-31');
            """);
        Assert.Equal(ExitCode.Done, (await BuiltProgram.RunAsync(database.Connection, ["measure"])).Code);
        Assert.Equal("near", await database.ScalarAsync(
            "select string_agg(o.order_id, ',') from customer_order o join order_line using (order_id)"));
        Assert.Equal("20", await database.ScalarAsync(
            "select sum(amount)::text from measure_value where measure = 'sales' and scope_kind = 'company'"));
        Assert.StartsWith($"{field} {day} is outside 1900-01-01 to 2199-12-31",
            await database.ScalarAsync("select reason from quarantine"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("complaint", "complaint_id, received_on", "'9999-12-31'", "received_on 9999-12-31")]
    [InlineData("lead", "lead_id, created_on, won_on", "'2025-03-03', 'infinity'", "won_on infinity")]
    [InlineData("roster_entry", "person, role, from_day", "'officer', '-infinity'", "from_day -infinity")]
    [InlineData("officer_session", "officer, queue, started_at, ended_at", "'widgets', '2025-03-03 09:00Z', 'infinity'",
        "ended_at infinity")]
    [InlineData("enquiry", "enquiry_id, opened_on, opened_at, resolved_at", "'2025-03-03', '2025-03-03 09:00Z', '9999-12-31 09:00Z'",
        "resolved_at 9999-12-31")]
    public async Task So_does_one_that_holds_such_a_row_of_another_kind(string table, string columns, string cells, string reason)
    {
        await using var database = new Fresh(upTo: 19);
        await database.InitializeAsync();
        var key = columns.Split(',')[0];
        var good = cells.Replace("-infinity", "2025-03-03", StringComparison.Ordinal)
            .Replace("infinity", "2025-03-04", StringComparison.Ordinal).Replace("9999-12-31", "2025-03-04", StringComparison.Ordinal);
        await database.ExecuteAsync(
            $"""
            insert into source (name, kind, zone) values ('test', 'table', 'UTC');
            insert into ingest_run (source_id, file_name, read, inserted, updated, unchanged, duplicates, rejected, identical)
                values (1, 'file', 2, 2, 0, 0, 0, 0, 0);
            insert into {table} (source_id, {columns}) values (1, 'far', {cells}), (1, 'near', {good});
            insert into touched_day values ('2025-03-03'), ('2025-03-04');
            """);
        var ended = await BuiltProgram.RunAsync(database.Connection, ["measure"]);
        Assert.True(ended.Code == ExitCode.Done, ended.Error);
        Assert.Equal("near", await database.ScalarAsync($"select string_agg({key}, ',') from {table}"));
        var said = await database.ScalarAsync("select string_agg(reason, ', ') from quarantine");
        Assert.StartsWith(reason, said, StringComparison.Ordinal);
        Assert.Contains($"the upgrade took the row out of {table}.", said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_columns_themselves_take_no_infinity()
    {
        await tables.ImportAsync("orders", "order_id,ordered_at\ncolumn-1,2025-11-03\n");
        var refused = await Assert.ThrowsAsync<PostgresException>(() =>
            tables.ExecuteAsync("update customer_order set promised_on = 'infinity' where order_id = 'column-1'"));
        Assert.Equal(PostgresErrorCodes.CheckViolation, refused.SqlState);
    }

    [Theory]
    [InlineData("orders", "order_id,ordered_at,promised_on", "2025-11-03,2030-01-01", "promised_on: 2030-01-01 is after 2028-12-04")]
    [InlineData("orders", "order_id,ordered_at,promised_on", "1970-01-01,2025-11-04", "ordered_at: 1970-01-01 is before 1970-01-02")]
    [InlineData("orders", "order_id,ordered_at,promised_on", "2025-11-03,2200-01-01", "it is after 2199-12-31")]
    [InlineData("enquiries", "enquiry_id,opened_at,resolved_at", "2025-12-05,", "opened_at: 2025-12-05 is after 2025-12-02")]
    [InlineData("absences", "person,from,to", "2025-12-05,9999-12-30", "it is after 2199-12-31")]
    [InlineData("monthly-calls", "calls,month,last_year", "2199-01,", "month: 2199-01-01 is after")]
    [InlineData("training", "session_id,planned_on,held_on", "2025-11-03,0202-11-04", "it is before 1900-01-01")]
    public async Task Each_kind_has_its_bounds(string kind, string header, string cells, string reason)
    {
        var known = kind == "monthly-calls" ? "5,2025-01," : "fine,2025-11-03,2025-11-03";
        var counts = await tables.ImportAsync(kind, $"{header}\n7,{cells}\n{known}\n");
        Assert.Equal((2L, 1L), (counts.Read, counts.Rejected));
        Assert.Contains(reason, counts.Rejects[0].Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Bounds_are_settings_of_a_kind()
    {
        await using var own = new OwnTables();
        await own.InitializeAsync();
        own.Files.Ingestion = new() { EarliestDay = new(2025, 1, 1),
            Kinds = { ["orders"] = new() { DaysAhead = 10 }, ["roster"] = new() { EarliestDay = new(1960, 1, 1) } } };
        var orders = await own.Files.ImportAsync("orders",
            "order_id,ordered_at,promised_on\n1,2025-11-03,2025-12-11\n2,2025-11-03,2025-12-10\n3,2024-12-31,\n");
        Assert.Equal([2, 4], orders.Rejects.Select(reject => (int)reject.Line));
        Assert.Equal(0, (await own.Files.ImportAsync("roster", "person,role,from\nMia,officer,1961-01-01\n")).Rejected);
    }

    [Fact]
    public void A_bound_of_no_kind_or_beyond_all_days_is_refused_at_the_start()
    {
        var settings = new IngestionOptions { EarliestDay = new(1800, 1, 1), Kinds = { ["oders"] = new() { DaysAhead = -1 } } };
        Assert.Equal(3, settings.Validate(new ValidationContext(settings)).Count());
    }

    /// <summary>Tables of a database of their own, for settings that differ.</summary>
    private sealed class OwnTables : IAsyncDisposable
    {
        public TableFiles Files { get; } = new();

        public Task InitializeAsync() => Files.InitializeAsync();

        public async ValueTask DisposeAsync() => await Files.DisposeAsync();
    }

    /// <summary>An empty database, or one of an earlier version.</summary>
    private sealed class Fresh(int upTo = 0) : IAsyncDisposable
    {
        private readonly string _name = $"test_{Guid.NewGuid():N}";

        public string Connection => TestDatabase.For(_name);

        public Task InitializeAsync() => FormerDatabase.CreateAsync(_name, upTo);

        public async Task ExecuteAsync(string sql)
        {
            await using var connection = new NpgsqlConnection(Connection);
            await connection.OpenAsync();
            await using var command = new NpgsqlCommand(sql, connection);
            await command.ExecuteNonQueryAsync();
        }

        public async Task<string> ScalarAsync(string sql)
        {
            await using var connection = new NpgsqlConnection(Connection);
            await connection.OpenAsync();
            await using var command = new NpgsqlCommand(sql, connection);
            return (string)(await command.ExecuteScalarAsync())!;
        }

        public async ValueTask DisposeAsync() => await TestDatabase.ExecuteAsync($"drop database {_name} with (force)");
    }
}
