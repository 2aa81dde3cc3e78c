using System.Text.Json;
using IWReports.Worker.Company;
using IWReports.Worker.Ingestion;
using IWReports.Worker.Tests.Cli;

namespace IWReports.Worker.Tests.Ingestion.Sources.Tables;

/// <summary>A rate multiplies money: one that cannot be right is not taken.</summary>
public sealed class RatesTests(TestDatabase database) : IClassFixture<TestDatabase>, IAsyncLifetime
{
    private const string Good = "USD,2025-01-01,1.5,bank\n";

    public Task InitializeAsync() => database.ExecuteHereAsync("delete from currency_rate");

    public Task DisposeAsync() => Task.CompletedTask;

    [Theory]
    [InlineData("AUD,2025-09-01,1.5,bank", "rate: AUD is the company's own currency (Company:Currency), and one of it is worth 1, not 1.5")]
    [InlineData("aud,2025-09-01,0.99,bank",
        "rate: AUD is the company's own currency (Company:Currency), and one of it is worth 1, not 0.99")]
    [InlineData("JPY,2025-09-01,-0.01,bank", "rate: -0.01 is not above 0")]
    [InlineData("JPY,2025-09-01,100000000000000000000,bank",
        "rate: ##################### is beyond all reason: one JPY was never worth that")]
    [InlineData("JPY,2025-09-01,1e30,bank", "rate: \"1e30\" is not a number such as 12.50")]
    [InlineData("JPY,2025-09-01,0.0000000000001,bank", "rate: ############### is beyond all reason: one JPY was never worth that")]
    [InlineData("Euro,2025-09-01,1.7,bank", "currency: \"Euro\" is not a currency of ISO 4217, such as JPY")]
    [InlineData("AUS,2025-09-01,1.7,bank", "currency: \"AUS\" is not a currency of ISO 4217, such as JPY")]
    [InlineData("usd,2025-01-01,1.6,bank",
        "rate: the file gives 1.5 for USD on 2025-01-01 before, and 1.6 here. Keep the right one and import it again")]
    public async Task A_rate_that_cannot_be_right_is_rejected_with_its_reason(string row, string reason)
    {
        var counts = await Tables("AUD").ImportAsync("rates", $"currency,day,rate,source\n{Good}{row}\n");
        Assert.Equal(reason, Assert.Single(counts.Rejects).Reason);
        Assert.Equal("USD 1.5", await database.ScalarAsync<string>("select string_agg(currency || ' ' || rate, ', ') from currency_rate"));
    }

    [Theory]
    [InlineData("AUD,2025-09-01,1.00,bank")]
    [InlineData("usd,2025-01-01,1.50,accounts")]
    [InlineData("KWD,2025-09-01,3600000,bank")]
    public async Task A_rate_that_may_be_right_is_taken(string row) =>
        Assert.Equal(0, (await Tables("AUD").ImportAsync("rates", $"currency,day,rate,source\n{Good}{row}\n",
            site: Guid.NewGuid().ToString("N"))).Rejected);

    [Fact]
    public async Task The_doctor_says_when_rates_were_given_in_another_currency_than_the_companys()
    {
        await Tables("AUD").ImportAsync("rates", $"currency,day,rate,source\n{Good}NZD,2025-01-01,0.9,bank\n", site: "bank");
        Assert.Null(await DoubtAsync("AUD"));
        Assert.Equal("2 rate(s) of table:rates:bank were given in AUD, and Company:Currency is NZD; "
            + "1 of table:rates:bank make NZD, which is Company:Currency, worth something else than 1", await DoubtAsync("NZD"));
    }

    private async Task<string?> DoubtAsync(string currency)
    {
        var ended = await BuiltProgram.RunAsync(database.ConnectionString, ["doctor", "--json"], ("Company__Currency", currency));
        return JsonDocument.Parse(ended.Output).RootElement.EnumerateArray()
            .Where(check => check.GetProperty("check").GetString() == "rates of exchange")
            .Select(check => check.GetProperty("detail").GetString()).FirstOrDefault();
    }

    private TableFiles Tables(string currency)
    {
        var tables = new TableFiles(database);
        tables.Ingestion.Know(new CompanyOptions { Currency = currency }, new SourcesOptions());
        return tables;
    }
}
