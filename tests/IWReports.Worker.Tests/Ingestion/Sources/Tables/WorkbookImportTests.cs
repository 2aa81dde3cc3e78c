using System.IO.Compression;
using System.Text;
using IWReports.Worker.Host;
using IWReports.Worker.Ingestion.Sources.Tables;
using IWReports.Worker.Tests.Measurement;

namespace IWReports.Worker.Tests.Ingestion.Sources.Tables;

/// <summary>A workbook brings the same facts as the CSV of its sheet.</summary>
public sealed class WorkbookImportTests(TestDatabase database) : MeasuredDatabase(database)
{
    internal static string Given(string file) => Path.Combine(AppContext.BaseDirectory, "workbooks", file);

    private TableFiles Tables => new(Database);

    private async Task<string> LinesAsync(string sql) => await Database.ScalarAsync<string>(sql);

    // Written by a spreadsheet program: titles, the day and the time apart, durations, a row of totals, several sheets.
    [Fact]
    public async Task A_spreadsheet_programs_calls_are_read_as_they_are_shown()
    {
        var map = TableMap.Parse("""{"sheet":"November","columns":{"call_id":"Ref","date":{"column":"Date","format":"dd/MM/yyyy"}}}""",
            "map.json");
        var counts = await Tables.ImportFileAsync("calls", Given("calls.xlsx"), map, site: "lo");
        Assert.Equal((5, 4, 0, 0, 0, 0), TableFiles.Fates(counts));
        Assert.Equal(1, counts.Details["totals"]);
        Assert.Contains("the header is line 4; 3 lines above it were passed over", counts.Notes[0], StringComparison.Ordinal);
        Assert.Equal(
            "61390000000 2025-11-27 09:30:00 orders answered 12 245 Mia | 61390000001 2025-11-27 09:31:00 orders abandoned 75   | "
            + "61390000002 2025-11-27 23:59:59 returns answered 8 3723 Noah | 61390000003 2025-11-28 00:00:00 returns answered 20 59 Noah",
            await LinesAsync("select string_agg(concat_ws(' ', call_id, to_char(entered_at at time zone 'Australia/Melbourne', "
                + "'YYYY-MM-DD HH24:MI:SS'), queue, outcome, wait_s, coalesce(talk_s::text, ''), coalesce(officer, '')), ' | ' order by "
                + "call_id) from queue_entry where call_id like '6139000000%'"));
    }

    [Fact]
    public async Task Formulas_are_read_by_value_and_an_error_rejects_its_row()
    {
        var counts = await Tables.ImportFileAsync("orders", Given("orders.xlsx"), TableMap.None);
        Assert.Equal((4, 3, 0, 0, 0, 1), TableFiles.Fates(counts));
        Assert.Equal((5, "value: the cell holds the error #DIV/0!"), (counts.Rejects[0].Line, counts.Rejects[0].Reason));
        Assert.Equal("A-1 1234.5 Hook no. 3 | A-2 0.3 Line 2025-11-04 | A-3 2469 Reel",
            await LinesAsync("select string_agg(concat_ws(' ', order_id, value, product, cancelled_on), ' | ' order by order_id) from "
                + "customer_order where order_id like 'A-%'"));
        Assert.Equal("2025-11-03 10:15:30 | 2025-11-03 00:00:00 | 2025-11-04 23:59:59",
            await LinesAsync("select string_agg(to_char(ordered_at at time zone 'Australia/Melbourne', 'YYYY-MM-DD HH24:MI:SS'), ' | ' "
                + "order by order_id) from customer_order where order_id like 'A-%'"));
    }

    [Fact]
    public async Task The_CSV_of_a_sheet_changes_nothing_of_what_the_sheet_brought()
    {
        var workbook = SomeWorkbook.Of(SomeWorkbook.Row("order_id", "ordered_at", "value")
            + SomeWorkbook.Row(990001, "<c s=\"2\"><v>45988.395833333333</v></c>", 12.5) + SomeWorkbook.Row(990002,
                "<c s=\"1\"><v>45988</v></c>", "<c><v>0.30000000000000004</v></c>"));
        Assert.Equal(2, (await Tables.ImportAsync("orders", workbook)).Inserted);
        Assert.Equal(2, (await Tables.ImportAsync("orders",
            "order_id,ordered_at,value\n990001,2025-11-27 09:30:00,12.5\n990002,2025-11-27,0.3\n")).Unchanged);
    }

    [Fact]
    public async Task An_error_or_a_formula_without_its_value_counts_only_where_its_column_is_read()
    {
        var workbook = SomeWorkbook.Of(SomeWorkbook.Row("order_id", "ordered_at", "product", "remark")
            + SomeWorkbook.Row("E-1", "2025-11-03", "fine", "<c t=\"e\"><v>#REF!</v></c>")
            + SomeWorkbook.Row("E-2", "2025-11-03", "<c t=\"e\"><v>#N/A</v></c>", "<c><f>NOW()</f></c>")
            + SomeWorkbook.Row("E-3", "2025-11-03", "<c t=\"e\"><v>#REF!</v></c>", "x")
            + SomeWorkbook.Row("E-4", "<c s=\"1\"><f>TODAY()</f></c>", "x", "x"));
        var counts = await Tables.ImportAsync("orders", workbook);
        Assert.Equal((4, 2, 0, 0, 0, 2), TableFiles.Fates(counts));
        Assert.Equal(["product: the cell holds the error #REF!",
            "ordered_at: the cell is a formula without its value: open the file in a spreadsheet program and save it there"],
            counts.Rejects.Select(reject => reject.Reason));
        // A lookup that found nothing says nothing, as the word does in a CSV.
        Assert.True(await Database.ScalarAsync<bool>("select product is null from customer_order where order_id = 'E-2'"));
    }

