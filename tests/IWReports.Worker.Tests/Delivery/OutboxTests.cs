using System.Security.Cryptography;
using IWReports.Worker.Delivery;

namespace IWReports.Worker.Tests.Delivery;

public sealed class OutboxTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    [Fact]
    [Trait("Req", "R07")]
    public async Task Planning_again_leaves_what_is_planned_alone()
    {
        var desk = await DeliveryDesk.OpenAsync(database);
        var recipients = await desk.RecipientsAsync("ann@board.example", "bob@board.example");
        var edition = await desk.EditionAsync();
        Assert.Equal(2, await desk.PlanAsync(edition, recipients));
        var frozen = await database.ScalarAsync<byte[]>("select sha256 from delivery order by id limit 1");
        Assert.Equal(0, await desk.PlanAsync(edition, recipients, Some.Rendered("something else")));
        Assert.Equal(frozen, await database.ScalarAsync<byte[]>("select sha256 from delivery order by id limit 1"));
        Assert.Equal(frozen, SHA256.HashData(await database.ScalarAsync<byte[]>("select mime from delivery order by id limit 1")));
    }

    [Fact]
    public async Task A_correction_is_another_delivery()
    {
        var desk = await DeliveryDesk.OpenAsync(database);
        var recipients = await desk.RecipientsAsync("ann@board.example");
        await desk.PlanAsync(await desk.EditionAsync(revision: 1), recipients);
        Assert.Equal(1, await desk.PlanAsync(await desk.EditionAsync(revision: 2), recipients));
    }

    [Fact]
    [Trait("Req", "R06")]
    public async Task A_recipient_without_an_address_is_kept_as_rejected_and_stops_nobody()
    {
        var desk = await DeliveryDesk.OpenAsync(database);
        var recipients = await desk.RecipientsAsync("nobody", "bob@board.example");
        Assert.Equal(1, await desk.PlanAsync(await desk.EditionAsync(), recipients));
        Assert.Equal("rejected pending", await desk.StatesAsync());
        Assert.Equal("Member 1: \"nobody\" has no @; an address reads name@example.com.",
            (await desk.DeliveryLog.ListAsync(DeliveryState.Rejected, null, default))[0].Reply);
    }

    [Fact]
    public async Task A_mended_address_fills_in_what_was_never_composed()
    {
        var desk = await DeliveryDesk.OpenAsync(database);
        var (recipient, edition) = ((await desk.RecipientsAsync("nobody"))[0], await desk.EditionAsync());
        await desk.PlanAsync(edition, [recipient]);
        Assert.Equal(1, await desk.PlanAsync(edition, [recipient with { Address = "ann@board.example" }]));
        Assert.Equal("pending", await desk.StatesAsync());
    }

    [Fact]
    [Trait("Req", "R10")]
    public async Task Mail_goes_only_to_domains_on_the_list()
    {
        var desk = await DeliveryDesk.OpenAsync(database, new() { From = Some.Sender, AllowedDomains = ["board.example"] });
        await desk.PlanAsync("ann@BOARD.example", "bob@elsewhere.example");
        Assert.Equal("pending rejected", await desk.StatesAsync());
    }

    [Fact]
    [Trait("Req", "R10")]
    public async Task A_list_that_became_shorter_stops_what_is_already_planned()
    {
        await (await DeliveryDesk.OpenAsync(database)).PlanAsync("ann@board.example");
        var stricter = new DeliveryDesk(database, new() { From = Some.Sender, AllowedDomains = ["widgets.example"] });
        await using var server = new ScriptedSmtpServer();
        Assert.Equal(new(0, 1, 0, 0, 0), await stricter.DeliverAsync(server));
        Assert.Empty(server.DeliveryLog);
    }

    [Fact]
    public async Task What_was_planned_for_the_folder_never_goes_out_by_mail()
    {
        await (await DeliveryDesk.OpenAsync(database)).PlanAsync("ann@board.example");
        var mailing = new DeliveryDesk(database, new() { From = Some.Sender, Channel = DeliveryChannel.Email });
        await using var server = new ScriptedSmtpServer();
        Assert.Equal(new(0, 0, 0, 1, 0), await mailing.DeliverAsync(server));
    }

    [Fact]
    public async Task Who_cannot_get_mail_is_counted_each_time_so_that_no_run_passes_for_good()
    {
        var desk = await DeliveryDesk.OpenAsync(database);
        var (recipients, edition) = (await desk.RecipientsAsync("nobody", "bob@board.example"), await desk.EditionAsync());
        Assert.Equal(new(1, 1), await desk.PlanAllAsync(edition, recipients));
        Assert.Equal(new(0, 1), await desk.PlanAllAsync(edition, recipients));
    }

    [Theory]
    [InlineData("2025-11-28", 20)]
    [InlineData("2025-11", 5 * 24)]
    public async Task A_digest_is_given_up_when_the_next_is_due_a_board_report_after_days(string period, int hours)
    {
        var desk = await DeliveryDesk.OpenAsync(database);
        await desk.PlanAsync(await desk.EditionAsync(period: period), await desk.RecipientsAsync("ann@board.example"));
        Assert.Equal(TimeSpan.FromHours(hours), await database.ScalarAsync<TimeSpan>("select give_up_at - created_at from delivery"));
    }
}
