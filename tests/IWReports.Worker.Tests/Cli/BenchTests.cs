using System.Text.Json;

namespace IWReports.Worker.Tests.Cli;

public sealed class BenchTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    [Fact]
    public async Task Loading_stands_next_to_the_servers_own_copy_and_leaves_nothing_behind()
    {
        var ended = await BuiltProgram.RunAsync(database.ConnectionString, "bench load --lines 1000 --json".Split(' '));
        Assert.Equal(0, ended.Code);
        Assert.True(JsonDocument.Parse(ended.Output).RootElement.GetProperty("ratio").GetDouble() > 0);
        Assert.Equal(0, await database.ScalarAsync<long>("select count(*) from pg_namespace where nspname like 'bench%'"));
    }

    [Theory]
    [InlineData("bench mail --messages abc")]
    [InlineData("bench charts --times 0")]
    [InlineData("bench jobs --seconds x")]
    public async Task A_count_that_is_none_is_refused_in_a_line(string verb)
    {
        var ended = await BuiltProgram.RunAsync(database.ConnectionString, verb.Split(' '));
        Assert.Equal(2, ended.Code);
        Assert.DoesNotContain("   at ", ended.Error, StringComparison.Ordinal);
    }
}
