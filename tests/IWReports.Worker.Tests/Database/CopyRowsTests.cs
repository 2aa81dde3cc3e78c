using IWReports.Worker.Database;
using Npgsql;

namespace IWReports.Worker.Tests.Database;

public sealed class CopyRowsTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    private const string Columns = "a, b, c, d, e, f, g, h, i, j, k, l";

    private async Task<NpgsqlConnection> OpenAsync(string table)
    {
        var connection = await database.Source.OpenConnectionAsync();
        await connection.ExecuteAsync(
            $"create temp table {table} (a smallint, b integer, c bigint, d boolean, e uuid, f timestamptz, g date, h bytea, i text, j "
                + $"integer[], k text[], l jsonb)",
            CancellationToken.None);
        return connection;
    }

    [Fact]
    public async Task Every_type_arrives_as_it_was_and_nothing_as_null()
    {
        await using var connection = await OpenAsync("arrived");
        var (id, at) = (Guid.NewGuid(), new DateTime(1999, 12, 31, 23, 59, 58, DateTimeKind.Utc).AddTicks(1234560));
        await using (var copy = await CopyRows.IntoAsync(connection, "arrived", Columns, CancellationToken.None))
        {
            WriteOneOfEach(copy, id, at);
            copy.StartRow();
            for (var column = 0; column < 12; column++)
                copy.WriteNull();
            await copy.CompleteAsync(CancellationToken.None);
            Assert.Equal(2, copy.Rows);
        }

        await using var command = new NpgsqlCommand(
            """
            select bool_and(a = -7 and b = -2147483648 and c = 9223372036854775807 and d and e = $1 and f = '1999-12-31T23:59:58.123456Z'
                and g = '1899-12-31'
                and h = '\x0100ff' and i = repeat('ä', 200000) and j = '{3,-4}' and k = array['x', 'ü,"y']
                    and l = '{"ß": [1]}') filter (where a is not null),
                count(*) filter (where row(a, b, c, d, e, f, g, h, i, j, k, l) is null)
            from arrived
            """, connection) { Parameters = { new() { Value = id } } };
        await using var row = await command.ExecuteReaderAsync();
        Assert.True(await row.ReadAsync());
        Assert.Equal((true, 1L), (row.GetBoolean(0), row.GetInt64(1)));
    }

    private static void WriteOneOfEach(CopyRows copy, Guid id, DateTime at)
    {
        copy.StartRow();
        copy.Write((short)-7);
        copy.Write(int.MinValue);
        copy.Write(long.MaxValue);
        copy.Write(true);
        copy.Write(id);
        copy.Write(at);
        copy.Write(new DateOnly(1899, 12, 31));
        copy.Write(new byte[] { 1, 0, 255 });
        // Longer than what is sent at once.
        copy.Write(new string('ä', 200_000));
        copy.Write([3, -4]);
        copy.Write(["x", "ü,\"y"]);
        copy.WriteJson("""{"ß": [1]}""");
    }

    [Theory]
    [InlineData("0")]
    [InlineData("0.00")]
    [InlineData("-1")]
    [InlineData("10000")]
    [InlineData("99999999")]
    [InlineData("-123456789.000100")]
    [InlineData("0.00005")]
    [InlineData("0.1234567890123456789012345678")]
    [InlineData("79228162514264337593543950335")]
    [InlineData("-7.9228162514264337593543950335")]
    public async Task A_decimal_keeps_its_value_and_its_places(string value)
    {
        await using var connection = await database.Source.OpenConnectionAsync();
        await connection.ExecuteAsync("create temp table amount (a numeric)", CancellationToken.None);
        await using (var copy = await CopyRows.IntoAsync(connection, "amount", "a", CancellationToken.None))
        {
            copy.StartRow();
            copy.Write(decimal.Parse(value, System.Globalization.CultureInfo.InvariantCulture));
            await copy.CompleteAsync(CancellationToken.None);
        }

        Assert.Equal(value, await connection.ScalarAsync<string>("select a::text from amount", CancellationToken.None));
        await connection.ExecuteAsync("drop table amount", CancellationToken.None);
    }

    [Fact]
    public async Task Rows_that_were_not_completed_are_none()
    {
        await using var connection = await OpenAsync("unfinished");
        await using (var copy = await CopyRows.IntoAsync(connection, "unfinished", Columns, CancellationToken.None))
            copy.StartRow();
        Assert.Equal(0, await connection.ScalarAsync<long>("select count(*) from unfinished", CancellationToken.None));
    }
}
