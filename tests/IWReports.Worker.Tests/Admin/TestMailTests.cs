using System.Net;
using AngleSharp.Html.Dom;
using IWReports.Worker.Database;
using IWReports.Worker.Delivery;
using IWReports.Worker.Host;
using IWReports.Worker.Reporting.Editions;
using IWReports.Worker.Reporting.Inputs;
using IWReports.Worker.Tests.Delivery;
using IWReports.Worker.Tests.Delivery.Email;
using MimeKit;

namespace IWReports.Worker.Tests.Admin;

/// <summary>A report sent to look at: through the mail server, once, and beside the delivery log.</summary>
public sealed class TestMailTests(TestDatabase database) : RecipientsAt(database)
{
    [Fact]
    public async Task A_test_arrives_marked_as_one_and_the_page_says_what_the_server_said()
    {
        await using var inbox = new SmtpInbox();
        await using var program = await PeopleAsync(Relay(inbox.Port));
        var digest = await FrozenEdition.AddAsync(Database, Team);
        using var kate = await SignedInAsync(program, "kate");
        var (form, action) = await FormOfAsync(kate, $"/editions/{digest}", "John");
        var shown = await SendAsync(kate, action, form);
        Assert.Equal("The test to John was sent and accepted: 250 2.0.0 kept as 1",
            (await PageAsync(kate, shown)).QuerySelector("[role=status]")!.TextContent);
        // Loaded again it sends nothing, nor does the same form sent again.
        await PageAsync(kate, shown);
        Assert.Equal(shown, await SendAsync(kate, action, form));
        var mail = await MimeMessage.LoadAsync(new MemoryStream(Assert.Single(inbox.Kept)));
        Assert.Equal(("[Test] Of Customer service", "john@widgets.example", "It says this."),
            (mail.Subject, mail.To.Mailboxes.Single().Address, mail.TextBody!.Trim()));
        Assert.Equal(0, await Database.ScalarAsync<long>("select count(*) from delivery"));
        const string what = "test of daily-digest 2025-11-28, Customer service, revision 1, to John";
        Assert.Equal($"kate: {what}, kate: {what}: accepted", await Database.ScalarAsync<string>(
            "select string_agg(who || ': ' || what, ', ' order by id) from audit where what like 'test of%'"));
    }

    [Fact]
    public async Task A_recipients_page_sends_a_test_to_whoever_is_signed_in()
    {
        await using var inbox = new SmtpInbox();
        await using var program = await PeopleAsync(Relay(inbox.Port));
        await FrozenEdition.AddAsync(Database, Team);
        using var kate = await SignedInAsync(program, "kate");
        var path = $"/recipients/{await IdAsync("John")}";
        var (form, action) = await FormOfAsync(kate, path, "me");
        Assert.StartsWith(path, await SendAsync(kate, action, form), StringComparison.Ordinal);
        var mail = await MimeMessage.LoadAsync(new MemoryStream(Assert.Single(inbox.Kept)));
        Assert.Equal("kate@widgets.example", mail.To.Mailboxes.Single().Address);
    }

    [Theory]
    [InlineData("nobody@widgets.example", "refused", "The test to John was refused: Rcpt: 553 5.1.1 no such user")]
    [InlineData("full@widgets.example", "deferred", "The test to John was not taken now, and is not tried again: Rcpt: 450 4.2.2 full")]
    public async Task A_refusal_is_shown_in_the_servers_words(string address, string state, string words)
    {
        await using var inbox = new SmtpInbox();
        await using var program = await PeopleAsync(Relay(inbox.Port));
        var digest = await FrozenEdition.AddAsync(Database, Team);
        await Database.ExecuteHereAsync($"update recipient set address = '{address}' where name = 'John'");
        using var kate = await SignedInAsync(program, "kate");
        var (form, action) = await FormOfAsync(kate, $"/editions/{digest}", "John");
        var page = await PageAsync(kate, await SendAsync(kate, action, form));
        Assert.StartsWith(words, page.QuerySelector("[role=status]")!.TextContent, StringComparison.Ordinal);
        Assert.EndsWith($"to John: {state}", await AuditAsync("test of%"), StringComparison.Ordinal);
        Assert.Empty(inbox.Kept);
    }

