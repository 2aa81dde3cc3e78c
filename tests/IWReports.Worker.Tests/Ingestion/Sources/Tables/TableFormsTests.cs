using System.Text;
using IWReports.Worker.Host;
using IWReports.Worker.Ingestion.Sources.Tables;

namespace IWReports.Worker.Tests.Ingestion.Sources.Tables;

/// <summary>Files as people have them: titles above the header, any separator, any encoding.</summary>
public sealed class TableFormsTests(TableFiles tables) : IClassFixture<TableFiles>
{
    private Task<string> NameAsync(string id) => tables.ScalarAsync<string>($"select name from customer where customer_id = '{id}'");

    [Theory]
    [InlineData("Customers; all of them\n\nprinted 2025-11-30\ncustomer_id;name\nt1;Ann, née B\n", ';', 4)]
    [InlineData("Customers, all of them\ncustomer_id\tname\nt2\tAnn\n", '\t', 2)]
    [InlineData("Report|x\n|\ncustomer_id|name\nt3|Ann\n", '|', 3)]
    [InlineData("\"Customers, \"\"all\"\"\"\r\nof,2025,\r\n\"customer_id\",\"name\"\r\nt4,Ann\r\n", ',', 3)]
    public async Task Titles_above_the_header_are_passed_over_and_spoil_no_separator(string csv, char separator, int header)
    {
        var counts = await tables.ImportAsync("customers", csv);
        Assert.Equal((1, 1, 0, 0, 0, 0), TableFiles.Fates(counts));
        Assert.Contains(
            $"the header is line {header}; {(header == 2 ? "1 line above it was" : $"{header - 1} lines above it were")} passed over",
            Assert.Single(counts.Notes), StringComparison.Ordinal);
        Assert.StartsWith("Ann", await NameAsync($"t{",\t|;".IndexOf(separator) switch { 0 => 4, 1 => 2, 2 => 3, _ => 1 }}"),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_reject_below_titles_has_the_files_own_line()
    {
        var counts = await tables.ImportAsync("absences", "Absences\n\nperson,from,to\nMia,never,2025-03-01\nZoe,2025-02-28,2025-03-01\n");
        Assert.Equal((2, 1, 0, 0, 0, 1), TableFiles.Fates(counts));
        Assert.Equal(4, counts.Rejects[0].Line);
    }

    [Fact]
    public async Task A_header_under_other_names_is_found_by_the_map()
    {
        var counts = await tables.ImportAsync("orders",
            "Sales of November\nfrom,2025-11-01\nNo,Placed,Total\nF1,03.11.2025,\"1.234,50\"\n",
            """{"decimal":",","thousands":".","columns":{"order_id":"No","ordered_at":{"column":"Placed","format":"dd.MM.yyyy"}"""
                + ""","value":"Total"}}""");
        Assert.Equal(1, counts.Inserted);
        Assert.Equal(1234.50m, await tables.ScalarAsync<decimal>("select value from customer_order where order_id = 'F1'"));
    }

    [Theory]
    [InlineData("Absences\nperson,from\nMia,2025-02-28\n", "the column \"to\"")]
    [InlineData("Absences\nperson,from,to\nMia,2025-02-28,2025-02-28\n\nperson,from,to,why\nMia,2025-02-28,2025-02-28,x\n",
        "the header may be line 2 or 5")]
    [InlineData("Absences\nwho,first,last\nMia,2025-02-28,2025-02-28\n", "The file's columns: who, first, last.")]
    // A line with a number in it is data, whatever else it says.
    [InlineData("Absences\nperson,from,to,7\nMia,2025-02-28,2025-02-28,1\n", "the column \"person\"")]
    public async Task A_header_that_cannot_be_told_without_doubt_is_refused_with_the_key_that_names_it(string csv, string reason)
    {
        var error = await Assert.ThrowsAsync<InputException>(() => tables.ImportAsync("absences", csv));
        Assert.Contains(reason, error.Message, StringComparison.Ordinal);
        Assert.Contains("{\"header_line\":", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_maps_header_line_is_taken_as_it_stands()
    {
        var counts = await tables.ImportAsync("absences",
            "person,from,to\nold,2025-02-28,2025-02-28\n\nperson;from;to\nTom;2025-02-28;2025-02-28\n", """{"header_line":4}""");
        Assert.Equal((1, 1), (counts.Read, counts.Inserted));
        var error = await Assert.ThrowsAsync<InputException>(() =>
            tables.ImportAsync("absences", "person,from,to\nold,2025-02-28,2025-02-28\n", """{"header_line":40}"""));
        Assert.Contains("map.json says that the header is line 40, and the file has no such line", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("sep=;\r\ncustomer_id;name\r\ns1;Semi, colon\r\n", "s1", "Semi, colon")]
    [InlineData("\uFEFFsep=\t\ncustomer_id\tname\ns2\tTab\n", "s2", "Tab")]
    [InlineData("\"customer_id\"|\"name\"\ns3|Bar\n", "s3", "Bar")]
    public async Task Separators_are_told_or_found(string csv, string id, string name)
    {
        var counts = await tables.ImportAsync("customers", csv);
        Assert.Equal((1, 1, 0, 0, 0, 0), TableFiles.Fates(counts));
        Assert.Empty(counts.Notes);
        Assert.Equal(name, await NameAsync(id));
    }

    [Fact]
    public async Task A_header_of_one_column_is_read() =>
        Assert.Equal(2, (await tables.ImportAsync("calls", "at\n2025-11-27 09:30\n2025-11-27 09:31\n")).Inserted);

    public static TheoryData<string> Wide => ["utf-16", "utf-16BE", "utf-32"];

    [Theory]
    [MemberData(nameof(Wide))]
    public async Task Wide_text_is_known_by_its_mark(string name)
    {
        var encoding = Encoding.GetEncoding(name);
        byte[] content = [.. encoding.GetPreamble(), .. encoding.GetBytes($"customer_id\tname\r\n{name}\tДмитрий\r\n")];
        Assert.Equal(1, (await tables.ImportAsync("customers", content)).Inserted);
        Assert.Equal("Дмитрий", await NameAsync(name));
    }

    [Theory]
    [InlineData("utf-16", "Café")]
    [InlineData("utf-16BE", "Дмитрий Иванович, улица Садовая")]
    public async Task Wide_text_without_a_mark_is_known_by_its_zero_bytes(string name, string customer)
    {
        var content = new UnicodeEncoding(name == "utf-16BE", byteOrderMark: false).GetBytes($"customer_id;name\r\n0{name};{customer}\r\n");
        Assert.Equal(1, (await tables.ImportAsync("customers", content)).Inserted);
        Assert.Equal(customer, await NameAsync($"0{name}"));
    }

    [Fact]
    public async Task An_encoding_is_named_beside_the_map_or_in_it_and_not_two_of_them()
    {
        byte[] content = [.. "customer_id,name\nenc-1,"u8, 0xC4, 0xEC, 0xE8, .. "\n"u8];
        Assert.Equal(1, (await tables.ImportAsync("customers", content, TableMap.None.With(null, "cp1251"))).Inserted);
        Assert.Equal("Дми", await NameAsync("enc-1"));
        Assert.Equal(1, (await tables.ImportAsync("customers", content,
            TableMap.Parse("""{"encoding":"windows-1251"}""", "map.json").With(null, "cp1251"))).Unchanged);
        Assert.Contains("--encoding says koi8-r, and map.json says windows-1251",
            Assert.Throws<InputException>(() => TableMap.Parse("""{"encoding":"windows-1251"}""", "map.json")
            .With(null, "koi8-r")).Message, StringComparison.Ordinal);
        Assert.Contains("--encoding: \"klingon\" is not a known encoding",
            Assert.Throws<InputException>(() => TableMap.None.With(null, "klingon")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_encoding_that_the_files_mark_denies_is_refused()
    {
        var error = await Assert.ThrowsAsync<InputException>(() =>
            tables.ImportAsync("customers", [.. Encoding.Unicode.GetPreamble(), .. Encoding.Unicode.GetBytes("customer_id\nx\n")],
            TableMap.None.With(null, "windows-1252")));
        Assert.Contains("its first bytes say that it is utf-16, and windows-1252 is asked for", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_row_that_is_no_text_in_the_encoding_asked_for_is_rejected_and_no_two_names_become_one()
    {
        byte[] content = [.. "customer_id,name\nbad-"u8, 0xFF, .. ",x\nbad-"u8, 0xFE, 0xFF, .. ",y\ngood,z\n"u8];
        var counts = await tables.ImportAsync("customers", content, TableMap.None.With(null, "gb18030"));
        Assert.Equal((3, 1, 0, 0, 0, 2), TableFiles.Fates(counts));
        Assert.Contains("customer_id holds bytes that are not gb18030", counts.Rejects[0].Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("%PDF-1.7\n", "is a PDF")]
    [InlineData("<html><table><tr><td>customer_id</td></tr></table></html>", "an HTML page, whatever its name says")]
    [InlineData("\uFEFF <?xml version=\"1.0\"?><Workbook/>", "export it as CSV")]
    public async Task What_is_no_table_is_refused_with_the_way_that_works(string content, string reason) =>
        Assert.Contains(reason, (await Assert.ThrowsAsync<InputException>(() => tables.ImportAsync("customers", content))).Message,
            StringComparison.Ordinal);

    [Fact]
    public async Task A_sheet_of_a_CSV_is_refused() =>
        Assert.Contains("this is no workbook",
            (await Assert.ThrowsAsync<InputException>(() =>
                tables.ImportAsync("customers", "customer_id\nx\n"u8.ToArray(), TableMap.None.With("May", null)))).Message,
            StringComparison.Ordinal);
}
