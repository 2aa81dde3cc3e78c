using IWReports.Core.Facts;
using IWReports.Core.Kpis;
using IWReports.Core.Kpis.Measuring;
using IWReports.Worker.Measurement;
using IWReports.Worker.Tests.Ingestion.Sources.Tables;

namespace IWReports.Worker.Tests.Measurement;

/// <summary>A figure of a file of which many rows were rejected is not final.</summary>
public sealed class PartlyReadTests(TableFiles tables) : IClassFixture<TableFiles>
{
    private const string Header = "order_id,ordered_at,value\n";

    [Theory]
    [InlineData("few", 19, 1, true)]
    [InlineData("many", 18, 2, false)]
    public async Task Days_of_a_file_with_more_than_one_row_in_twenty_rejected_are_not_final(string name, int good, int bad, bool final)
    {
        var counts = await tables.ImportAsync("orders",
            Header + Rows(name, good) + string.Concat(Enumerable.Repeat($"{name}-x,2025-11-03,ten\n", bad)), site: name);
        Assert.Equal(final, counts.Notes.All(note => !note.Contains("provisional", StringComparison.Ordinal)));
        Assert.Equal(final, !await PartlyAsync("sales", 3));
        Assert.False(await PartlyAsync("calls_offered", 3));
        Assert.False(await PartlyAsync("sales", 4));
        await tables.ImportAsync("orders", Header + Rows(name, good + bad), site: name);
        Assert.False(await PartlyAsync("sales", 3));
    }

    [Fact]
    public void A_figure_is_final_only_where_its_own_facts_were_read_as_good_as_whole()
    {
        var (day, later) = (new DateOnly(2025, 11, 3), new DateOnly(2027, 1, 1));
        var settings = new MeasurementOptions().For(new(TimeZoneInfo.Utc, new HashSet<DateOnly>(), new(9, 0), new(17, 0)), later);
        var coverage = new Coverage(new Dictionary<string, (DateOnly, DateOnly)>(), new Dictionary<DateOnly, DateOnly> { [day] = later },
            later) { PartlyRead = [(typeof(Order), day, day)] };
        Assert.False(coverage.IsFinal(KpiCatalog.Find("sales")!, [day.AddDays(-1), day], settings));
        Assert.True(coverage.IsFinal(KpiCatalog.Find("calls_offered")!, [day], settings));
        Assert.True(coverage.IsFinal(KpiCatalog.Find("sales")!, [day.AddDays(1)], settings));
    }

    private static string Rows(string name, int rows) =>
        string.Concat(Enumerable.Range(0, rows).Select(row => $"{name}-{row},2025-11-03,10\n"));

    private async Task<bool> PartlyAsync(string kpi, int day)
    {
        await using var connection = await tables.Source.OpenConnectionAsync();
        var partly = await PartlyRead.ReadAsync(connection, new DateOnly(2025, 11, day), new DateOnly(2025, 11, day),
            CancellationToken.None);
        var facts = KpiCatalog.All.Single(one => one.Id == kpi).Measures.Select(measure => measure.FactType).ToHashSet();
        return partly.Any(part => facts.Contains(part.Fact));
    }
}
