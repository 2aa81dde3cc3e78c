using IWReports.Worker.Ingestion.Sources.Asterisk;
using IWReports.Worker.Ingestion.Sources.Queries;
using IWReports.Worker.Ingestion.Sources.Shopify;
using IWReports.Worker.Ingestion.Sources.Tables.Files;
using IWReports.Worker.Ingestion.Sources.WooCommerce;
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
        var wrong = SourceSettings.Wrong<ShopifyOptions>(("Sources:Shopify:au:Url", url), ("Sources:Shopify:au:AccessToken", "x"),
            ("Sources:Shopify:au:Zone", "Australia/Melbourne"));
        Assert.Equal(accepted, wrong.Count == 0);
        Assert.All(wrong, said => Assert.StartsWith("Sources:Shopify:au: Url: ", said, StringComparison.Ordinal));
    }

    [Fact]
    public void The_example_of_settings_is_accepted()
    {
        var settings = new ConfigurationBuilder().AddJsonFile(Tables.GivenFilesTests.Ops("examples/sources.json")).Build();
        Assert.Equal((1, 1, 1, 1, 1, 4),
            (SourceSettings.Of<QueueLogOptions>(settings).Count, SourceSettings.Of<QueueLogTableOptions>(settings).Count,
            SourceSettings.Of<WooCommerceOptions>(settings).Count, SourceSettings.Of<ShopifyOptions>(settings).Count,
            SourceSettings.Of<TablePullOptions>(settings).Count, SourceSettings.Of<QueryOptions>(settings).Count));
    }
}
