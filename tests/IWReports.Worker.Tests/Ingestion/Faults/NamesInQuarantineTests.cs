using System.Text;
using IWReports.Worker.Ingestion;
using IWReports.Worker.Ingestion.Sources.Tables;
using IWReports.Worker.Tests.Ingestion.Sources.Tables;

namespace IWReports.Worker.Tests.Ingestion.Faults;

/// <summary>A field known to hold a name or number is blotted out in the quarantine, whatever stands in it.</summary>
public sealed class NamesInQuarantineTests(TableFiles tables) : IClassFixture<TableFiles>
{
    [Fact]
    public async Task A_callers_name_in_a_call_detail_record_is_not_kept()
    {
        await tables.ImportFileAsync("cdr", Path.Combine(AppContext.BaseDirectory, "faults", "caller_name_cdr.csv"), TableMap.None,
            zone: "Asia/Tokyo");
        Assert.Equal(
            "2025-11-03 09:00:00,\"\"\"#### # #######\"\" "
                + "<##########>\",##########,####,from-pstn,###/#####-#,,Playback,#,##,#,4,#,1762120800.2,1762120800.2,10",
            (await tables.ScalarAsync<string>("select convert_from(raw, 'UTF8') from quarantine where reason like 'disposition: \"4\"%'"))
                .Replace("############", "1762120800.2", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("customer_id,name,phone,segment\nq-1,Jane Citizen,0355501234,huge\nq-2,fine,,\n")]
    [InlineData("customer_id,name,Contact Name,key_account\nq-1,Yore,Jane Citizen,perhaps\nq-2,fine,,\n")]
    [InlineData("customer_id,name,Caller ID Name,key_account\nq-1,Jane Citizen,x\nq-2,fine,,\n")]
    [InlineData("customer_id,name,email,key_account\nq-1,\"\"Jane\" Citizen,x,no\nq-2,fine,,\n")]
    public async Task A_persons_name_in_a_table_is_not_kept_even_where_the_fields_do_not_add_up(string csv)
    {
        Assert.Equal(1, (await tables.ImportAsync("customers", csv)).Rejected);
        Assert.Equal(0, await tables.ScalarAsync<long>(
            "select count(*) from quarantine where encode(raw, 'escape') ilike any (array['%jane%', '%citizen%'])"));
    }

    [Theory]
    [InlineData("4000000000|c7|Sales|NONE|ENTERQUEUE||+61355501237|1|Jane Q Citizen",
        "4000000000|c7|Sales|NONE|ENTERQUEUE||+###########|1|#### # #######")]
    [InlineData("1764291600|c7|Sales|NONE|ENTERQUEUE||Jane Citizen|1", "1764291600|c7|Sales|NONE|ENTERQUEUE||#### #######|1")]
    [InlineData("1764291600|c7|Sales|NONE|DID|9000", "1764291600|c7|Sales|NONE|DID|####")]
    [InlineData("1764291600|c7|Sales|SIP/1|CONNECT|5|1764291600.7|3", "1764291600|c7|Sales|SIP/1|CONNECT|5|1764291600.7|3")]
    public void A_callers_name_in_a_queue_log_is_not_kept(string line, string kept)
    {
        // The time and the channel's id have as many digits as a number; they are masked as before where they do not stand in their place.
        var raw = Encoding.UTF8.GetString(new Reject("queue_log", 1, Encoding.UTF8.GetBytes(line), "").Raw);
        Assert.Equal(kept.Split('|')[4..6], raw.Split('|')[4..6]);
        if (kept.Contains('#'))
            Assert.DoesNotContain("Citizen", raw, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("1.234.567,89 AUD", "#.###.###,89 AUD")]
    [InlineData("03 5550 1234", "## #### ####")]
    [InlineData("jane@example.com", "####@#######.###")]
    [InlineData("30.11.2025", "30.11.2025")]
    public void A_masked_value_shows_its_shape(string text, string shape) => Assert.Equal(shape, ContactDetails.Shape(text));

    [Fact]
    public async Task A_reason_shows_the_shape_of_what_is_to_be_mended()
    {
        var counts = await tables.ImportAsync("orders",
            "order_id,ordered_at,value\nshape-1,2025-11-03,\"1.234.567,89\"\nshape-2,2025-11-03,5\n");
        Assert.StartsWith("value: \"#.###.###,89\" is not a number", Assert.Single(counts.Rejects).Reason, StringComparison.Ordinal);
    }
}
