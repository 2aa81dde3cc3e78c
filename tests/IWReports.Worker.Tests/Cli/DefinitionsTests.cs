using IWReports.Worker.Cli;

namespace IWReports.Worker.Tests.Cli;

public sealed class DefinitionsTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    [Fact]
    public async Task The_catalogue_is_printed_where_no_database_is_set()
    {
        var printed = await BuiltProgram.RunAsync("", ["definitions", "abandonment", "--json"]);
        Assert.Equal(ExitCode.Done, printed.Code);
        Assert.Contains("Callers who hung up before anyone answered", printed.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_target_that_a_person_set_is_in_it()
    {
        await database.ExecuteHereAsync(
            "insert into kpi_mark (kind, kpi, day, value, words, who) values ('target', 'abandonment', '2020-01-01', 0.07, 'why', 'kate')");
        var printed = await BuiltProgram.RunAsync(database.ConnectionString, ["definitions", "abandonment"]);
        Assert.Contains("7 %", printed.Output, StringComparison.Ordinal);
    }
}
