using System.Text.Json;

namespace IWReports.Worker.Tests.Cli;

public sealed class RunTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    private const string NoTemplates = "/var/empty/templates";

    [Theory]
    [InlineData("schedules run board-report --period 2025-11 --reason test --json")]
    [InlineData("backfill board-report --from 2025-10 --to 2025-10 --json")]
    public async Task A_run_that_failed_is_one_document_and_one_line_and_asks_for_a_look(string verb)
    {
        var ended = await BuiltProgram.RunAsync(database.ConnectionString, verb.Split(' '), ("Rendering__Templates", NoTemplates));
        Assert.Equal(1, ended.Code);
        Assert.Contains("\"state\": \"failed\"", JsonDocument.Parse(ended.Output).RootElement.ToString(), StringComparison.Ordinal);
        Assert.Contains(NoTemplates, Assert.Single(ended.Said), StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", ended.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_run_without_one_of_its_parts_names_the_package_that_has_it()
    {
        var ended = await BuiltProgram.RunAsync(database.ConnectionString,
            "schedules run board-report --period 2025-09 --reason test".Split(' '), ("Rendering__Python", "/var/empty/python3"));
        Assert.Equal(3, ended.Code);
        Assert.Contains("Install the package weasyprint", Assert.Single(ended.Said), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_report_that_reaches_nobody_is_partial_and_says_whom_to_add()
    {
        var digest = await BuiltProgram.RunAsync(database.ConnectionString,
            "schedules run daily-digest --period 2025-11-28 --reason test --json".Split(' '));
        Assert.Equal(1, digest.Code);
        Assert.Contains("The digest of Customer service reaches nobody", digest.Output, StringComparison.Ordinal);
        Assert.Contains("--role supervisor --team \\\"Customer service\\\"", digest.Output, StringComparison.Ordinal);

        var board = await BuiltProgram.RunAsync(database.ConnectionString, "report send board-report --period 2025-11".Split(' '));
        Assert.Equal(1, board.Code);
        Assert.Contains(
            "The board report reaches nobody of the board. Add its members: iwreports recipients add NAME --address ADDRESS --role board",
            board.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_unknown_report_is_answered_with_those_there_are()
    {
        var ended = await BuiltProgram.RunAsync(database.ConnectionString, "report make minutes --period 2025-11".Split(' '));
        Assert.Equal(2, ended.Code);
        Assert.Equal("There is no report \"minutes\". The reports are: board-report, daily-digest, team-week, apology, complaint-reply, "
            + "charter, coaching-sheet, audit-sheet.", Assert.Single(ended.Said));
    }

    [Theory]
    [InlineData("report make team-week --period 2025-11", "The team week is made for a week, for example 2025-W48; \"2025-11\" is none.")]
    [InlineData("report preview team-week --period 2025-11-28 --out /tmp/none",
        "The team week is made for a week, for example 2025-W48; \"2025-11-28\" is none.")]
    [InlineData("report make daily-digest --period 2025-W48",
        "The daily digest is made for a day, for example 2025-11-28; \"2025-W48\" is none.")]
    [InlineData("schedules run team-week --period 2025-11-28 --reason test",
        "\"2025-11-28\" is not a period of team-week. Use a week such as ")]
    public async Task A_period_of_another_length_is_answered_with_one_that_would_do(string verb, string said)
    {
        var ended = await BuiltProgram.RunAsync(database.ConnectionString, verb.Split(' '));
        Assert.Equal(2, ended.Code);
        Assert.StartsWith(said, Assert.Single(ended.Said), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_folder_that_cannot_be_written_is_named_before_anything_is_made()
    {
        foreach (var verb in new[] { "make", "preview" })
        {
            var ended = await BuiltProgram.RunAsync(database.ConnectionString,
                ["report", verb, "board-report", "--period", "2024-11", "--out", "/proc/x"]);
            Assert.Equal(2, ended.Code);
            Assert.StartsWith("--out: nothing can be written to /proc", Assert.Single(ended.Said), StringComparison.Ordinal);
        }

        Assert.Equal(0, await database.ScalarAsync<long>("select count(*) from edition where period = '2024-11'"));
    }
}
