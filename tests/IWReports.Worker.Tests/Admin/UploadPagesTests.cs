using System.Text;
using AngleSharp.Dom;
using Npgsql;

namespace IWReports.Worker.Tests.Admin;

public sealed class UploadPagesTests(TestDatabase database) : DashboardAt(database)
{
    [Fact]
    public async Task A_table_is_looked_at_before_anything_is_written_and_then_imported()
    {
        using var anna = await SignedInAsync("anna");
        var preview = await UploadAsync(anna, "complaints",
            "Spalte 1;Spalte 2;Spalte 3\nC-1;2025-11-04 10:00;Damaged\nC-2;2025-11-05 11:00;Late\nC-3;soon;Late\n");
        var page = await PageAsync(anna, preview);
        Assert.Contains("Not found", page.QuerySelector("[role=alert]")!.TextContent, StringComparison.Ordinal);
        Assert.Null(page.QuerySelector("form[action*=Import]"));

        page = await LookAsync(anna, page, preview, new() { ["col-complaint_id"] = "=Spalte 1", ["col-received_at"] = "=Spalte 2" });
        Assert.Equal(["read|3", "new|2", "rejected|1"], page.QuerySelectorAll(".narrow-rows tbody tr").Select(row =>
            string.Join('|', row.QuerySelectorAll("td").Select(cell => cell.TextContent))));
        Assert.Equal(0, await Database.ScalarAsync<long>("select count(*) from complaint"));

        var form = page.QuerySelectorAll("form").Single(form => form.GetAttribute("action")!.Contains("Import", StringComparison.Ordinal));
        await anna.PostAsync(form.GetAttribute("action")!, Hidden(form));
        Assert.Equal(2, await Database.ScalarAsync<long>("select count(*) from complaint"));
        Assert.Equal("anna: table.csv imported as table:complaints: 3 lines", await AuditAsync("table.csv imported%"));
        using var again = await anna.Client.GetAsync(preview);
        Assert.StartsWith("That file is here no more", await AlertAsync(anna, again.Headers.Location!.ToString()),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_is_no_table_says_why_without_where_it_lies()
    {
        using var anna = await SignedInAsync("anna");
        var page = await PageAsync(anna, await UploadAsync(anna, "orders", "%PDF-1.7 nothing of ours"));
        var alert = page.QuerySelector("[role=alert]")!.TextContent;
        Assert.StartsWith("table.csv", alert, StringComparison.Ordinal);
        Assert.DoesNotContain("/", alert, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_queue_without_a_team_is_named_before_its_calls_are_in()
    {
        using var anna = await SignedInAsync("anna");
        var page = await PageAsync(anna, await UploadAsync(anna, "calls",
            "call_id,queue,entered_at,outcome,wait_seconds\nC1,returns,2025-11-03 09:00,answered,12\n"));
        Assert.Contains("The queue returns has no team: such calls count for the company alone until the page Data gives them one.",
            page.QuerySelectorAll("p.soft").Select(note => note.TextContent));
    }

    [Fact]
    public async Task The_days_that_would_change_are_named_with_the_reports_that_were_sent_of_them()
    {
        var edition = await FrozenEdition.AddAsync(Database, "company", "board-report", "2025-11");
        await Database.ExecuteHereAsync(
            $"""
            insert into recipient (id, name, address, role) overriding system value values (7, 'Chair', 'chair@board.example', 'board');
            insert into edition_figure (edition_id, kpi, scope_kind, scope_key, first_day, last_day, value, final)
                values ({edition}, 'complaints', 'company', '', '2025-11-01', '2025-11-30', 3, true);
            insert into delivery (edition_id, report, period, scope, revision, recipient_id, channel, message_id, address, mime, sha256,
                    state, give_up_at)
                values ({edition}, 'board-report', '2025-11', 'company', 1, 7, 'email', '<7@example.com>', 'board@example.com', 'x', 'x',
                    'sent', now());
            """);
        using var anna = await SignedInAsync("anna");
        var page = await PageAsync(anna, await UploadAsync(anna, "complaints",
            "complaint_id,received_at\nC-7,2025-11-24 10:00\nC-8,2025-11-26 10:00\n"));
        Assert.Contains("2 days would be measured anew, 24–26 November 2025.", page.QuerySelector("main")!.TextContent,
            StringComparison.Ordinal);
        Assert.Equal($"/editions/{edition}",
            page.QuerySelector("[aria-label='Reports whose figures may change'] a")!.GetAttribute("href"));
        Assert.Equal(0, await Database.ScalarAsync<long>("select count(*) from touched_day where day >= '2025-11-24'"));
    }

    [Fact]
    public async Task Looking_at_a_file_waits_for_no_import()
    {
        await using var connection = await Database.Source.OpenConnectionAsync();
        await using var other = await connection.BeginTransactionAsync();
        await using (var importing = new NpgsqlCommand("lock table source in access exclusive mode", connection))
            await importing.ExecuteNonQueryAsync();
        using var anna = await SignedInAsync("anna");
        var page = await PageAsync(anna, await UploadAsync(anna, "complaints", "complaint_id,received_at\nC-9,2025-11-04 10:00\n"));
        Assert.Equal("Something else is being imported: look again in a minute.", page.QuerySelector("[role=alert]")!.TextContent);
    }

    private static async Task<string> UploadAsync(Visitor visitor, string kind, string content)
    {
        using var token = await visitor.FormAsync([]);
        using var form = new MultipartFormDataContent
        {
            { new StringContent(kind), "kind" },
            { new ByteArrayContent(Encoding.UTF8.GetBytes(content)), "file", "table.csv" },
            { new StringContent(Uri.UnescapeDataString((await token.ReadAsStringAsync()).Split('=', 2)[1])), "__RequestVerificationToken" },
        };
        using var answer = await visitor.Client.PostAsync("/data/upload", form);
        return answer.Headers.Location!.ToString();
    }

    private static async Task<IDocument> LookAsync(Visitor visitor, IDocument page, string preview, Dictionary<string, string> choices)
    {
        var form = page.QuerySelectorAll("form").Single(form => form.GetAttribute("action")!.Contains("Look", StringComparison.Ordinal));
        var fields = Hidden(form);
        fields["map"] = form.QuerySelector("textarea")!.TextContent;
        foreach (var select in form.QuerySelectorAll("select"))
            fields[select.GetAttribute("name")!] = choices.GetValueOrDefault(select.GetAttribute("name")!,
                select.QuerySelector("option[selected]")?.GetAttribute("value") ?? "");
        using var posted = await visitor.FormAsync(fields);
        using var answer = await visitor.Client.PostAsync(form.GetAttribute("action"), posted);
        return new AngleSharp.Html.Parser.HtmlParser().ParseDocument(await answer.Content.ReadAsStringAsync());
    }

    private static Dictionary<string, string> Hidden(IElement form) => form.QuerySelectorAll("input[type=hidden]")
        .Where(input => input.GetAttribute("name") != "__RequestVerificationToken")
        .ToDictionary(input => input.GetAttribute("name")!, input => input.GetAttribute("value") ?? "");
}
