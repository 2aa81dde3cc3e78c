namespace IWReports.Worker.Tests.Cli;

public sealed class PartDownTests
{
    [Theory]
    [InlineData("kpis --kpi service_level --from 2025-11-01 --to 2025-11-30")]
    [InlineData("import queue-log /dev/null --zone Australia/Melbourne")]
    [InlineData("import table orders /dev/null")]
    [InlineData("measure")]
    [InlineData("migrate")]
    [InlineData("pull")]
    [InlineData("report make board-report --period 2025-11")]
    [InlineData("deliveries")]
    [InlineData("recipients list")]
    [InlineData("schedules")]
    [InlineData("backfill nightly --from 2025-11-01 --to 2025-11-02")]
    [InlineData("users list")]
    [InlineData("quarantine")]
    [InlineData("serve --urls http://127.0.0.1:0")]
    [InlineData("demo --no-serve")]
    public async Task Without_its_database_every_verb_says_so_in_one_line(string verb)
    {
        var ended = await BuiltProgram.RunAsync(verb.Split(' '));
        Assert.Equal((3, ""), (ended.Code, ended.Output));
        Assert.Equal(
            "iwreports: The database cannot be used: Connection refused. Check that PostgreSQL runs and that "
                + "ConnectionStrings__IWReports is right.",
            Assert.Single(ended.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries)));
    }
}
