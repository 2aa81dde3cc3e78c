using System.Text.Json;
using IWReports.Benchmarks;

namespace IWReports.Worker.Tests.Cli;

public sealed class BenchTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    [Fact]
    public async Task Loading_stands_next_to_the_servers_own_copy_and_leaves_nothing_behind()
    {
        var ended = await BuiltProgram.RunAsync(database.ConnectionString, "bench load --lines 1000 --json".Split(' '));
        Assert.Equal(0, ended.Code);
        var cost = JsonDocument.Parse(ended.Output).RootElement;
        // One of the thousand has the bytes of another.
        Assert.Equal((1000, 999), (cost.GetProperty("lines").GetInt64(), cost.GetProperty("events").GetInt64()));
        Assert.Equal(
            ["the server's COPY BINARY of the rows, bare", "the same, with our keys and indexes"],
            cost.GetProperty("measured").EnumerateArray().Where(one => one.GetProperty("value").ValueKind == JsonValueKind.Number)
                .Select(one => one.GetProperty("what").GetString()!)
                    .Where(what => what.Contains("COPY BINARY", StringComparison.Ordinal)
                    || what.Contains("keys", StringComparison.Ordinal)));
        Assert.Equal(0, await database.ScalarAsync<long>("select count(*) from pg_database where datname like 'bench_load%'"));
    }

    [Fact]
    public async Task Measuring_again_stands_next_to_reading_the_rows()
    {
        var ended = await BuiltProgram.RunAsync(database.ConnectionString, "bench measure --lines 1000 --json".Split(' '));
        Assert.True(ended.Code == 0, ended.Error);
        var cost = JsonDocument.Parse(ended.Output).RootElement;
        Assert.Equal(1, cost.GetProperty("days").GetInt32());
        Assert.All(cost.GetProperty("measured").EnumerateArray(), one => Assert.True(one.GetProperty("value").GetDouble() > 0));
        Assert.Equal(0, await database.ScalarAsync<long>("select count(*) from pg_database where datname like 'bench_measure%'"));
    }

    [Fact]
    public async Task Rendering_is_measured_without_a_database_and_beside_what_it_may_cost()
    {
        var ended = await BuiltProgram.RunAsync("bench render --json".Split(' '));
        Assert.True(ended.Code == 0, ended.Error);
        var cost = JsonDocument.Parse(ended.Output).RootElement;
        var limited = cost.GetProperty("measured").EnumerateArray().Where(one => one.GetProperty("limit").ValueKind == JsonValueKind.Number)
            .ToList();
        Assert.Equal(5, limited.Count);
        Assert.All(limited.SkipLast(1), one => Assert.True(one.GetProperty("value").GetDouble() > 0));
        Assert.Equal(BenchCharts.All.Select(chart => chart.Id),
            cost.GetProperty("charts").EnumerateArray().Select(chart => chart.GetProperty("chart").GetString()));
    }

    [Theory]
    [InlineData("bench mail --messages abc")]
    [InlineData("bench jobs --seconds x")]
    public async Task A_count_that_is_none_is_refused_in_a_line(string verb)
    {
        var ended = await BuiltProgram.RunAsync(database.ConnectionString, verb.Split(' '));
        Assert.Equal(2, ended.Code);
        Assert.DoesNotContain("   at ", ended.Error, StringComparison.Ordinal);
    }
}
