using IWReports.Core.Kpis.Measuring;
using IWReports.Core.Language;
using IWReports.Worker.Company;
using IWReports.Worker.Host;
using IWReports.Worker.Ingestion.Sources.WooCommerce;
using IWReports.Worker.Measurement;
using IWReports.Worker.Reporting.Inputs;
using Microsoft.Extensions.Options;

namespace IWReports.Worker.Tests.Measurement;

/// <summary>Money of several currencies is one sum only by dated rates.</summary>
public sealed class CurrenciesTests(TestDatabase database) : ImportedDatabase(database)
{
    private const string Two = "order_id,ordered_at,value,currency\n1,2025-09-01,100,AUD\n2,2025-09-01,10000,JPY\n";

    private async Task<KpiValue> SalesAsync(string from = "2025-09-01", string to = "2025-09-30")
    {
        await MeasureAsync();
        return await TotalAsync("sales", from, to);
    }

    [Fact]
    public async Task A_hundred_dollars_and_ten_thousand_yen_are_no_sum_and_it_says_why()
    {
        await TableAsync("orders", Two);
        var sales = await SalesAsync();
        Assert.Equal((null, null, KpiState.NotMeasurable), (sales.Value, sales.Numerator, sales.State));
        Assert.Contains("AUD and JPY are no sum", sales.Why, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nor_are_those_of_a_shop()
    {
        await ShopAsync(WooCommerceOrder.Kind,
            """
            [{"id":1,"status":"processing","currency":"AUD","date_created_gmt":"2025-09-01T00:00:00","total":"100.00","customer_id":7},
             {"id":2,"status":"processing","currency":"JPY","date_created_gmt":"2025-09-01T00:00:00","total":"10000","customer_id":8}]
            """);
        Assert.Equal(KpiState.NotMeasurable, (await SalesAsync()).State);
    }

    [Fact]
    public async Task They_are_told_apart_by_currency()
    {
        await TableAsync("orders", Two);
        await MeasureAsync();
        Assert.Equal([("AUD", 100m), ("JPY", 10_000m)],
            (await ReadAsync("sales", "2025-09-01", "2025-09-30", KpiBy.Currency)).Select(value => (value.Key, value.Value!.Value)));
    }

    [Fact]
    public async Task A_rate_of_the_day_makes_them_one_sum_in_the_companys_currency()
    {
        NameCurrency("AUD");
        await TableAsync("orders", Two);
        Assert.Contains("JPY have no rate to AUD", (await SalesAsync()).Why, StringComparison.Ordinal);
        await TableAsync("rates", "currency,day,rate,source\njpy,2025-08-29,0.0103,central bank\nJPY,2025-09-02,0.5,central bank\n");
        Assert.Equal((203m, KpiState.Final), (await SalesAsync()) is var sales ? (sales.Value, sales.State) : default);
        Assert.Equal(["AUD"], (await ReadAsync("sales", "2025-09-01", "2025-09-30", KpiBy.Currency)).Select(value => value.Key));
    }

    [Fact]
    public async Task A_rate_holds_for_a_year_and_never_before_its_day()
    {
        NameCurrency("AUD");
        await TableAsync("orders", "order_id,ordered_at,value,currency\n1,2025-09-01,10000,JPY\n2,2023-09-01,10000,JPY\n");
        await TableAsync("rates", "currency,day,rate,source\nJPY,2024-12-31,0.01,accounts\n");
        Assert.Equal(100, (await SalesAsync()).Value);
        Assert.Equal(KpiState.NotMeasurable, (await SalesAsync("2023-09-01", "2023-09-30")).State);
        await TableAsync("rates", "currency,day,rate,source\nJPY,2022-01-01,0.01,accounts\n");
        Assert.Equal(KpiState.NotMeasurable, (await SalesAsync("2023-09-01", "2023-09-30")).State);
    }

    [Fact]
    public async Task One_currency_is_a_sum_unless_the_company_counts_in_another()
    {
        await TableAsync("orders", "order_id,ordered_at,value,currency\n1,2025-09-01,100,EUR\n2,2025-09-02,50,eur\n");
        Assert.Equal(150, (await SalesAsync()).Value);
        NameCurrency("AUD");
        Assert.Equal(KpiState.NotMeasurable, (await SalesAsync()).State);
    }

    [Fact]
    public async Task A_blank_currency_is_the_companys_own()
    {
        NameCurrency("AUD");
        await TableAsync("orders", "order_id,ordered_at,value,currency\n1,2025-09-01,100,AUD\n2,2025-09-02,50,\n");
        Assert.Equal(150, (await SalesAsync()).Value);
    }

    [Fact]
    public async Task A_day_of_one_currency_is_known_in_a_month_of_two()
    {
        await TableAsync("orders", "order_id,ordered_at,value,currency\n1,2025-09-01,100,AUD\n2,2025-09-02,10000,JPY\n");
        await MeasureAsync();
        Assert.Equal([100m, 10_000m], (await ReadAsync("sales", "2025-09-01", "2025-09-02", KpiBy.Day)).Select(day => day.Value));
        Assert.Equal(KpiState.NotMeasurable, (await TotalAsync("sales", "2025-09-01", "2025-09-02")).State);
    }

    [Fact]
    public async Task Growth_from_one_currency_to_another_is_no_growth()
    {
        await TableAsync("orders", "order_id,ordered_at,value,currency\n1,2024-09-02,100,AUD\n2,2025-09-02,10000,JPY\n");
        await MeasureAsync();
        Assert.Equal(KpiState.NotMeasurable, (await TotalAsync("sales_growth", "2025-09-01", "2025-09-30")).State);
    }

    [Fact]
    public async Task Refunds_are_converted_with_their_order()
    {
        NameCurrency("AUD");
        await TableAsync("orders", Two);
        await TableAsync("returns", "order_id,return_id,kind,returned_on,amount\n2,a,refund,2025-09-05,5000\n");
        await MeasureAsync();
        Assert.Equal(KpiState.NotMeasurable, (await TotalAsync("refunded_value", "2025-09-01", "2025-09-30")).State);
        await TableAsync("rates", "currency,day,rate,source\nJPY,2025-09-01,0.01,accounts\n");
        Assert.Equal("50 of 200, Final", await MeasuredAsync("refunded_value"));
    }

    [Fact]
    public async Task A_customer_at_risk_who_buys_in_two_currencies_has_no_value_until_rates_are_known()
    {
        NameCurrency("AUD");
        await TableAsync("orders", "order_id,customer_id,ordered_at,value,currency\n1,A,2025-09-01,100,AUD\n2,A,2025-09-01,10000,JPY\n");
        await TableAsync("complaints", "complaint_id,received_at,customer_id,legal_threat\n1,2025-09-10,A,yes\n");
        await MeasureAsync();
        var list = new CustomersReader(Database.Source, Calendar, Options.Create(new CompanyOptions { Currency = "AUD" }),
            Options.Create(new MeasurementOptions()));
        Assert.Equal((1m, KpiState.NotMeasurable),
            ((await TotalAsync("customers_at_risk", "2025-09-01", "2025-09-30")).Value,
            (await TotalAsync("value_at_risk", "2025-09-01", "2025-09-30")).State));
        Assert.Null(Assert.Single(await list.AtRiskAsync(new(2025, 9, 30), CancellationToken.None)).Value);
        await TableAsync("rates", "currency,day,rate,source\nJPY,2025-09-01,0.01,accounts\n");
        await MeasureAsync();
        Assert.Equal(200, (await TotalAsync("value_at_risk", "2025-09-01", "2025-09-30")).Value);
        Assert.Equal(200, Assert.Single(await list.AtRiskAsync(new(2025, 9, 30), CancellationToken.None)).Value);
    }

    [Fact]
    public async Task A_late_order_in_another_currency_has_no_amount_until_its_rate_is_known()
    {
        await TableAsync("orders",
            "order_id,ordered_at,promised_on,value,currency,delivered_on\n1,2025-09-01,2025-09-03,100,AUD,\n"
                + "2,2025-09-01,2025-09-04,10000,JPY,\n3,2025-09-01,2025-09-04,1,AUD,2025-09-02\n");
        var list = new CustomersReader(Database.Source, Calendar, Options.Create(new CompanyOptions { Currency = "AUD" }),
            Options.Create(new MeasurementOptions()));
        Assert.Equal([100m, null], (await list.LateOrdersAsync(new(2025, 9, 30), CancellationToken.None)).Select(order => order.Value));
        await TableAsync("rates", "currency,day,rate,source\nJPY,2025-09-01,0.01,accounts\n");
        Assert.Equal([100m, 100m], (await list.LateOrdersAsync(new(2025, 9, 30), CancellationToken.None)).Select(order => order.Value));
    }

    [Fact]
    public async Task A_rate_that_is_none_is_refused()
    {
        var error = await Assert.ThrowsAsync<InputException>(() =>
            TableAsync("rates", "currency,day,rate,source\nJPY,2025-09-01,0,accounts\n"));
        Assert.Contains("rate: 0 is not above 0", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("en-AU", null, null, "$124,603")]
    [InlineData("en-AU", "AUD", null, "$124,603")]
    [InlineData("en-AU", "AUD", "A$", "A$124,603")]
    [InlineData("en-AU", "EUR", null, "EUR\u00A0124,603")]
    [InlineData("en-US", "USD", null, "$124,603")]
    [InlineData("en-DE", "EUR", null, "€124.603")]
    [InlineData("en-DK", "DKK", null, "124.603\u00A0kr.")]
    [InlineData("en-CH", "CHF", null, "CHF\u00A0124’603")]
    [InlineData("en-AE", "AED", null, "AED\u00A0124,603")]
    [InlineData("en-IN", "INR", null, "₹1,24,603")]
    public void Reports_write_the_companys_currency(string culture, string? currency, string? sign, string written)
    {
        using var company = TestCulture.Of(CompanyCulture.Of(new() { Culture = culture, Currency = currency }, sign));
        Assert.Equal(written, Figure.Money(124_603, default).Text);
    }
}
