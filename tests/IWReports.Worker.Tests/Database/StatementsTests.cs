using IWReports.Worker.Database;

namespace IWReports.Worker.Tests.Database;

public sealed class StatementsTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    private static readonly DateTimeOffset At = new(2025, 11, 3, 9, 0, 0, TimeSpan.FromHours(11));

    private sealed record Row
    {
        public required string CallId { get; init; }

        public required DateOnly Day { get; init; }

        public DateTimeOffset EnteredAt { get; init; }

        public TimeSpan? Wait { get; init; }

        public TimeSpan? Talk { get; init; }

        public TimeSpan Lease { get; init; }

        public TimeOnly? Opens { get; init; }

        public int HalfHour { get; init; }

        public short? SourceId { get; init; }

        public decimal? Amount { get; init; }

        public byte[]? Mime { get; init; }

        public string[] Lacks { get; init; } = [];

        public bool? Recovered { get; init; }
    }

    private const string Select =
        """
        select 'a' || n as call_id, $1 as day, $2 as entered_at, 90 as wait, null::integer as talk, $3 as lease, $4::time as opens,
            19::smallint as half_hour, 3::smallint as source_id, $5::numeric as amount, $6::bytea as mime, $7::text[] as lacks,
            $8::boolean as recovered
        from generate_series(1, 2) as n
        """;

    private static readonly object?[] Values =
        [new DateOnly(2025, 11, 3), At.ToUniversalTime(), TimeSpan.FromMinutes(1), new TimeOnly(9, 30), 12.50m, new byte[] { 1, 0 },
            new[] { "hold", "ring" }, null];

    [Fact]
    public async Task Columns_come_by_their_names_in_the_types_of_the_facts()
    {
        await using var connection = await database.Source.OpenConnectionAsync();

        var rows = await connection.RowsAsync<Row>(Select, CancellationToken.None, Values);

        Assert.Equal(["a1", "a2"], rows.Select(one => one.CallId));
        var row = rows[0];
        Assert.Equal((new DateOnly(2025, 11, 3), At), (row.Day, row.EnteredAt));
        Assert.Equal(TimeSpan.Zero, row.EnteredAt.Offset);
        Assert.Equal((TimeSpan.FromSeconds(90), null, TimeSpan.FromMinutes(1)), (row.Wait, row.Talk, row.Lease));
        Assert.Equal((new TimeOnly(9, 30), 19, (short?)3, 12.50m), (row.Opens, row.HalfHour, row.SourceId, row.Amount));
        Assert.Equal([1, 0], row.Mime);
        Assert.Equal(["hold", "ring"], row.Lacks);
        Assert.Null(row.Recovered);
    }

    [Fact]
    public async Task A_stream_brings_the_same_rows()
    {
        await using var connection = await database.Source.OpenConnectionAsync();

        var calls = await connection.StreamAsync<Row>(Select, Values).Select(row => row.CallId).ToListAsync();

        Assert.Equal(["a1", "a2"], calls);
    }

    [Fact]
    public async Task Single_values_come_in_their_types()
    {
        await using var connection = await database.Source.OpenConnectionAsync();

        Assert.Equal(new DateOnly(2025, 11, 3), await connection.ScalarAsync<DateOnly>("select date '2025-11-03'", CancellationToken.None));
        Assert.Equal(At, await connection.ScalarAsync<DateTimeOffset>("select $1", CancellationToken.None, At.ToUniversalTime()));
        Assert.Equal([At], await connection.RowsAsync<DateTimeOffset>("select $1", CancellationToken.None, At.ToUniversalTime()));
        Assert.Equal([TimeSpan.FromSeconds(5)], await connection.RowsAsync<TimeSpan>("select 5", CancellationToken.None));
        Assert.Equal([TimeSpan.FromSeconds(5)], await database.Source.RowsAsync<TimeSpan>("select 5::bigint", CancellationToken.None));
        Assert.Null(await database.Source.ScalarAsync<DateTimeOffset?>("select null::timestamptz", CancellationToken.None));
        Assert.Equal([null, "a"], await connection.RowsAsync<string?>("select unnest($1)", CancellationToken.None,
            (object)new[] { null, "a" }));
        Assert.Null(await connection.RowAsync<long?>("select 1::bigint where false", CancellationToken.None));
    }

    [Fact]
    public async Task A_value_that_must_be_there_is_not_made_up()
    {
        await using var connection = await database.Source.OpenConnectionAsync();

        await Assert.ThrowsAnyAsync<Exception>(() => connection.ScalarAsync<int>("select null::integer", CancellationToken.None));
        await Assert.ThrowsAnyAsync<Exception>(() => connection.ScalarAsync<int>("select 1 where false", CancellationToken.None));
    }

    [Fact]
    public async Task A_statement_of_one_word_is_no_procedure()
    {
        await using var connection = await database.Source.OpenConnectionAsync();

        await connection.ExecuteAsync("analyze", CancellationToken.None);
    }
}
