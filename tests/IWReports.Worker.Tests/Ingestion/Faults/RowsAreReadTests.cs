using System.Text;
using IWReports.Worker.Ingestion.Sources.Tables;
using IWReports.Worker.Tests.Ingestion.Sources.Tables;

namespace IWReports.Worker.Tests.Ingestion.Faults;

/// <summary>A row that cannot be read costs itself, and a cell that nobody reads costs nothing.</summary>
public sealed class RowsAreReadTests(TableFiles tables) : IClassFixture<TableFiles>
{
    [Fact]
    public async Task A_stray_quote_rejects_its_row_and_the_next_five_hundred_are_read()
    {
        var rows = Enumerable.Range(1, 502).Select(row =>
            row switch { 1 => "stray-1,\"two,2025-11-03", 502 => "stray-502,a man,2025-11-03\"", _ => $"stray-{row},c{row},2025-11-03" });
        var counts = await tables.ImportAsync("orders", "order_id,customer_id,ordered_at\n" + string.Join('\n', rows) + "\n");
        Assert.Equal((502, 500, 0, 0, 0, 2), TableFiles.Fates(counts));
        Assert.Equal([2, 503], counts.Rejects.Select(reject => (int)reject.Line));
        Assert.Equal("stray-1,\"two,2025-11-03",
            await tables.ScalarAsync<string>(
            "select encode(raw, 'escape') from quarantine where line = 2 and encode(raw, 'escape') like 'stray%'"));
    }

    [Theory]
    [InlineData("\n", "stray quote that the next quoted cell closes", "\"Smith, A\"")]
    [InlineData("\r\n", "stray quote to the end of the file", "plain")]
    [InlineData("\r", "lines of an old Macintosh", "plain")]
    public async Task The_rows_below_a_quote_left_open_are_read(string end, string what, string last)
    {
        var id = $"{what} {Guid.NewGuid()}";
        var counts = await tables.ImportAsync("customers",
            string.Join(end, "customer_id,name,segment", $"{id} 1,fine,", $"{id} 2,\"open,", $"{id} 3,fine,", $"{id} 4,{last},small", ""));
        Assert.Equal((4, 3, 0, 0, 0, 1), TableFiles.Fates(counts));
        Assert.Equal(3, counts.Rejects[0].Line);
    }

    [Fact]
    public async Task The_rows_below_a_quote_left_open_in_a_file_of_two_columns_are_read()
    {
        var counts = await tables.ImportAsync("monthly-calls",
            "month,calls\n2019-01,\"100\n2019-02,110\n2019-03,120\n2019-04,130\"\n2019-05,140\n");
        Assert.Equal((5, 3, 0, 0, 0, 2), TableFiles.Fates(counts));
        Assert.Equal([2, 5], counts.Rejects.Select(reject => (int)reject.Line));
    }

    [Fact]
    public async Task One_damaged_row_among_those_below_a_quote_left_open_takes_none_of_them_along()
    {
        var rows = Enumerable.Range(1, 20)
            .Select(row => row switch { 1 => "taken-1,\"open,small", 9 => "taken-9", 20 => "taken-20,the end\",small", _ =>
                $"taken-{row},fine,small" });
        var counts = await tables.ImportAsync("customers", "customer_id,name,segment\n" + string.Join('\n', rows) + "\n");
        Assert.Equal((20, 17, 0, 0, 0, 3), TableFiles.Fates(counts));
    }

    [Theory]
    [InlineData("rates", "currency,day,rate,source", "JPY,2025-10-0#,\"0.0102,bank", "EUR,2025-10-1#,0.61\",bank",
        "USD,2025-10-2#,0.65,bank")]
    [InlineData("rates", "currency,day,rate,source", "JP\"Y,2025-10-0#,\"0.01", "\",\"EUR,2025-10-1#,0.61", "NZD,2025-10-2#,0.65,bank")]
    [InlineData("goals", "month,team,amount,currency", "2025-0#,sales,\"900", "\"2025-1#\",\"x\"", "2025-1#,sales,900,AUD")]
    [InlineData("training", "session_id,planned_on,held_on,topic,invited,attended", "T#,\"2025-10-0#,", ",,\",tools,4,3",
        "U#,2025-10-0#,,tools,4,3")]
    [InlineData("absences", "person,from,to", "Mia,\"2025-10-0#", "2025-10-1#\",2025-10-1#", "Tom,2025-10-2#,2025-10-2#")]
    public async Task Each_line_counts_where_quotes_run_over_lines_that_hold_numbers_and_days(string kind, string header,
        params string[] lines)
    {
        var rows = Enumerable.Range(1, 2).SelectMany(n => lines.Select(line => line.Replace("#", $"{n}", StringComparison.Ordinal)))
            .ToList();
        var counts = await tables.ImportAsync(kind, $"{header}\n{string.Join('\n', rows)}\n");
        Assert.Equal((rows.Count, 2, rows.Count - 2), (counts.Read, counts.Inserted, counts.Rejected));
    }

