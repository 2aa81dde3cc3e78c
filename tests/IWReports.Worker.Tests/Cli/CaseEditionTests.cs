using IWReports.Worker.Tests.Ingestion.Sources.Tables;

namespace IWReports.Worker.Tests.Cli;

public sealed class CaseEditionTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    // Nothing is claimed that counts and roster do not carry.
    [Fact]
    public async Task Monthly_counts_and_a_roster_alone_judge_no_service()
    {
        foreach (var kind in new[] { "monthly-calls", "roster" })
            Assert.Equal(0, (await BuiltProgram.RunAsync(database.ConnectionString,
                ["import", "table", kind, GivenFilesTests.Ops($"case/{kind}.csv")])).Code);
        var folder = Directory.CreateTempSubdirectory("iw-case-");
        try
        {
            Assert.Equal(0, (await BuiltProgram.RunAsync(database.ConnectionString,
                ["report", "make", "board-report", "--period", "2025-11", "--out", folder.FullName])).Code);
            var text = await File.ReadAllTextAsync(Path.Combine(folder.FullName, "body.txt"));
            foreach (var said in new[]
                {
                    "1,560 calls, 12 % more than in November 2024; service itself is not measured.",
                    "1,560 calls came, above the 1,168 to 1,508 usual in January–November.",
                    "Each officer had 390 calls, after 428 in January–August.",
                    "Calls are counted; without waits or abandoned calls no cause can be shown.",
                    "No KPI of the service itself can be judged yet.", "Injuries in November 2025 are not known",
                        "Not known: no complaints log was read.",
                })
                Assert.Contains(said, text, StringComparison.Ordinal);
            Assert.DoesNotContain("missed", text, StringComparison.Ordinal);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
