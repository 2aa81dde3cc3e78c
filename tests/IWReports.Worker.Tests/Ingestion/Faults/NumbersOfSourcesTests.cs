using IWReports.Worker.Tests.Ingestion.Sources.Tables;

namespace IWReports.Worker.Tests.Ingestion.Faults;

/// <summary>Sources are numbered up to 32,767; importing a known one again uses no number up.</summary>
public sealed class NumbersOfSourcesTests(TableFiles tables) : IClassFixture<TableFiles>
{
    [Fact]
    public async Task Importing_a_known_source_again_uses_up_no_number()
    {
        for (var again = 0; again < 3; again++)
            await tables.ImportAsync("orders", "order_id,ordered_at\n1,2025-11-03\n");
        var last = await LastAsync();
        await tables.ImportAsync("customers", "customer_id,name\n1,Yore Pty\n");
        Assert.Equal(last + 1, await LastAsync());
    }

    [Theory]
    [InlineData("shipments", "nothing\n1\n")]
    [InlineData("complaints", "")]
    [InlineData("leads", "\0\0\0\0\0")]
    public async Task Nor_does_a_first_import_that_is_refused(string kind, string content)
    {
        var last = await LastAsync();
        for (var again = 0; again < 3; again++)
            await Assert.ThrowsAnyAsync<Exception>(() => tables.ImportAsync(kind, content));
        await tables.ImportAsync("goals", "month,amount\n2025-11,100\n", site: kind);
        Assert.Equal(last + 1, await LastAsync());
    }

    private Task<short> LastAsync() => tables.ScalarAsync<short>("select coalesce(max(id), 0::smallint) from source");
}
