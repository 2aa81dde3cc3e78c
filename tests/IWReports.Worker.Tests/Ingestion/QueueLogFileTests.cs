using System.Text;
using IWReports.Worker.Host;
using static IWReports.Worker.Tests.Ingestion.LogSite;

namespace IWReports.Worker.Tests.Ingestion;

/// <summary>Files as they really lie about: cut off, damaged, empty, or no log at all.</summary>
public sealed class QueueLogFileTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    private readonly LogSite _site = new(database);

    [Fact]
    public async Task A_half_written_last_line_is_rejected_and_read_when_it_is_whole()
    {
        var text = string.Join("\n", Call);
        var counts = await _site.ImportBytesAsync(Encoding.UTF8.GetBytes(text[..^2]));
        Assert.Contains("half-written", Assert.Single(counts.Rejects).Reason, StringComparison.Ordinal);
        Assert.Equal(1, (await _site.ImportBytesAsync(Encoding.UTF8.GetBytes(text))).Inserted);
    }

    [Fact]
    public async Task A_packed_file_that_is_cut_short_is_refused_and_leaves_nothing()
    {
        var packed = Gzip([.. Enumerable.Range(0, 2000)
            .Select(second => Line(second, $"1.{second}", "widgets", "NONE", "ENTERQUEUE", "||1"))]);
        var error = await Assert.ThrowsAsync<InputException>(() => _site.ImportBytesAsync(packed[..(packed.Length / 2)]));
        Assert.Contains("cut short", error.Message, StringComparison.Ordinal);
        Assert.Equal(0, await database.ScalarAsync<long>($"select count(*) from source where name = 'queue-log:{_site.Name}'"));
    }

    [Fact]
    public async Task A_file_that_is_no_log_is_refused()
    {
        var binary = new byte[300_000];
        new Random(1).NextBytes(binary);
        var error = await Assert.ThrowsAsync<InputException>(() => _site.ImportBytesAsync(binary));
        Assert.Contains("queue_log", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_file_that_cannot_be_read_keeps_the_others_out()
    {
        var good = Path.GetTempFileName();
        await File.WriteAllLinesAsync(good, Call);
        await Assert.ThrowsAsync<InputException>(() => _site.ImportFilesAsync(good, good + ".absent"));
        await Assert.ThrowsAsync<InputException>(() => _site.ImportFilesAsync(good, Path.GetTempPath()));
        File.Delete(good);
        Assert.Equal("", await _site.EntriesAsync());
    }

    [Fact]
    public async Task An_empty_log_is_no_error_but_said()
    {
        var counts = await _site.ImportBytesAsync([]);
        Assert.Equal(0, counts.Read);
        Assert.EndsWith("is empty: nothing was read.", Assert.Single(counts.Notes), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\0\0\0\0", "4 zero bytes")]
    [InlineData("\0\0\n", "blank lines only")]
    [InlineData("\n\r\n\n", "blank lines only")]
    public async Task Zeros_and_blank_lines_are_no_log(string content, string found)
    {
        var error = await Assert.ThrowsAsync<InputException>(() => _site.ImportBytesAsync(Encoding.UTF8.GetBytes(content)));
        Assert.StartsWith("Nothing in ", error.Message, StringComparison.Ordinal);
        Assert.Contains($"is a queue_log line ({found})", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Windows_line_ends_and_zeros_are_borne_and_a_name_that_is_no_text_costs_its_line()
    {
        byte[] odd = [.. Encoding.Latin1.GetBytes("\0\0\0\0"
            + string.Join("\r\n", Call[0], Line(3, "1.1", "widgets", "Zo\u00EB\0", "RINGNOANSWER", "0000015000"), Call[1], Call[2], ""))];
        var counts = await _site.ImportBytesAsync(odd);
        Assert.Equal((3, 1), (counts.Inserted, counts.Rejected));
        Assert.Equal("widgets answered 12 60 Mia", await _site.EntriesAsync());
    }
}
