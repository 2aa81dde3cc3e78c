using System.IO.Compression;
using System.Text;
using IWReports.Worker.Host;
using IWReports.Worker.Ingestion;

namespace IWReports.Worker.Tests.Ingestion.Sources.Tables;

public sealed class BadTablesTests(TableFiles tables) : IClassFixture<TableFiles>
{
    [Fact]
    public async Task A_byte_order_mark_quotes_line_breaks_and_semicolons_are_read_as_they_were_meant()
    {
        var counts = await tables.ImportAsync("customers",
            "\uFEFFCustomer ID;Name;key-account\r\nbom-1;\"Yore \"\"Mine\"\" Co.\r\nPty; Ltd\";yes\r\n");
        Assert.Equal((1, 1, 0, 0, 0, 0), TableFiles.Fates(counts));
        Assert.Equal("Yore \"Mine\" Co.\r\nPty; Ltd",
            await tables.ScalarAsync<string>("select name from customer where customer_id = 'bom-1' and key_account"));
    }

    [Fact]
    public async Task A_day_that_does_not_exist_rejects_its_line_and_no_other()
    {
        var counts = await tables.ImportAsync("absences", "person,from,to\nMia,2025-02-29,2025-03-01\nJonas,2025-02-28,2025-03-01\n");
        Assert.Equal((2, 1, 0, 0, 0, 1), TableFiles.Fates(counts));
        Assert.Equal(2, counts.Rejects[0].Line);
        Assert.Contains("from: \"2025-02-29\" is not a day or time that exists", counts.Rejects[0].Reason, StringComparison.Ordinal);
        Assert.Equal("Mia,2025-02-29,2025-03-01",
            await tables.ScalarAsync<string>("select convert_from(raw, 'UTF8') from quarantine where reason like 'from: \"2025-02-29%'"));
    }

    [Theory]
    [InlineData("roster", "person,role,from,to\nA,clerk,2025-01-01,\n", "role: \"clerk\" is not one of officer, supervisor, manager")]
    [InlineData("roster", "person,role,from,to\nA,officer,2025-02-01,2025-01-31\n", "to (2025-01-31) is before from (2025-02-01)")]
    [InlineData("roster", "person,role,from,shift_starts\nA,officer,2025-02-01,25:00\n", "shift_starts: \"25:00\" is not a time of day")]
    [InlineData("orders", "order_id,ordered_at,value\nA,2025-01-01,ten\n", "value: \"ten\" is not a number")]
    [InlineData("orders", "order_id,ordered_at\n,2025-01-01\n", "order_id is blank")]
    [InlineData("orders", "order_id,ordered_at\nA,0001-01-01 00:00\n", "it is before 1900-01-01")]
    [InlineData("orders", "order_id,ordered_at\nA,30/11/2025\n", "is not a day or time that exists")]
    [InlineData("orders", "order_id,ordered_at\nA,2025-10-05 02:30\n", "2025-10-05 02:30 did not exist in Australia/Melbourne")]
    [InlineData("orders", "order_id,ordered_at\nA,\"2025-01-01\n", "a quote is opened and never closed")]
    [InlineData("orders", "order_id,ordered_at\nA,2025-01-01,more\n", "the number of fields differs")]
    [InlineData("orders", "order_id,ordered_at\nA\0,2025-01-01\n", "a zero byte")]
    [InlineData("monthly-calls", "month,calls\n2025-01,-5\n", "calls: \"-5\" is not a whole number")]
    [InlineData("monthly-calls", "month,calls,change_on_last_year\n2025-01,5,-100 %\n", "cannot fall by 100 %")]
    [InlineData("enquiries", "enquiry_id,opened_at,required_fields,present_fields\n1,2025-11-03,5,6\n",
        "present_fields (6) of required_fields (5)")]
    [InlineData("enquiries", "enquiry_id,opened_at,present_fields\n1,2025-11-03,6\n", "present_fields (6) of required_fields (blank)")]
    [InlineData("quality", "review_id,item,reviewed_on,passed\n1,Listening,2025-11-03,mostly\n",
        "passed: \"mostly\" is not yes, no, or na")]
    [InlineData("quality", "review_id,item,reviewed_on,passed,weight\n1,Listening,2025-11-03,yes,0\n",
        "weight: an item that counts weighs more than 0")]
    [InlineData("surveys", "answer_id,question,answered_at,score\n1,staff,2025-01-01,Rather\n", "score: \"Rather\" is not an answer")]
    public async Task A_file_of_which_no_line_can_be_used_changes_nothing_and_says_why(string kind, string csv, string reason)
    {
        var runs = await tables.ScalarAsync<long>("select count(*) from ingest_run");
        var error = await Assert.ThrowsAsync<InputException>(() => tables.ImportAsync(kind, csv));
        Assert.Contains(reason, error.Message, StringComparison.Ordinal);
        Assert.Contains("Line 2", error.Message, StringComparison.Ordinal);
        Assert.Equal(runs, await tables.ScalarAsync<long>("select count(*) from ingest_run"));
    }

