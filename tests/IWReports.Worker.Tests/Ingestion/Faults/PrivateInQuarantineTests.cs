using System.Text;
using IWReports.Worker.Demo;
using IWReports.Worker.Host;
using IWReports.Worker.Ingestion;
using IWReports.Worker.Ingestion.Sources;
using IWReports.Worker.Ingestion.Sources.Asterisk;
using IWReports.Worker.Ingestion.Sources.Queries;
using IWReports.Worker.Ingestion.Sources.Shopify;
using IWReports.Worker.Ingestion.Sources.Shops;
using IWReports.Worker.Ingestion.Sources.Tables;
using IWReports.Worker.Ingestion.Sources.WooCommerce;
using IWReports.Worker.Tests.Ingestion.Sources.Tables;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace IWReports.Worker.Tests.Ingestion.Faults;

/// <summary>Of a rejected row only what the program reads, and is nobody's own, stays readable.</summary>
public sealed class PrivateInQuarantineTests(TestDatabase database) : IClassFixture<TestDatabase>, IAsyncLifetime
{
    private readonly TableFiles _tables = new(database);

    public Task InitializeAsync() => database.ExecuteHereAsync("truncate quarantine");

    public Task DisposeAsync() => Task.CompletedTask;

    public static TheoryData<string> Kinds => [.. TableCatalog.All.Select(kind => kind.Name)];

    [Fact]
    public async Task A_callers_name_is_blotted_out_wherever_it_stands_and_so_are_topics_and_columns_that_nothing_reads()
    {
        var counts = await _tables.ImportAsync("calls",
            "at,queue,agent,caller,topic,wait,notes\n2025-11-03 09:00,Sales for Jane,Ben,Jane Citizen,Jane wants her money,soon "
                + "Jane,call Jim\n2025-11-03 09:05,Sales,Ben,,,5,\n");
        Assert.StartsWith("wait: \"soon ####\" is not ", Assert.Single(counts.Rejects).Reason, StringComparison.Ordinal);
        Assert.Equal("2025-11-03 09:00,Sales for ####,Ben,#### #######,#### ##### ### #####,soon ####,#### ###", await RawAsync());
    }

    [Fact]
    public async Task A_reason_does_not_repeat_what_was_read_from_a_persons_column()
    {
        var counts = await _tables.ImportAsync("orders", "order_id,ordered_at,contact name\nr-1,2025-11-03,Jane\nr-2,2025-11-03,7\n",
            """{"columns":{"value":"contact name"}}""");
        Assert.StartsWith("contact name: \"####\" is not a number", Assert.Single(counts.Rejects).Reason, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task No_kind_of_table_keeps_a_remark_or_a_persons_own_words(string name)
    {
        var kind = TableCatalog.Find(name);
        var path = Path.GetTempFileName();
        await File.WriteAllTextAsync(path, TableExamples.Of(kind));
        var lines = CsvLine.Read(path);
        File.Delete(path);
        var (header, good) = (lines[0].Fields, lines[1].Fields);
        // Every day, time and number is wrong, so that the first that is read rejects the row.
        var bad = header.Zip(good, (column, value) => kind.Columns.FirstOrDefault(ours => ours.Name == column) is not { } ours ? value
            : ours.InOwnWords ? "Canary" : ours.Type == CellType.Text ? value : "#REF!").ToArray();
        string Line(IEnumerable<string> fields, string last) =>
            string.Join(',', fields.Append(last).Select(field => $"\"{field.Replace("\"", "\"\"", StringComparison.Ordinal)}\""));
        await _tables.ImportAsync(name, $"{Line(header, "remark")}\n{Line(good, "")}\n{Line(bad, "Canary Jones")}\n");
        Assert.Contains("######", await RawAsync(), StringComparison.Ordinal);
        Assert.Equal(0, await CanariesAsync());
    }

