using IWReports.Worker.Host;

namespace IWReports.Worker.Tests.Ingestion.Sources.Tables;

/// <summary>Customers with their segment and telephones, leads, and goals.</summary>
public sealed class CustomersAndSalesTests(TableFiles tables) : IClassFixture<TableFiles>
{
    [Fact]
    public async Task A_key_account_is_one_by_either_column()
    {
        await tables.ImportAsync("customers",
            "customer_id,name,key_account,segment\nseg-1,One,yes,\nseg-2,Two,,Key account\nseg-3,Three,,small\nseg-4,Four,,\n");
        Assert.Equal("true key account,true key account,false small,false ", await tables.ScalarAsync<string>(
            "select string_agg(concat(key_account::text, ' ', segment), ',' order by customer_id) from known_customer where customer_id "
                + "like 'seg-%' and source_id = (select id from source where name = 'table:customers')"));
    }

    [Fact]
    public async Task Telephones_are_kept_as_hashes_of_one_form_of_the_number()
    {
        await tables.ImportAsync("customers", "customer_id,name,phones\ntel-1,One,03 5550 1234; 0491570006\ntel-2,Two,+61 3 5550 1234\n");
        Assert.True(await tables.ScalarAsync<bool>("select a.callers[1] = b.callers[1] and cardinality(a.callers) = 2 from customer a, "
            + "customer b where a.customer_id = 'tel-1' and b.customer_id = 'tel-2'"));
    }

    [Fact]
    public async Task A_number_that_is_none_is_refused_without_being_repeated()
    {
        var error = await Assert.ThrowsAsync<InputException>(() =>
            tables.ImportAsync("customers", "customer_id,name,phones\ntel-3,Three,call 0355501234 x\n"));
        Assert.Contains("phones: a number is not a telephone number", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("0355501234", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_change_of_segment_touches_the_days_of_the_customers_orders()
    {
        await tables.ImportAsync("customers", "customer_id,name,segment\nmoved-1,One,small\n");
        await tables.ImportAsync("orders", "order_id,customer_id,ordered_at\nmoved-1,moved-1,2025-06-02\nmoved-2,other,2025-06-03\n");
        await tables.ExecuteAsync("delete from touched_day");
        await tables.ImportAsync("customers", "customer_id,name,segment\nmoved-1,One,internal\n");
        Assert.Equal("2025-06-02", await tables.ScalarAsync<string>("select string_agg(day::text, ',' order by day) from touched_day"));
    }

    [Fact]
    public async Task A_lead_that_went_on_touches_the_days_of_its_stages()
    {
        await tables.ImportAsync("leads", "lead_id,created_on,mql_on\nlead-1,2025-11-03,2025-11-05\n");
        await tables.ExecuteAsync("delete from touched_day");
        Assert.Equal(1, (await tables.ImportAsync("leads",
            "lead_id,created_on,mql_on,sql_on,won_on\nlead-1,2025-11-03,2025-11-05,2025-11-10,2025-11-20\n")).Updated);
        Assert.Equal("2025-11-03,2025-11-05,2025-11-10,2025-11-20",
            await tables.ScalarAsync<string>("select string_agg(day::text, ',' order by day) from touched_day"));
    }

    [Theory]
    [InlineData("leads", "lead_id,created_on,won_on,lost_on\n1,2025-11-03,2025-11-10,2025-11-12\n", "a lead is won, lost or open")]
    [InlineData("goals", "month,amount\n2025-11,-1\n", "amount: -1 is below 0")]
    [InlineData("goals", "month,amount\nNovember,100\n", "month: \"November\" is not")]
    [InlineData("customers", "customer_id,name,segment\n1,One,large\n", "segment: \"large\" is not one of key account, small, internal")]
    public async Task What_cannot_be_is_refused_with_its_reason(string kind, string csv, string reason)
    {
        var error = await Assert.ThrowsAsync<InputException>(() => tables.ImportAsync(kind, csv));
        Assert.Contains(reason, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_month_has_a_goal_of_the_company_and_of_each_team()
    {
        await tables.ImportAsync("goals", "month,team,amount\n2025-11,,100000\n2025-11-30,Inside sales,40000\n2025-11,,90000\n");
        Assert.Equal("2025-11-01  90000,2025-11-01 Inside sales 40000",
            await tables.ScalarAsync<string>(
            "select string_agg(concat(month, ' ', team, ' ', amount), ',' order by team) from sales_goal"));
    }
}