    [Theory]
    [InlineData("order_no,ordered_at\n1,2025-01-01\n", "the column \"order_id\" (the order's number) is missing")]
    [InlineData("order_id,Order ID,ordered_at\n1,1,2025-01-01\n", "stands 2 times in the header")]
    [InlineData("", "is empty")]
    public async Task A_file_without_the_right_header_is_refused_with_what_would_be_right(string csv, string reason)
    {
        var error = await Assert.ThrowsAsync<InputException>(() => tables.ImportAsync("orders", csv));
        Assert.Contains(reason, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_header_alone_brings_nothing_and_is_no_error() =>
        Assert.Equal((0, 0, 0, 0, 0, 0), TableFiles.Fates(await tables.ImportAsync("orders", "order_id,ordered_at\n")));

    [Fact]
    public async Task Broken_records_are_rejected_with_their_line_and_the_others_go_on()
    {
        var counts = await tables.ImportAsync("customers",
            "customer_id,name\nbroken-1,\"a\nb\"\nbroken-2,x,y\nbroken-3,\"x\"y\nbroken-4,fine\n");
        Assert.Equal((4, 2, 0, 0, 0, 2), TableFiles.Fates(counts));
        Assert.Equal([4, 5], counts.Rejects.Select(reject => reject.Line));
    }

    [Fact]
    public async Task Text_that_is_not_UTF8_is_rejected_unless_the_map_names_its_encoding()
    {
        byte[] file = [.. "customer_id,name\nlatin-1,Caf"u8, 0xE9, .. "\nlatin-2,Inn\n"u8];
        var counts = await tables.ImportAsync("customers", file);
        Assert.Contains("windows-1252", Assert.Single(counts.Rejects).Reason, StringComparison.Ordinal);
        await tables.ImportAsync("customers", file, """{"encoding":"windows-1252"}""");
        Assert.Equal("Café", await tables.ScalarAsync<string>("select name from customer where customer_id = 'latin-1'"));
    }

    [Fact]
    public async Task A_compressed_file_is_known_by_its_content_and_refused_when_cut_off()
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Optimal, leaveOpen: true))
            gzip.Write(Encoding.UTF8.GetBytes("customer_id,name\n"
                + string.Concat(Enumerable.Range(0, 2000).Select(i => $"gz-{i},Customer {i * 7919 % 1000}\n"))));
        Assert.Equal(2000, (await tables.ImportAsync("customers", packed.ToArray())).Inserted);
        var error = await Assert.ThrowsAsync<InputException>(() => tables.ImportAsync("customers", packed.ToArray()[..^100]));
        Assert.Contains("damaged or cut off", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_quote_left_open_at_the_start_of_a_large_file_costs_its_line_and_swallows_nothing()
    {
        var counts = await tables.ImportAsync("customers",
            "customer_id,name\nx,\"open\n" + string.Concat(Enumerable.Range(0, 300_000).Select(row => $"large-{row},quote\n")));
        Assert.Equal((300_001L, 300_000L, 1L), (counts.Read, counts.Inserted, counts.Rejected));
        Assert.Equal(2, counts.Rejects[0].Line);
    }

    [Fact]
    public async Task A_file_read_before_in_another_zone_is_refused()
    {
        await tables.ImportAsync("orders", "order_id,ordered_at\nA,2025-01-01\n", zone: "Asia/Jerusalem", site: "elsewhere");
        await Assert.ThrowsAsync<InputException>(() =>
            tables.ImportAsync("orders", "order_id,ordered_at\nA,2025-01-01\n", zone: "Europe/London", site: "elsewhere"));
    }

    [Fact]
    public async Task Nobodys_number_or_address_is_kept_or_shown_of_a_rejected_line()
    {
        var counts = await tables.ImportAsync("complaints", "complaint_id,received_at,summary,customer_id\ncan-1,03 5550 "
            + "1234,x,7\ncan-2,2025-11-03,call (03) 5550 1234 or anna@example.com,7,more\ncan-3,2025-11-03,fine,7\n");
        Assert.Equal((3, 1, 0, 0, 0, 2), TableFiles.Fates(counts));
        Assert.StartsWith("received_at: \"## #### ####\" is not a day or time that exists, written 2025-11-30 or 2025-11-30T14:05:00",
            counts.Rejects[0].Reason, StringComparison.Ordinal);
        Assert.Equal("can-1,############,#,7 | ###-#,####-##-##,#### (##) #### #### ## "
            + "################,#,####", await tables.ScalarAsync<string>("select string_agg(encode(raw, 'escape'), ' | ' order by line) "
            + "from quarantine where encode(raw, 'escape') like 'can-1,%' or encode(raw, 'escape') like '###-#,%'"));
    }

    [Fact]
    public async Task A_file_without_a_header_does_not_show_its_first_record()
    {
        var error = await Assert.ThrowsAsync<InputException>(() =>
            tables.ImportAsync("customers", "1,Anna,0355501234\n2,Ben,0355501235\n"));
        Assert.Contains("The file's columns: 1, Anna, ##########.", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task All_rejects_reach_the_quarantine_and_the_first_the_answer()
    {
        var counts = await tables.ImportAsync("absences",
            "person,from,to,reason\nLou,2025-01-01,2025-01-02,leave\n"
            + string.Concat(Enumerable.Range(0, 3000).Select(i => i % 2 == 0 ? "Lou,never,2025-01-01,many\n" : "Lou,many\n")));
        Assert.Equal((3001, 1, 0, 0, 0, 3000), TableFiles.Fates(counts));
        Assert.Equal(Enumerable.Range(3, ImportCounts.RejectsShown), counts.Rejects.Select(reject => (int)reject.Line));
        // Of a line with other columns than the header's nothing is known to be nobody's own.
        Assert.Equal(3000, await tables.ScalarAsync<long>("select count(*) from quarantine where encode(raw, 'escape') in "
            + "('Lou,never,2025-01-01,####', '###,####') and position is null"));
    }
}
