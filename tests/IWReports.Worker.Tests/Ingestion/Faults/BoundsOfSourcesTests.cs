using IWReports.Core.Kpis.Measuring;
using IWReports.Worker.Host;
using IWReports.Worker.Ingestion;
using IWReports.Worker.Ingestion.Sources;
using IWReports.Worker.Ingestion.Sources.AmazonConnect;
using IWReports.Worker.Ingestion.Sources.Shopify;
using IWReports.Worker.Ingestion.Sources.Shops;
using IWReports.Worker.Ingestion.Sources.WooCommerce;
using IWReports.Worker.Scheduling;
using IWReports.Worker.Tests.Ingestion.Sources.AmazonConnect;
using IWReports.Worker.Tests.Measurement;
using Microsoft.Extensions.Options;

namespace IWReports.Worker.Tests.Ingestion.Faults;

/// <summary>
/// A time that nobody can mean, in a contact record or a shop's order, costs its record and no more; many of them make figures provisional.
/// </summary>
public sealed class BoundsOfSourcesTests(TestDatabase database) : MeasuredDatabase(database)
{
    private static readonly IngestionOptions Usual = new();

    [Theory]
    [InlineData("\"DequeueTimestamp\":\"2025-11-28T01:00:30Z\"", "\"DequeueTimestamp\":\"9999-12-31T23:59:59Z\"",
        "Queue.DequeueTimestamp (9999-12-31")]
    [InlineData("\"InitiationTimestamp\":\"2025-11-28T00:59:40Z\"", "\"InitiationTimestamp\":\"1899-12-30T00:00:00Z\"",
        "InitiationTimestamp (1899-12-30")]
    [InlineData("\"Duration\":30", "\"Duration\":2147483647", "Queue.Duration is ")]
    [InlineData("\"CustomerHoldDuration\":221", "\"CustomerHoldDuration\":1764291600", "Agent.CustomerHoldDuration is ")]
    public async Task A_contact_record_of_no_time_is_rejected_alone(string from, string to, string reason)
    {
        var counts = await ConnectAsync(Usual, ConnectSite.Record("bad", (from, to)), ConnectSite.Record("good"));
        Assert.Equal((2, 1, 1), (counts.Read, counts.Inserted, counts.Rejected));
        Assert.Contains(reason, counts.Rejects[0].Reason, StringComparison.Ordinal);
        Assert.Equal(1L, await Database.ScalarAsync<long>("select count(*) from quarantine"));
    }

    [Fact]
    public async Task The_earliest_day_of_contact_records_is_a_setting() =>
        Assert.Contains(
            "InitiationTimestamp: 2025-11-28 is before 2025-12-01, the earliest day that Ingestion:Kinds:connect:EarliestDay allows",
            (await Assert.ThrowsAsync<InputException>(() =>
                ConnectAsync(new() { Kinds = { ["connect"] = new() { EarliestDay = new(2025, 12, 1) } } }, ConnectSite.Record("early"))))
            .Message, StringComparison.Ordinal);

    [Fact]
    public async Task Contacts_of_which_many_were_rejected_give_no_final_figures()
    {
        await ConnectAsync(Usual, ConnectSite.Record("bad", ("\"Duration\":30", "\"Duration\":-1")), ConnectSite.Record("good"));
        await MeasureAsync();
        Assert.Equal(KpiState.Provisional, (await TotalAsync("calls_offered", "2025-11-28", "2025-11-28")).State);
        await ConnectAsync(Usual, ConnectSite.Record("good"));
        Assert.Equal(KpiState.Final, (await TotalAsync("calls_offered", "2025-11-28", "2025-11-28")).State);
    }

    [Theory]
    [InlineData("1970-01-01T00:00:00",
        "ordered_on: 1970-01-01 is before 1970-01-02, the earliest day that Ingestion:Kinds:woocommerce:EarliestDay allows")]
    [InlineData("2031-01-01T00:00:00", "ordered_on: 2031-01-01 is after 2025-12-02")]
    [InlineData("1899-12-30T00:00:00", "it is before 1900-01-01")]
    [InlineData("9999-12-31T00:00:00", "it is after 2199-12-31")]
    public async Task An_order_of_no_day_is_rejected_alone(string created, string reason)
    {
        var counts = await ShopAsync(WooCommerceOrder.Kind, $"[{Order(1, created)},{Order(2, "2025-11-03T01:00:00")}]");
        Assert.Equal((2, 1, 1), (counts.Read, counts.Inserted, counts.Rejected));
        Assert.Contains(reason, counts.Rejects[0].Reason, StringComparison.Ordinal);
        await MeasureAsync();
        Assert.Equal((1m, KpiState.Provisional), (await TotalAsync("sales") is var sales ? (sales.Value!.Value, sales.State) : default));
    }

    [Fact]
    public async Task A_refund_or_parcel_of_no_day_is_rejected_alone()
    {
        var counts = await ShopAsync(ShopifyOrder.Kind,
            """
            {"fulfillment_events":[{"id":5,"order_id":1,"fulfillment_id":4,"status":"delivered","happened_at":"1970-01-01T00:00:00Z"},
                {"id":6,"order_id":1,"fulfillment_id":4,"status":"delivered","happened_at":"2025-11-06T01:00:00+11:00"}]}
            """);
        Assert.Equal((2, 1, 1), (counts.Read, counts.Inserted, counts.Rejected));
        Assert.Contains("delivered_on: 1970-01-01 is before", counts.Rejects[0].Reason, StringComparison.Ordinal);
    }

    private static string Order(int id, string created) =>
        $$"""{"id":{{id}},"status":"processing","date_created_gmt":"{{created}}","total":"1","customer_id":0}""";

    private Task<ImportCounts> ConnectAsync(IngestionOptions ingestion, params string[] records) =>
        FromFileAsync(string.Join('\n', records), path =>
            new ConnectImport(Database.Source,
            new(new CallerKey(Options.Create(new PrivacyOptions { CallerKey = "MDEyMzQ1Njc4OWFiY2RlZg==" })),
            DemoClock.From("2025-12-01T09:00:00+11:00"),
            Options.Create(new SourcesOptions()), Options.Create(new PrivacyOptions()), Options.Create(ingestion)))
            .RunAsync(new([path], ConnectSite.Melbourne, "main"), new Progress<Progress>(), CancellationToken.None));

    private Task<ImportCounts> ShopAsync(ShopKind kind, string json) => FromFileAsync(json, path =>
        new ShopImport(Database.Source, DemoClock.From("2025-12-01T09:00:00+11:00"), Options.Create(Usual))
            .RunAsync(new(kind, [path], TimeZoneInfo.Utc, "main"), new Progress<Progress>(), CancellationToken.None));

    private static async Task<ImportCounts> FromFileAsync(string content, Func<string, Task<ImportCounts>> import)
    {
        var path = Path.GetTempFileName();
        await File.WriteAllTextAsync(path, content);
        try
        {
            return await import(path);
        }
        finally
        {
            File.Delete(path);
        }
    }
}