    [Fact]
    public async Task A_day_with_an_empty_line_behind_it_is_one_cell()
    {
        var counts = await tables.ImportAsync("rates",
            "currency,day,rate,source\nCHF,\"2025-10-01\n\",1.7,\"the bank,\nby letter\"\nCHF,2025-10-02,1.7,bank\n");
        Assert.Equal((2L, 2L, 0L), (counts.Read, counts.Inserted, counts.Rejected));
    }

    [Fact]
    public async Task A_remark_of_several_lines_stays_one_row()
    {
        var counts = await tables.ImportAsync("complaints", "complaint_id,received_at,topic,summary\nremark-1,2025-11-03,late,\"I "
            + "called, twice,\n\nand then, as said, nothing\ncame, at all, ever\"\nremark-2,2025-11-03,late,short\n");
        Assert.Equal((2, 2, 0, 0, 0, 0), TableFiles.Fates(counts));
        Assert.Equal(3, await tables.ScalarAsync<long>(
            "select length(summary) - length(replace(summary, E'\\n', ''))::bigint from complaint where complaint_id = 'remark-1'"));
    }

    [Fact]
    public async Task Quotes_that_break_the_rules_in_a_caller_id_that_nobody_reads_cost_no_call()
    {
        var counts = await tables.ImportFileAsync("cdr", Fault("cdr_quote.csv"), TableMap.None, zone: "America/Bogota");
        Assert.Equal((2L, 2L, 0L), (counts.Inserted, counts.Details["refused_calls"], counts.Rejected));
    }

    [Theory]
    [InlineData("\"\"A, B\" <100>\"")]
    [InlineData("\"A B <100>")]
    [InlineData("A \"B\" <100>")]
    [InlineData("Caf\u00e9")]
    public async Task However_a_cell_that_nobody_reads_is_written_its_row_is_read(string clid)
    {
        var id = Guid.NewGuid();
        var counts = await tables.ImportAsync("cdr", Encoding.Latin1.GetBytes(
            $"clid,start,dcontext,disposition,uniqueid\n{clid},2018-11-30 10:00:00,from-trunk,BUSY,{id}-1\n"
                + $"fine,2018-11-30 10:01:00,from-trunk,BUSY,{id}-2\n"), zone: "UTC");
        Assert.Equal((2L, 0L), (counts.Inserted, counts.Rejected));
    }

    [Fact]
    public async Task Quotes_that_break_the_rules_in_a_cell_that_is_read_reject_the_row()
    {
        var counts = await tables.ImportAsync("customers",
            "customer_id,name,remark\nread-1,\"\"A B\" Pty\",x\nread-2,fine,\"\"A B\" Pty\"\n");
        Assert.Equal(2, Assert.Single(counts.Rejects).Line);
    }

    [Fact]
    public async Task A_record_with_a_header_of_its_own_is_read_by_the_users_map()
    {
        var counts = await tables.ImportFileAsync("cdr", Fault("cdr_renamed.csv"), TableMap.Read(Fault("cdr_renamed.json")),
            zone: "Asia/Tokyo");
        Assert.Equal((1L, 1L), (counts.Inserted, counts.Details["refused_calls"]));
        var cel = await tables.ImportAsync("cel", "what,at,chan,call,all\nBRIDGE_ENTER,2025-11-03 10:00:00,PJSIP/1-1,1.1,1.1\n",
            """{"columns":{"eventtype":"what","eventtime":"at","channame":"chan","uniqueid":"call","linkedid":"all"}}""",
            zone: "Asia/Tokyo");
        Assert.Equal(1, cel.Inserted);
    }

    [Fact]
    public async Task Lines_without_any_text_are_passed_over()
    {
        var counts = await tables.ImportAsync("customers",
            "customer_id;name;segment\nblank-1;one;\n;;\n   \nblank-2;two;\n\n;;\n\"\";\"\";\"\"\n\n");
        Assert.Equal((2, 2, 0, 0, 0, 0), TableFiles.Fates(counts));
    }

    [Fact]
    public async Task A_file_of_Excels_own_unicode_text_is_read_as_before_and_after_a_stray_quote()
    {
        byte[] file = [.. Encoding.Unicode.Preamble,
            .. Encoding.Unicode.GetBytes("customer_id\tname\tsegment\nuni-1\t\"Café\t\nuni-2\tZoë\t\n")];
        Assert.Equal(2, Assert.Single((await tables.ImportAsync("customers", file)).Rejects).Line);
        Assert.Equal("Zoë", await tables.ScalarAsync<string>("select name from customer where customer_id = 'uni-2'"));
    }

    private static string Fault(string name) => Path.Combine(AppContext.BaseDirectory, "faults", name);
}
