using System.Text.Json;

namespace IWReports.Worker.Tests.Cli;

/// <summary>A map is suggested without any database: the document on standard output, what to check beside it.</summary>
public sealed class SuggestVerbTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("iw-suggest-");

    public void Dispose() => _folder.Delete(recursive: true);

    private string Write(string text)
    {
        var path = Path.Combine(_folder.FullName, "file.csv");
        File.WriteAllText(path, text);
        return path;
    }

    [Fact]
    public async Task A_map_is_printed_with_guesses_doubts_and_the_first_rows()
    {
        var ended = await BuiltProgram.RunAsync(["import", "table", "calls",
            Write("Call date,Caller,Outcome,Wait\n03/04/2025 09:05,03 5550 1234,Missed,0:17\n"), "--suggest", "--zone", "Europe/London"]);
        Assert.Equal(0, ended.Code);
        Assert.Equal(
            """{"zone":"Europe/London","columns":{"at":{"column":"Call date","format":"dd/MM/yyyy HH:mm"},"""
                + "\"caller\":\"Caller\",\"outcome\":\"Outcome\",\"wait\":\"Wait\"},\"status\":{\"abandoned\":\"^Missed$\"}}",
            JsonSerializer.Serialize(JsonDocument.Parse(ended.Output).RootElement));
        foreach (var said in new[] { "Guessed:", "outcome: \"Outcome\": abandoned: Missed.", "To check:", "Is 03/04 the 3rd of April",
            "read in Europe/London (--zone)", "2025-04-03 09:05:00", "17 s", "###" })
            Assert.Contains(said, ended.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("5550", ended.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_must_that_is_not_found_ends_with_2_and_the_map_as_far_as_it_goes()
    {
        var ended = await BuiltProgram.RunAsync(["import", "table", "calls", Write("Agent,Wait\nMia,17\n"), "--suggest"]);
        Assert.Equal((2, """{"columns":{"agent":"Agent","wait":"Wait"}}"""),
            (ended.Code, JsonSerializer.Serialize(JsonDocument.Parse(ended.Output).RootElement)));
        Assert.Contains("not found: at (when the caller entered, local to the zone; or date and time apart).", Assert.Single(ended.Said),
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Agent,Wait\n", "there is no row after its header")]
    [InlineData("Agent,Wait\nMia\n", "no line can be read; the first is line 2: the number of fields differs from the header's")]
    public async Task A_file_without_rows_shows_nothing_and_is_refused(string csv, string said)
    {
        var ended = await BuiltProgram.RunAsync(["import", "table", "calls", Write(csv), "--suggest"]);
        Assert.Equal((2, ""), (ended.Code, ended.Output));
        Assert.Contains(said, Assert.Single(ended.Said), StringComparison.Ordinal);
    }
}