    [Fact]
    public async Task A_sheet_of_a_workbook_is_kept_as_a_file_of_text_is()
    {
        await _tables.ImportAsync("orders", SomeWorkbook.Of(
            SomeWorkbook.Row("order_id", "ordered_at", "value", "customer name", "carrier", "remark")
            + SomeWorkbook.Row("w-1", "2025-11-03", "much", "Canary Jones", "for Canary", "x")
                + SomeWorkbook.Row("w-2", "2025-11-03", 5, "", "", "")));
        Assert.Equal("w-1,2025-11-03,much,###### #####,for ######,#", await RawAsync());
    }

    [Fact]
    public async Task A_query_of_another_database_is_kept_as_a_file_is()
    {
        var options = new QueryOptions
        {
            Kind = "orders", ConnectionString = database.ConnectionString, Zone = "UTC",
            Sql = "select 'q-1' as order_id, '2025-11-03' as ordered_at, 'Canary' as customer_name, 'for Canary' as carrier, 'much' as "
                + "value, 'x' as remark union all select 'q-2', '2025-11-03', '', '', '5', ''",
        };
        var pull = new QueryPull("private", options, database.Source,
            new CallerKey(Options.Create(new PrivacyOptions { CallerKey = Convert.ToBase64String(new byte[32]) })), new(),
            TimeProvider.System);
        await new IngestJob([pull], NullLogger<IngestJob>.Instance).RunAsync([], new Progress<Progress>(), CancellationToken.None);
        Assert.Equal("q-1|2025-11-03|######|for ######|much|#", await RawAsync());
    }

    [Theory]
    [InlineData("woocommerce",
        """[{"id":1,"status":"for Canary","date_created_gmt":"soon, says Canary","total":"1","billing":{"first_name":"Canary"}},"""
            + """{"id":2,"status":"processing","date_created_gmt":"2025-11-03T00:00:00","total":"1"}]""")]
    [InlineData("shopify",
        """[{"id":1,"financial_status":"for Canary","processed_at":"soon, says Canary","total_price":"1","customer":{"default_address":"""
            + """{"last_name":"Canary"}}},{"id":2,"processed_at":"2025-11-03T00:00:00Z","total_price":"1"}]""")]
    public async Task A_shops_order_does_not_name_its_customer(string shop, string orders)
    {
        var path = Path.GetTempFileName();
        await File.WriteAllTextAsync(path, orders);
        var kind = shop == ShopifyOrder.Kind.Name ? ShopifyOrder.Kind : WooCommerceOrder.Kind;
        var counts = await new ShopImport(database.Source)
            .RunAsync(new(kind, [path], TimeZoneInfo.Utc, "private"), new Progress<Progress>(), default);
        File.Delete(path);
        Assert.Contains("soon, says ######", Assert.Single(counts.Rejects).Reason, StringComparison.Ordinal);
        Assert.Contains("for ######", await RawAsync(), StringComparison.Ordinal);
        Assert.Equal(0, await CanariesAsync());
    }

    [Theory]
    [InlineData("RQUEUE||+61355501237|1|Jane Q Citizen", "######||+###########|#|#### # #######")]
    [InlineData("call of Jane Citizen", "#### ## #### #######")]
    [InlineData("1764291600|c7|Sales|NONE|NOTE|Jane rang again|7", "1764291600|c7|Sales|NONE|NOTE|#### #### #####|#")]
    [InlineData("4000000000|c7|Sales|SIP/1|CONNECT|5|c7.1|3", "4000000000|c7|Sales|SIP/1|CONNECT|5|c7.1|3")]
    [InlineData("1764291600|c7|Sales|SIP/1|COMPLETECALLER", "1764291600|c7|Sales|SIP/1|COMPLETECALLER")]
    public void Of_a_log_line_a_replay_keeps_what_it_reads_and_nothing_else_stays(string line, string kept) =>
        Assert.Equal(kept, Encoding.UTF8.GetString(QueueLogPrivate.Blot(Encoding.UTF8.GetBytes(line))));

    private Task<string> RawAsync() => database.ScalarAsync<string>(
        "select coalesce(string_agg(convert_from(raw, 'UTF8'), E'\\n'), '') from quarantine");

    private Task<long> CanariesAsync() =>
        database.ScalarAsync<long>("select count(*) from quarantine where encode(raw, 'escape') || reason ilike '%canary%' or "
            + "encode(raw, 'escape') ilike '%jones%'");
}
