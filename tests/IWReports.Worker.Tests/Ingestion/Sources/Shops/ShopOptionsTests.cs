using System.ComponentModel.DataAnnotations;
using IWReports.Worker.Ingestion;
using IWReports.Worker.Tests.Ingestion.Sources.Tables;
using Microsoft.Extensions.Configuration;

namespace IWReports.Worker.Tests.Ingestion.Sources.Shops;

public sealed class ShopOptionsTests
{
    [Theory]
    [InlineData("http://shop.example", false)]
    [InlineData("shop.example", false)]
    [InlineData("https://ck_1:cs_1@shop.example", false)]
    [InlineData("https://shop.example/?consumer_key=ck_1", false)]
    [InlineData("https://shop.example/store", true)]
    [InlineData("http://127.0.0.1:8080", true)]
    public void Keys_are_only_sent_over_https(string url, bool accepted)
    {
        var settings = new SourcesOptions { Shopify = { ["au"] = new() { Url = url, AccessToken = "x", Zone = "Australia/Melbourne" } } };
        var wrong = settings.Validate(new ValidationContext(settings)).ToList();
        Assert.Equal(accepted, wrong.Count == 0);
        Assert.All(wrong, result => Assert.StartsWith("Sources:Shopify:au: Url: ", result.ErrorMessage, StringComparison.Ordinal));
    }

    [Fact]
    public void The_example_of_settings_is_accepted()
    {
        var settings = new ConfigurationBuilder().AddJsonFile(Tables.GivenFilesTests.Ops("examples/sources.json")).Build()
            .GetSection("Sources").Get<SourcesOptions>()!;
        Assert.Equal((1, 1, 1, 1, 1, 4),
            (settings.QueueLogs.Count, settings.QueueLogTables.Count, settings.WooCommerce.Count, settings.Shopify.Count,
            settings.Tables.Count, settings.Queries.Count));
        Assert.Empty(settings.Validate(new ValidationContext(settings)));
    }
}
