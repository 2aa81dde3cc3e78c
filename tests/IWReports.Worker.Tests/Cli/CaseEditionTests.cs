using IWReports.Worker.Tests.Tables;

namespace IWReports.Worker.Tests.Cli;

public sealed class CaseEditionTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    // Statistics anchors, 8.5: nothing is claimed that counts and roster do not carry.
    [Fact]
    public async Task Monthly_counts_and_a_roster_alone_judge_no_service()
    {
        foreach (var kind in new[] { "monthly-calls", "roster" })
            Assert.Equal(0, (await BuiltProgram.RunAsync(database.ConnectionString, ["import", "table", kind, GivenFilesTests.Ops($"case/{kind}.csv")])).Code);
        var folder = Directory.CreateTempSubdirectory("iw-case-");
        try
        {
            Assert.Equal(0, (await BuiltProgram.RunAsync(database.ConnectionString, ["report", "make", "board-report", "--period", "2025-11", "--out", folder.FullName])).Code);
            var text = await File.ReadAllTextAsync(Path.Combine(folder.FullName, "body.txt"));
            foreach (var said in new[]
                {
                    "Calls reached 1,560 in November, above the range expected from this year's months so far (1,168–1,508; provisional, 11 months) and 12 % above last November.",
                    "September–November together were 9.7 % above last year; about half (49 %) of the rise since January also occurred last year.",
                    "calls per officer fell from about 428 to 390; if the two new officers worked at less than about 82 % of an experienced officer's pace",
                    "The supervisor's leave, an officer's departure and two joiners fall in the same months",
                    "No KPI of the service itself is measured yet.", "Injuries in November 2025 are not known", "Not known: neither complaints nor orders are loaded.",
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
