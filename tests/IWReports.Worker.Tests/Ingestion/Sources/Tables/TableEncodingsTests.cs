using System.Text;
using IWReports.Worker.Host;
using IWReports.Worker.Ingestion.Sources.Tables;
using IWReports.Worker.Ingestion.Sources.Tables.Suggestions;

namespace IWReports.Worker.Tests.Ingestion.Sources.Tables;

/// <summary>Tables whose letters are not UTF-8.</summary>
public sealed class TableEncodingsTests(TableFiles tables) : IClassFixture<TableFiles>
{
    [Theory]
    [InlineData("windows-1252", "Warteschlange;Gespräche\n", 1, "Gespräche")]
    [InlineData("windows-1252", "Queue;Agent\norders;Mia\norders;Jörg\n", 3, null)]
    [InlineData("windows-1251", "Очередь;Оператор\n", 1, "Очередь")]
    public async Task An_encoding_that_is_not_UTF_8_is_guessed_with_the_line_that_shows_it(string encoding, string text, long line,
        string? word)
    {
        var path = Path.GetTempFileName();
        try
        {
            await File.WriteAllBytesAsync(path, TableEncoding.Find(encoding, "").GetBytes(text));
            Assert.Equal(new(encoding, line, word), await EncodingGuess.FindAsync(path, CancellationToken.None));
            await File.WriteAllTextAsync(path, text);
            Assert.Null(await EncodingGuess.FindAsync(path, CancellationToken.None));
            await File.WriteAllTextAsync(path, text, Encoding.Unicode);
            Assert.Null(await EncodingGuess.FindAsync(path, CancellationToken.None));
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Fact]
    public async Task One_damaged_letter_makes_no_other_encoding_of_a_file()
    {
        var path = Path.GetTempFileName();
        try
        {
            byte[] damaged = [.. "at;agent\n2025-11-03 09:00;Zoë\n2025-11-03 09:01;Jürgen\n2025-11-03 09:02;Andr"u8, 0xE9, (byte)'\n'];
            await File.WriteAllBytesAsync(path, damaged);
            Assert.Equal(new("utf-8", 4, null), await EncodingGuess.FindAsync(path, CancellationToken.None));
            var counts = await tables.ImportAsync("calls", damaged, """{"encoding":"utf-8"}""");
            Assert.Equal((2L, 1L), (counts.Inserted, counts.Rejected));
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Fact]
    public async Task An_import_says_which_encoding_to_give()
    {
        var error = await Assert.ThrowsAsync<InputException>(() => tables.ImportAsync("calls",
            TableEncoding.Find("windows-1252", "").GetBytes("at;Gespräche\n2025-11-03 09:00;5\n")));
        Assert.Contains("line 1, the header, is not UTF-8. Name the encoding that the file is in: --encoding windows-1252", error.Message,
            StringComparison.Ordinal);
    }
}
