using IWReports.Core.Kpis;
using IWReports.Worker.Measurement;
using IWReports.Worker.Tests.Tables;

namespace IWReports.Worker.Tests.Faults;

/// <summary>A figure of a file of which many rows were rejected is not final.</summary>
public sealed class PartlyReadTests(TableFiles tables) : IClassFixture<TableFiles>
{
    private const string Header = "order_id,ordered_at,value\n";

    [Theory]
    [InlineData("few", 19, 1, true)]
    [InlineData("many", 18, 2, false)]
    public async Task Days_of_a_file_with_more_than_one_row_in_twenty_rejected_are_not_final(string name, int good, int bad, bool final)
    {
        var counts = await tables.ImportAsync("orders", Header + Rows(name, good) + string.Concat(Enumerable.Repeat($"{name}-x,2025-11-03,ten\n", bad)), site: name);
        Assert.Equal(final, counts.Notes.All(note => !note.Contains("provisional", StringComparison.Ordinal)));
        Assert.Equal(final, !await PartlyAsync("sales", 3));
        Assert.False(await PartlyAsync("calls_offered", 3));
        Assert.False(await PartlyAsync("sales", 4));
        await tables.ImportAsync("orders", Header + Rows(name, good + bad), site: name);
        Assert.False(await PartlyAsync("sales", 3));
    }

    private static string Rows(string name, int rows) => string.Concat(Enumerable.Range(0, rows).Select(row => $"{name}-{row},2025-11-03,10\n"));

    private async Task<bool> PartlyAsync(string kpi, int day)
    {
        await using var connection = await tables.Source.OpenConnectionAsync();
        var partly = await PartlyRead.ReadAsync(connection, new DateOnly(2025, 11, day), new DateOnly(2025, 11, day), CancellationToken.None);
        var facts = KpiCatalog.All.Single(one => one.Id == kpi).Measures.Select(measure => measure.FactType).ToHashSet();
        return partly.Any(part => facts.Contains(part.Fact));
    }
}
