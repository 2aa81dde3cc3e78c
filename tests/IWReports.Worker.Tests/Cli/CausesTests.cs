using System.Text.Json;

namespace IWReports.Worker.Tests.Cli;

public sealed class CausesTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    private Task<Ended> CausesAsync(params string[] rest) => BuiltProgram.RunAsync(database.ConnectionString, ["causes", .. rest]);

    [Fact]
    public async Task What_the_supervisor_said_is_listed_in_its_month_until_withdrawn()
    {
        var added = await CausesAsync("add", "Two were at a fair", "--period", "2025-11", "--driver", "absence", "--by", "the supervisor",
            "--on", "2025-12-01", "--json");
        Assert.Equal(0, added.Code);
        var said = Assert.Single(JsonDocument.Parse(added.Output).RootElement.EnumerateArray());
        Assert.Equal(("2025-11", "Two were at a fair", "absence", "the supervisor", "2025-12-01"),
            (Text("period"), Text("words"), Text("driver"), Text("by"), Text("on")));
        Assert.Equal(0, JsonDocument.Parse((await CausesAsync("--period", "2025-10", "--json")).Output).RootElement.GetArrayLength());

        var withdrawn = await CausesAsync("withdraw", said.GetProperty("id").ToString(), "--reason", "it was in October", "--json");
        Assert.Equal((0, 0), (withdrawn.Code, JsonDocument.Parse(withdrawn.Output).RootElement.GetArrayLength()));
        string? Text(string name) => said.GetProperty(name).GetString();
    }

    [Theory]
    [InlineData("a cause speaks of a month, as 2025-11", "add", "Two were away", "--period", "2025-11-28", "--by", "the supervisor")]
    [InlineData("weather", "add", "It rained", "--period", "2025-11", "--driver", "weather", "--by", "the supervisor")]
    [InlineData("--by", "add", "It rained", "--period", "2025-11")]
    [InlineData("41", "withdraw", "41", "--reason", "never said")]
    public async Task What_cannot_be_kept_is_refused_in_a_line(string named, params string[] rest)
    {
        var ended = await CausesAsync(rest);
        Assert.Equal(2, ended.Code);
        Assert.Contains(named, ended.Said[0], StringComparison.Ordinal);
    }
}
