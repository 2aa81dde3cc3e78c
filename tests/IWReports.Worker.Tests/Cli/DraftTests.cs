namespace IWReports.Worker.Tests.Cli;

/// <summary>A draft is finished and handed over by a person: no way leads to sending it.</summary>
public sealed class DraftTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    [Theory]
    [InlineData("report send apology --period 2025-11")]
    [InlineData("report send charter --period 2025-11 --to me@example.com")]
    [InlineData("backfill audit-sheet --from 2025-11 --to 2025-11")]
    [InlineData("schedules run coaching-sheet --reason now")]
    [InlineData("schedules resume complaint-reply --reason now")]
    public async Task Nothing_sends_or_schedules_a_draft(string verb)
    {
        var ended = await BuiltProgram.RunAsync(database.ConnectionString, verb.Split(' '));
        Assert.Equal(2, ended.Code);
        Assert.Contains("is a draft for a person to finish, so it is never sent", ended.Said[0], StringComparison.Ordinal);
        Assert.Contains("iwreports report make", ended.Said[0], StringComparison.Ordinal);
        Assert.Equal(0, await database.ScalarAsync<long>("select count(*) from delivery"));
    }

    [Theory]
    [InlineData("apology", "case")]
    [InlineData("coaching-sheet", "officer")]
    public async Task An_unknown_case_or_officer_is_named_with_what_to_do(string draft, string about)
    {
        var ended = await BuiltProgram.RunAsync(
            database.ConnectionString, ["report", "make", draft, "--period", "2025-11", "--scope", "nobody"]);
        Assert.Equal(2, ended.Code);
        Assert.Contains($"--scope: there is no {about} \"nobody\" on record by 2025-11-30.", ended.Said[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_draft_of_the_whole_company_takes_no_scope()
    {
        var ended = await BuiltProgram.RunAsync(
            database.ConnectionString, ["report", "make", "charter", "--period", "2025-11", "--scope", "Mary"]);
        Assert.Equal(2, ended.Code);
        Assert.Contains("leave --scope out", ended.Said[0], StringComparison.Ordinal);
    }
}
