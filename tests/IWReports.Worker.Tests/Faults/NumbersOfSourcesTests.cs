using IWReports.Worker.Tests.Tables;

namespace IWReports.Worker.Tests.Faults;

/// <summary>Sources are numbered up to 32,767; importing a known one again uses no number up.</summary>
public sealed class NumbersOfSourcesTests(TableFiles tables) : IClassFixture<TableFiles>
{
    [Fact]
    public async Task Importing_a_known_source_again_uses_up_no_number()
    {
        await tables.ImportAsync("orders", "order_id,ordered_at\n1,2025-11-03\n");
        var last = await LastAsync();
        for (var again = 0; again < 3; again++)
            await tables.ImportAsync("orders", "order_id,ordered_at\n1,2025-11-03\n");
        Assert.Equal(last, await LastAsync());
        await tables.ImportAsync("customers", "customer_id,name\n1,Yore Pty\n");
        Assert.Equal(last + 1, await tables.ScalarAsync<short>("select max(id) from source"));
    }

    private Task<long> LastAsync() => tables.ScalarAsync<long>("select last_value from source_id_seq");
}
