using IWReports.Worker.Host;
using IWReports.Worker.Ingestion;
using IWReports.Worker.Ingestion.Sources.Tables;
using IWReports.Worker.Ingestion.Sources.Tables.Files;

namespace IWReports.Worker.Tests.Ingestion.Sources.Tables;

/// <summary>What a workbook's cells say: days, times, durations and numbers for what they are.</summary>
public sealed class SheetCellsTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("iw-sheet-");
    private readonly List<Reject> _rejects = [];

    public void Dispose() => _folder.Delete(recursive: true);

    private async Task<List<string>> RowsAsync(byte[] workbook, TableMap? map = null, string kind = "calls")
    {
        var path = Path.Combine(_folder.FullName, $"{Guid.NewGuid():N}.xlsx");
        await File.WriteAllBytesAsync(path, workbook);
        await using var file = await TableFile.OpenAsync(path, TableCatalog.Find(kind), map ?? TableMap.None, CancellationToken.None);
        file.Rejected = _rejects.Add;
        var rows = new List<string>();
        while (await file.ReadAsync(CancellationToken.None))
            rows.Add($"{file.Line}: " + string.Join('|', file.Header.Select((_, index) =>
                (file.Form(index) == CellForm.Unreadable ? "!" : "") + file.Cell(index))));
        return rows;
    }

    private async Task<string> CellAsync(string cell, bool from1904 = false, params string[] texts) =>
        (await RowsAsync(SomeWorkbook.Of(SomeWorkbook.Row("at", "what") + $"<row><c t=\"inlineStr\"><is><t>x</t></is></c>{cell}</row>",
            from1904, texts))).Single()["2: x|".Length..];

    [Theory]
    // Days, and days with times, by a format of its own and by formats that only have a number.
    [InlineData("<c s=\"1\"><v>45988</v></c>", "2025-11-27")]
    [InlineData("<c s=\"10\"><v>45988</v></c>", "2025-11-27")]
    [InlineData("<c s=\"2\"><v>45988.395833333333</v></c>", "2025-11-27 09:30:00")]
    [InlineData("<c s=\"11\"><v>45988</v></c>", "2025-11-27 00:00:00")]
    [InlineData("<c s=\"1\"><v>45988.5</v></c>", "2025-11-27 12:00:00")]
    // What is left of a sum goes to the second; a format with a fraction keeps thousandths.
    [InlineData("<c s=\"2\"><v>45988.9999999</v></c>", "2025-11-28 00:00:00")]
    [InlineData("<c s=\"2\"><v>45988.39583</v></c>", "2025-11-27 09:30:00")]
    [InlineData("<c s=\"8\"><v>45988.395836226852</v></c>", "2025-11-27 09:30:00.250")]
    // 1900 was no leap year, though the count has its day.
    [InlineData("<c s=\"1\"><v>1</v></c>", "1900-01-01")]
    [InlineData("<c s=\"1\"><v>59</v></c>", "1900-02-28")]
    [InlineData("<c s=\"1\"><v>60</v></c>", "1900-02-29")]
    [InlineData("<c s=\"1\"><v>61</v></c>", "1900-03-01")]
    [InlineData("<c s=\"1\"><v>2958465</v></c>", "9999-12-31")]
    [InlineData("<c s=\"1\"><v>2958466</v></c>", "2958466")]
    [InlineData("<c s=\"1\"><v>-3</v></c>", "-3")]
    // Times of day and durations.
    [InlineData("<c s=\"3\"><v>0.395833333333333</v></c>", "9:30:00")]
    [InlineData("<c s=\"6\"><v>0.75</v></c>", "18:00:00")]
    [InlineData("<c s=\"2\"><v>0.000868055555555556</v></c>", "0:01:15")]
    [InlineData("<c s=\"4\"><v>1.5</v></c>", "36:00:00")]
    [InlineData("<c s=\"4\"><v>0</v></c>", "0:00:00")]
    [InlineData("<c s=\"3\"><v>1.25</v></c>", "30:00:00")]
    [InlineData("<c s=\"3\"><v>45988.395833333333</v></c>", "2025-11-27 09:30:00")]
    [InlineData("<c s=\"0\"><v>0.000868055555555556</v></c>", "0.000868055555555556")]
    // ISO days, as strict workbooks have them.
    [InlineData("<c t=\"d\" s=\"1\"><v>2025-11-27T00:00:00.000</v></c>", "2025-11-27")]
    [InlineData("<c t=\"d\"><v>2025-11-27T09:30:00</v></c>", "2025-11-27T09:30:00")]
    // Numbers.
    [InlineData("<c><v>6.139E10</v></c>", "61390000000")]
    [InlineData("<c><v>61390000000</v></c>", "61390000000")]
    [InlineData("<c><v>0.30000000000000004</v></c>", "0.3")]
    [InlineData("<c><v>1234.5</v></c>", "1234.5")]
    [InlineData("<c><v>-1E-3</v></c>", "-0.001")]
    [InlineData("<c s=\"7\"><v>12.5</v></c>", "12.5")]
    [InlineData("<c s=\"5\"><v>0.07</v></c>", "7%")]
    [InlineData("<c s=\"9\"><v>45988</v></c>", "45988")]
    [InlineData("<c t=\"b\"><v>1</v></c>", "yes")]
    [InlineData("<c t=\"b\"><v>0</v></c>", "no")]
    // Texts.
    [InlineData("<c t=\"inlineStr\"><is><t>12,50</t></is></c>", "12,50")]
    [InlineData("<c t=\"inlineStr\"><is><r><t>Hook </t></r><r><rPr><b/></rPr><t>no. 3</t></r></is></c>", "Hook no. 3")]
    [InlineData("<c t=\"str\"><f>A1</f><v>Reel_x000D_</v></c>", "Reel\r")]
    [InlineData("<c t=\"str\"><f>A1</f><v></v></c>", "")]
    [InlineData("<c s=\"1\"/>", "")]
    // Formulas by the value saved with them; what has none, or is an error, is not read for a value.
    [InlineData("<c><f>SUM(A1:A9)</f><v>42</v></c>", "42")]
    [InlineData("<c><f>SUM(A1:A9)</f></c>", "!is a formula without its value: open the file in a spreadsheet program and save it there")]
    [InlineData("<c><f>SUM(A1:A9)</f><v></v></c>",
        "!is a formula without its value: open the file in a spreadsheet program and save it there")]
    [InlineData("<c t=\"e\"><f>1/0</f><v>#DIV/0!</v></c>", "!#DIV/0!")]
    [InlineData("<c t=\"s\"><v>7</v></c>", "!names a text that the workbook does not have")]
    [InlineData("<c><v>seven</v></c>", "!holds no number")]
    public async Task A_cell_says_what_a_CSV_would_say(string cell, string text) => Assert.Equal(text, await CellAsync(cell));

    [Theory]
    [InlineData("<c s=\"1\"><v>44526</v></c>", "2025-11-27")]
    [InlineData("<c s=\"1\"><v>0</v></c>", "1904-01-01")]
    [InlineData("<c s=\"3\"><v>0.5</v></c>", "12:00:00")]
    public async Task A_workbook_may_count_its_days_from_1904(string cell, string text) =>
        Assert.Equal(text, await CellAsync(cell, from1904: true));

    [Fact]
    public async Task Shared_texts_are_found_whatever_their_letters_look_like_and_without_how_they_are_pronounced()
    {
        string[] texts = ["<t>plain</t>", "<r><t xml:space=\"preserve\">two </t></r><r><t>parts</t></r>",
            "<t>東京</t><rPh sb=\"0\" eb=\"2\"><t>トウキョウ</t></rPh>", "<t/>"];
        Assert.Equal(["plain", "two parts", "東京", ""],
            await Task.WhenAll(Enumerable.Range(0, 4)
            .Select(async index => await CellAsync($"<c t=\"s\"><v>{index}</v></c>", texts: texts))));
    }

    [Fact]
    public async Task Rows_and_cells_that_are_missing_are_blank_and_rows_keep_the_sheets_numbers()
    {
        var rows = await RowsAsync(SomeWorkbook.Of(
            "<row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>at</t></is></c><c r=\"C1\" t=\"inlineStr\"><is><t>queue</t></is></c><c "
                + "r=\"D1\" s=\"1\"/></row>"
            + "<row r=\"2\" hidden=\"1\"><c r=\"C2\"><v>1</v></c></row><row r=\"5\"><c r=\"A5\"><v>2</v></c><c "
                + "r=\"AB5\"><v>9</v></c></row><row r=\"6\"/><row r=\"7\"><c r=\"Z7\"><v>3</v></c></row><row><c><v>4</v></c></row>"));
        Assert.Equal(["2: ||1", "5: 2||", "8: 4||"], rows);
    }

    [Fact]
    public async Task The_first_sheet_that_is_shown_is_read_or_the_one_that_is_named()
    {
        var workbook = SomeWorkbook.Of([("Notes", SomeWorkbook.Row("at") + SomeWorkbook.Row("hidden"), true),
            ("May", SomeWorkbook.Row("at") + SomeWorkbook.Row("may"), false),
            ("June", SomeWorkbook.Row("at") + SomeWorkbook.Row("june"), false)]);
        Assert.Equal(["2: may"], await RowsAsync(workbook));
        Assert.Equal(["2: june"], await RowsAsync(workbook, TableMap.None.With("june", null)));
        Assert.Equal(["2: hidden"], await RowsAsync(workbook, TableMap.Parse("""{"sheet":"Notes"}""", "map.json")));
        var error = await Assert.ThrowsAsync<InputException>(() => RowsAsync(workbook, TableMap.None.With("July", null)));
        Assert.Contains("there is no sheet \"July\". It has: Notes (hidden), May, June.", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_links_address_that_is_none_spoils_nothing()
    {
        var workbook = SomeWorkbook.Of(SomeWorkbook.Row("at") + SomeWorkbook.Row("x"));
        var sheet = workbook;
        using (var zip = new System.IO.Compression.ZipArchive(new MemoryStream(workbook)))
        {
            var part = zip.Entries.Single(entry => entry.FullName.StartsWith("xl/worksheets/", StringComparison.Ordinal)).Name;
            sheet = SomeWorkbook.With(workbook, $"xl/worksheets/_rels/{part}.rels", _ =>
                "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"r1\" "
                    + "Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink\" Target=\"mailto:anna@@bad "
                    + "host:x\" TargetMode=\"External\"/></Relationships>");
        }

        Assert.Equal(["2: x"], await RowsAsync(sheet));
    }

    [Fact]
    public async Task A_text_or_day_merged_over_rows_counts_for_each_of_them_and_a_number_for_none_but_the_first()
    {
        var rows = await RowsAsync(SomeWorkbook.Merged(
            SomeWorkbook.Row("at", "queue", "calls") + SomeWorkbook.Row("<c s=\"1\"><v>45988</v></c>", "orders",
            5) + SomeWorkbook.Row("<c s=\"1\"/>", "returns", "<c/>")
            + SomeWorkbook.Row("<c/>", "<c/>", "<c/>") + SomeWorkbook.Row("<c s=\"1\"><v>45989</v></c>", "orders", "<c/>"), "A2:A4",
                "C2:C3", "B5:C5"));
        Assert.Equal(["2: 2025-11-27|orders|5",
            "3: 2025-11-27|returns|!is merged with those above, and their number cannot be shared out: part them in the sheet",
            "5: 2025-11-28|orders|"], rows);
    }

    [Theory]
    [InlineData("d/m/yyyy", "Day")]
    [InlineData("[$-F800]dddd\\,\\ mmmm\\ dd\\,\\ yyyy", "Day")]
    [InlineData("mmm-yy", "Day")]
    [InlineData("yyyy\"年\"m\"月\"d\"日\"", "Day")]
    [InlineData("hh:mm dd.mm.yyyy", "DayAndTime")]
    [InlineData("m/d/yy h:mm", "DayAndTime")]
    [InlineData("mm:ss", "Time")]
    [InlineData("mm:ss.0", "Time")]
    [InlineData("h\"h\" mm\"m\"", "Time")]
    [InlineData("[mm]:ss", "Elapsed")]
    [InlineData("[hh]:mm", "Elapsed")]
    [InlineData("General", "Number")]
    [InlineData("0.00E+00", "Number")]
    [InlineData("#,##0.00\\ [$kr-41D];[Red]\\-#,##0.00\\ [$kr-41D]", "Number")]
    [InlineData("0 \"days\"", "Number")]
    [InlineData("0.00 EUR", "Number")]
    [InlineData("_-* #,##0.00\\ _€_-;\\-* #,##0.00\\ _€_-", "Number")]
    [InlineData("0.0%", "Percent")]
    [InlineData("@", "Number")]
    public void A_format_tells_what_its_number_stands_for(string code, string shown) =>
        Assert.Equal(shown, Worker.Ingestion.Sources.Tables.Workbooks.NumberFormat.Read(code).Shown.ToString());
}
