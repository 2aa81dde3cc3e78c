using IWReports.Core.Language;
using IWReports.Worker.Company;
using IWReports.Worker.Delivery;
using IWReports.Worker.Host;
using IWReports.Worker.Reporting.Inputs;
using IWReports.Worker.Tests.Cli;
using Microsoft.Extensions.Options;

namespace IWReports.Worker.Tests.Delivery;

/// <summary>Who gets reports, by mailbox and not by the name on the list.</summary>
public sealed class RecipientTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    private static readonly CancellationToken None = CancellationToken.None;

    private RecipientStore Store => new(database.Source, Options.Create(new CompanyOptions()));

    [Theory]
    [InlineData("ann@board.example", "Ann@Board.EXAMPLE")]
    [InlineData("ann@süd.example", "ANN@xn--sd-xka.example")]
    [InlineData("ann@SÜD.example", "ann@süd.example")]
    public async Task A_mailbox_has_one_reader_unless_two_share_it_knowingly(string address, string again)
    {
        await DeliveryDesk.OpenAsync(database);
        var store = Store;
        await store.SaveAsync(new("Ann", address, RecipientRole.Board), "sue", None);
        var refused = await Assert.ThrowsAsync<InputException>(
            () => store.SaveAsync(new("Chair", again, RecipientRole.Board), "sue", None));
        Assert.StartsWith($"{again} is the mailbox of \"Ann\" already", refused.Message, StringComparison.Ordinal);
        Assert.Contains("--shared", refused.Message, StringComparison.Ordinal);
        await store.SaveAsync(new("Chair", again, RecipientRole.Board) { Shared = true }, "sue", None);
        // A known recipient keeps their own.
        await store.SaveAsync(new("Ann", again, RecipientRole.Manager) { Shared = true }, "sue", None);
        Assert.Equal(2, (await new RecipientReader(database.Source).OfAsync(Enum.GetValues<RecipientRole>(), None)).Count);
    }

    [Fact]
    public async Task Another_address_and_a_retired_readers_are_free()
    {
        await DeliveryDesk.OpenAsync(database);
        var store = Store;
        await store.SaveAsync(new("Ann", "ann@board.example", RecipientRole.Board), "sue", None);
        await store.SaveAsync(new("Ann at home", "ann@home.example", RecipientRole.Board), "sue", None);
        Assert.Equal(0, await store.RetireAsync("Ann", "sue", None));
        Assert.Null(await store.RetireAsync("Ann", "sue", None));
        await store.SaveAsync(new("Anne", "ann@board.example", RecipientRole.Board), "sue", None);
    }

    [Fact]
    public async Task Who_gets_reports_and_no_longer_does_is_in_the_audit_without_an_address()
    {
        var store = Store;
        await store.SaveAsync(new("Ada", "ada@board.example", RecipientRole.Board), "sue", None);
        await store.RetireAsync("Ada", "sue", None);
        Assert.Equal("sue: recipient Ada saved as board, sue: recipient Ada retired, 0 waiting deliveries withdrawn",
            await database.ScalarAsync<string>(
                "select string_agg(who || ': ' || what, ', ' order by id) from audit where what like 'recipient Ada %'"));
    }

    [Fact]
    public async Task Three_recipients_of_one_mailbox_get_one_mail_and_two_are_told_why_not()
    {
        var desk = await DeliveryDesk.OpenAsync(database);
        var (recipients, edition) = (await desk.RecipientsAsync("ann@board.example", "ANN@board.example", "ann@BOARD.example"),
            await desk.EditionAsync());
        Assert.Equal(new(1, 2), await desk.PlanAllAsync(edition, [.. recipients.AsEnumerable().Reverse()]));
        Assert.Equal(new(0, 2), await desk.PlanAllAsync(edition, recipients));
        Assert.Equal("pending rejected rejected",
            string.Join(' ', (await desk.DeliveryLog.ListAsync(null, null, None)).OrderBy(entry => entry.Recipient)
            .Select(entry => entry.State.Word())));
        Assert.StartsWith("Member 2 has the same mailbox as Member 1, which gets this report once.",
            (await desk.DeliveryLog.ListAsync(DeliveryState.Rejected, null, None))[0].Reply, StringComparison.Ordinal);
        await using var server = new ScriptedSmtpServer();
        Assert.Equal(1, (await desk.DeliverAsync(server)).Sent);
        // Whoever had it is not forgotten when they are no longer among the recipients.
        Assert.Equal(new(0, 1), await desk.PlanAllAsync(edition, [recipients[2]]));
    }

    [Fact]
    public async Task Those_who_share_a_mailbox_knowingly_get_a_mail_each()
    {
        var desk = await DeliveryDesk.OpenAsync(database);
        var recipients = await desk.RecipientsAsync("office@board.example", "office@board.example");
        Assert.Equal(new(2, 0), await desk.PlanAllAsync(await desk.EditionAsync(), [recipients[0], recipients[1] with { Shared = true }]));
    }

    [Fact]
    public async Task What_waits_for_a_retired_recipient_is_withdrawn_with_its_reason()
    {
        var desk = await DeliveryDesk.OpenAsync(database);
        await desk.PlanAsync("ann@board.example", "bob@board.example");
        Assert.Equal(1, await Store.RetireAsync("Member 1", "sue", None));
        Assert.Equal("withdrawn: Member 1 was retired and gets no reports any more",
            (await desk.DeliveryLog.ListAsync(DeliveryState.Withdrawn, null, None))[0].Reply);
        await using var server = new ScriptedSmtpServer();
        Assert.Equal(new(1, 0, 0, 0, 0), await desk.DeliverAsync(server));
        Assert.Equal("bob@board.example", Assert.Single(server.DeliveryLog).Recipient);
    }

    [Fact]
    public async Task What_is_planned_while_its_recipient_is_retired_is_withdrawn_too()
    {
        var desk = await DeliveryDesk.OpenAsync(database);
        await desk.PlanAsync("ann@board.example");
        await database.ExecuteHereAsync("update recipient set active = false");
        await using var server = new ScriptedSmtpServer();
        Assert.Equal(new(0, 0, 0, 0, 0), await desk.DeliverAsync(server));
        Assert.Equal("withdrawn", await desk.StatesAsync());
        Assert.Empty(server.DeliveryLog);
    }

    [Theory]
    [InlineData("supervisor", "Costumer service")]
    [InlineData("deputy", "customer service")]
    [InlineData("board", "../x")]
    public async Task A_team_that_does_not_exist_is_refused_with_those_that_do(string role, string team)
    {
        var ended = await BuiltProgram.RunAsync(database.ConnectionString,
            ["recipients", "add", "Jo", "--address", "jo@board.example", "--role", role, "--team", team]);
        Assert.Equal((2, $"--team: \"{team}\" is not a team. Company:Teams has Customer service."),
            (ended.Code, Assert.Single(ended.Said)));
    }
}