    [Fact]
    public async Task A_rejected_row_is_kept_with_its_private_cells_blotted_out()
    {
        var workbook = SomeWorkbook.Of(SomeWorkbook.Row("customer_id", "name", "since") + SomeWorkbook.Row("", "Anna Berg",
            "said \"x\", then y") + SomeWorkbook.Row("blot-1", "Ben", "z"));
        var counts = await Tables.ImportAsync("customers", workbook);
        Assert.Equal(2, Assert.Single(counts.Rejects).Line);
        Assert.Equal(",#### ####,\"#### \"\"#\"\", #### #\"", Encoding.UTF8.GetString(counts.Rejects[0].Raw));
    }

    [Fact]
    public async Task A_packed_workbook_is_read_and_texts_and_titles_are_as_in_a_CSV()
    {
        var workbook = SomeWorkbook.Of(SomeWorkbook.Row("Sales") + "<row/>" + SomeWorkbook.Row("No", "Placed",
            "Total") + SomeWorkbook.Row("P-1", "27/11/2025", "1.234,50") + SomeWorkbook.Row("P-2", "<c s=\"1\"><v>45988</v></c>", 1234.5));
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest, leaveOpen: true))
            gzip.Write(workbook);
        var counts = await Tables.ImportAsync("orders", packed.ToArray(),
            """{"decimal":",","thousands":".","columns":{"order_id":"No","ordered_at":{"column":"Placed","format":"dd/MM/yyyy"}"""
                + ""","value":"Total"}}""");
        Assert.Equal((2, 2, 0, 0, 0, 0), TableFiles.Fates(counts));
        Assert.Equal("2025-11-27 1234.50 | 2025-11-27 1234.5",
            await LinesAsync("select string_agg(concat_ws(' ', ordered_on, value), ' | ' order by order_id) from customer_order where "
                + "order_id like 'P-%'"));
    }

    [Fact]
    public async Task A_sheet_without_the_columns_is_refused_naming_the_other_sheets()
    {
        var workbook = SomeWorkbook.Of([("Cover", SomeWorkbook.Row("Our orders"), false),
            ("Rows", SomeWorkbook.Row("order_id", "ordered_at") + SomeWorkbook.Row("W-1", "2025-11-03"), false)]);
        var error = await Assert.ThrowsAsync<InputException>(() => Tables.ImportAsync("orders", workbook));
        Assert.Contains("the column \"order_id\" (the order's number) is missing", error.Message, StringComparison.Ordinal);
        Assert.Contains("the sheet \"Cover\" was read; not read: \"Rows\" (--sheet names one)", error.Message, StringComparison.Ordinal);
    }

    public static TheoryData<string, string> Refused => new()
    {
        { "old", "is an old .xls workbook, or one locked by a password. Save it as .xlsx without a password, or as CSV." },
        { "zip", "is a zip archive and no workbook" },
        { "ods", "is an OpenDocument file (.ods). Save it as .xlsx or as CSV." },
        { "xlsb", "is a binary workbook (.xlsb)" },
        { "empty", "the sheet \"Calls\" is empty" },
        { "dtd", "damaged or cut off" },
        { "cut", "damaged or cut off" },
        { "bomb", "more than a sheet can be" },
    };

    [Theory]
    [MemberData(nameof(Refused))]
    public async Task What_cannot_be_read_is_refused_with_what_to_do(string what, string reason)
    {
        var workbook = SomeWorkbook.Of(SomeWorkbook.Row("order_id", "ordered_at") + SomeWorkbook.Row("R-1", "2025-11-03"));
        byte[] content = what switch
        {
            "old" => [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, .. new byte[600]],
            "zip" => Zip("orders.csv", "order_id\n"),
            "ods" => Zip("mimetype", "application/vnd.oasis.opendocument.spreadsheet"),
            "xlsb" => Zip("xl/workbook.bin", "x"),
            "empty" => SomeWorkbook.Of(""),
            "dtd" => SomeWorkbook.With(workbook, SheetOf(workbook), xml =>
                "<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/hostname\">]>" + xml.Replace("R-1", "&e;", StringComparison.Ordinal)),
            "cut" => workbook[..^200],
            _ => SomeWorkbook.With(workbook, SheetOf(workbook), xml =>
                xml.Replace("</sheetData>", new string(' ', 60_000_000) + "</sheetData>", StringComparison.Ordinal)),
        };
        var error = await Assert.ThrowsAsync<InputException>(() => Tables.ImportAsync("orders", content));
        Assert.Contains(reason, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_encoding_for_a_workbook_is_refused() =>
        Assert.Contains("needs no encoding",
            (await Assert.ThrowsAsync<InputException>(() =>
                Tables.ImportAsync("orders", SomeWorkbook.Of(SomeWorkbook.Row("order_id", "ordered_at")),
            TableMap.None.With(null, "utf-16")))).Message, StringComparison.Ordinal);

    private static string SheetOf(byte[] workbook)
    {
        using var zip = new ZipArchive(new MemoryStream(workbook));
        return zip.Entries.Single(entry => entry.FullName.StartsWith("xl/worksheets/", StringComparison.Ordinal)).FullName;
    }

    private static byte[] Zip(string name, string text)
    {
        using var content = new MemoryStream();
        using (var zip = new ZipArchive(content, ZipArchiveMode.Create, leaveOpen: true))
        using (var writer = new StreamWriter(zip.CreateEntry(name).Open()))
            writer.Write(text);
        return content.ToArray();
    }
}