    [Fact]
    public async Task A_connection_lost_behind_the_message_is_told_as_unknown()
    {
        await using var server = new ScriptedSmtpServer(new Fault(Fault.Dot, Ending: Ending.Close));
        await using var program = await PeopleAsync(Relay(server.Port));
        var digest = await FrozenEdition.AddAsync(Database, Team);
        using var kate = await SignedInAsync(program, "kate");
        var (form, action) = await FormOfAsync(kate, $"/editions/{digest}", "John");
        var page = await PageAsync(kate, await SendAsync(kate, action, form));
        Assert.StartsWith("Nobody knows whether the test to John arrived", page.QuerySelector("[role=status]")!.TextContent,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_report_itself_is_still_delivered_once_under_an_id_of_its_own()
    {
        await using var inbox = new SmtpInbox();
        await using var program = await PeopleAsync(Relay(inbox.Port));
        var digest = await FrozenEdition.AddAsync(Database, Team);
        var edition = (await Database.Source.RowAsync<Edition>($"select {Edition.Columns} from edition where id = $1", default, digest))!;
        var john = (await program.Get<RecipientReader>().AllAsync(default)).Single(one => one.Name == "John");
        var rendered = await program.Get<EditionStore>().RenderedAsync(edition, default);
        await program.Get<Outbox>().PlanAsync(edition, rendered, [john], default);
        using var kate = await SignedInAsync(program, "kate");
        var (form, action) = await FormOfAsync(kate, $"/editions/{digest}", "John");
        await SendAsync(kate, action, form);
        Assert.Equal("pending 0", await Database.ScalarAsync<string>("select state || ' ' || attempts from delivery"));
        Assert.Equal(1, (await program.Get<DeliverJob>().RunAsync(new Progress<Progress>(), default)).Sent);
        Assert.Equal(0, (await program.Get<DeliverJob>().RunAsync(new Progress<Progress>(), default)).Sent);
        var ids = new List<string>();
        foreach (var bytes in inbox.Kept)
            ids.Add((await MimeMessage.LoadAsync(new MemoryStream(bytes))).MessageId!);
        Assert.Equal(2, ids.Distinct().Count());
    }

    [Fact]
    public async Task While_a_test_is_on_its_way_another_waits_and_one_that_vanished_is_unknown()
    {
        await using var inbox = new SmtpInbox();
        await using var program = await PeopleAsync(Relay(inbox.Port));
        var digest = await FrozenEdition.AddAsync(Database, Team);
        await Database.ExecuteHereAsync($"insert into test_mail (id, edition_id, recipient_id, who) values "
            + $"('{Guid.NewGuid()}', {digest}, {await IdAsync("John")}, 'olga')");
        using var kate = await SignedInAsync(program, "kate");
        var (form, action) = await FormOfAsync(kate, $"/editions/{digest}", "John");
        var shown = await SendAsync(kate, action, form);
        Assert.StartsWith("Another test is on its way.", await AlertAsync(kate, shown), StringComparison.Ordinal);
        Assert.Empty(inbox.Kept);
        await Database.ExecuteHereAsync("update test_mail set began_at = now() - interval '31 minutes'");
        var trace = (await PageAsync(kate, $"/recipients/{await IdAsync("John")}")).QuerySelector("[aria-labelledby=tests] li")!;
        Assert.Equal("unknown", trace.QuerySelector(".state")!.TextContent);
        await SendAsync(kate, action, form);
        Assert.Single(inbox.Kept);
        Assert.Equal("unknown", await Database.ScalarAsync<string>("select state from test_mail where who = 'olga'"));
    }

    [Fact]
    public async Task No_test_leaves_for_who_gets_no_such_report_nor_of_a_draft_nor_for_who_may_send_none()
    {
        await using var inbox = new SmtpInbox();
        await using var program = await PeopleAsync(Relay(inbox.Port));
        var (digest, letter) = (await FrozenEdition.AddAsync(Database, Team), await FrozenEdition.AddAsync(Database, "F-075", "apology"));
        using var kate = await SignedInAsync(program, "kate");
        foreach (var (edition, to) in new[] { (digest, "Eve"), (digest, "Chair"), (letter, "Kate") })
        {
            Assert.Equal(HttpStatusCode.Redirect, await kate.PostAsync($"/editions/{edition}?handler=Test",
                new() { ["test"] = $"{Guid.NewGuid()}", ["to"] = $"{await IdAsync(to)}" }));
            await AlertAsync(kate, $"/editions/{edition}");
        }

        foreach (var name in new[] { "john", "vera" })
        {
            using var visitor = await SignedInAsync(program, name);
            Assert.Equal(HttpStatusCode.Forbidden, await visitor.PostAsync($"/editions/{digest}?handler=Test",
                new() { ["test"] = $"{Guid.NewGuid()}", ["to"] = $"{await IdAsync("John")}" }));
            Assert.Empty((await PageAsync(visitor, $"/editions/{digest}")).QuerySelectorAll("#test-to"));
        }

        Assert.Empty(inbox.Kept);
    }

    internal static Dictionary<string, string?> Relay(int port) => new()
    {
        ["Delivery:Channel"] = "Email",
        ["Delivery:From"] = "reports@widgets.example",
        ["Delivery:Email:Host"] = "localhost",
        ["Delivery:Email:Port"] = $"{port}",
        ["Delivery:Email:Security"] = "None",
    };

    // As a browser would fill it in.
    private static async Task<(Dictionary<string, string> Form, string Action)> FormOfAsync(Visitor visitor, string path, string to)
    {
        var form = (IHtmlFormElement)(await PageAsync(visitor, path)).QuerySelector("form[action*='handler=Test']")!;
        var fields = form.QuerySelectorAll("input[type=hidden]").Cast<IHtmlInputElement>()
            .Where(field => field.Name is "test" or "back").ToDictionary(field => field.Name!, field => field.Value);
        fields["to"] = form.QuerySelectorAll("option").Cast<IHtmlOptionElement>()
            .Single(option => option.TextContent.StartsWith($"{to},", StringComparison.Ordinal)).Value;
        return (fields, form.GetAttribute("action")!);
    }

    /// <summary>Sends it, and returns where the browser is led.</summary>
    private static async Task<string> SendAsync(Visitor visitor, string action, Dictionary<string, string> fields)
    {
        using var form = await visitor.FormAsync(fields);
        using var answer = await visitor.Client.PostAsync(action, form);
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        return answer.Headers.Location!.OriginalString;
    }
}
