using IWReports.Core.Kpis.Measuring;
using IWReports.Worker.Host;

namespace IWReports.Worker.Tests.Ingestion.Faults;

/// <summary>Telephone logs whose letters are not UTF-8.</summary>
public sealed class EncodingsOfLogsTests(TestDatabase database) : TelephoneLogs(database)
{
    [Fact]
    public async Task Names_in_another_encoding_are_read_by_its_name()
    {
        await ReadAsync([Given("cp1251.queue_log")], "windows-1251");
        Assert.Equal(["Иван 60", "Олег 60"],
            (await ReadAsync("talk_time", "2025-11-02", "2025-11-02", KpiBy.Officer))
            .Select(officer => $"{officer.Key} {officer.Value:0}"));
    }

    [Fact]
    public async Task Without_it_the_file_is_refused_and_the_likely_encoding_named()
    {
        var refused = await Assert.ThrowsAsync<InputException>(() => ReadAsync("cp1251.queue_log"));
        Assert.Contains("--encoding windows-1251", refused.Message, StringComparison.Ordinal);
        Assert.Equal(0, await Database.ScalarAsync<long>("select count(*) from queue_event"));
    }

    [Theory]
    [InlineData("Zo\u00EB", "windows-1252")]
    [InlineData("\u0418\u0432\u0430\u043D", "windows-1251")]
    public async Task One_name_that_cannot_be_read_is_a_reject_that_says_so_and_no_officer(string officer, string encoding)
    {
        var bytes = Encodings.Find(encoding,
            "test")!.GetBytes(string.Concat(LogSite.Call.Append(LogSite.Line(80, "NONE", "widgets", officer, "PAUSE", "lunch"))
            .Select(line => line + "\n")));
        var counts = await new LogSite(Database).ImportBytesAsync(bytes);
        Assert.Equal((4, 3, 1), (counts.Read, counts.Inserted, counts.Rejected));
        Assert.Contains($"its agent is not UTF-8 text; give the encoding that the log was written in, {encoding} by the look of it",
            counts.Rejects[0].Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_callers_name_in_another_encoding_is_nobodys_business() =>
        Assert.Equal(0, (await new LogSite(Database)
            .ImportBytesAsync([.. "1764291600|1.1|widgets|NONE|ENTERQUEUE||0398765432|1|"u8, 0xC8, 0xE2, (byte)'\n'])).Rejected);

    [Theory]
    [InlineData("klingon", "there is no encoding")]
    [InlineData("utf-16", "iconv -f utf-16")]
    public void An_encoding_that_cannot_be_used_is_refused_with_what_can(string name, string why) =>
        Assert.Contains(why, Assert.Throws<InputException>(() => Encodings.Find(name, "--encoding")).Message, StringComparison.Ordinal);

    [Fact]
    public void A_code_page_may_be_called_by_its_number() => Assert.Equal("windows-1251", Encodings.Find("cp1251", "test")!.WebName);
}
