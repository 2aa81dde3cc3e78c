using IWReports.Core.Kpis.Measuring;
using IWReports.Worker.Tests.Ingestion;
using static IWReports.Worker.Tests.Ingestion.LogSite;

namespace IWReports.Worker.Tests.Measurement;

public sealed class MissedRingTests(TestDatabase database) : MeasuredDatabase(database)
{
    [Fact]
    public async Task A_ring_missed_is_the_officers_whose_phone_it_was_also_when_its_line_comes_late()
    {
        var site = new LogSite(Database);
        string[] call = [Line(0, "1.1", "widgets", "NONE", "ENTERQUEUE", "||1"), Line(20, "1.1", "widgets", "Mia", "CONNECT", "20|1.2|3"),
            Line(80, "1.1", "widgets", "Mia", "COMPLETECALLER", "20|60|1")];
        await site.ImportAsync(call);
        await MeasureAsync();
        Assert.Equal(0, (await TotalAsync("rings_missed")).Value);

        var ring = Line(15, "1.1", "widgets", "Jonas", "RINGNOANSWER", "15000");
        await site.ImportAsync([call[0], ring, ring, call[1], call[2]]);
        await MeasureAsync();
        Assert.Equal(["Jonas 2"], (await ReadAsync("rings_missed", "2025-11-28", "2025-11-28", KpiBy.Officer))
            .Select(officer => $"{officer.Key} {officer.Value}"));
    }

    [Theory]
    [InlineData("RINGNOANSWER", "-1", 0)]
    [InlineData("RINGCANCELED", "0", 0)]
    [InlineData("RINGCANCELED", "-3000", 0)]
    [InlineData("RINGNOANSWER", "1", 1)]
    [InlineData("RINGCANCELED", "1", 1)]
    public async Task A_telephone_that_was_tried_for_no_time_or_less_did_not_ring(string word, string milliseconds, int missed)
    {
        var tried = Line(15, "1.1", "widgets", "Jonas", word, milliseconds);
        await new LogSite(Database).ImportAsync(
            [Line(0, "1.1", "widgets", "NONE", "ENTERQUEUE", "||1"), tried, Line(20, "1.1", "widgets", "Mia", "CONNECT", "20|1.2|3")]);
        await MeasureAsync();
        Assert.Equal(missed, (await TotalAsync("rings_missed")).Value);
    }
}
