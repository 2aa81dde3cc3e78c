using IWReports.Worker.Delivery;
using IWReports.Worker.Host;

namespace IWReports.Worker.Tests.Delivery;

public sealed class ApprovalTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    private static readonly DeliveryOptions Approved = new() { From = Some.Sender, Approve = ["board-report"] };

    [Fact]
    public async Task A_report_that_needs_approval_waits_for_it_and_goes_out_as_it_was_frozen()
    {
        var desk = await DeliveryDesk.OpenAsync(database, Approved);
        var (recipients, edition) = (await desk.RecipientsAsync("ann@board.example", "bob@board.example"), await desk.EditionAsync());
        await desk.PlanAsync(edition, recipients);
        Assert.Equal("held held", await desk.StatesAsync());
        var frozen = await database.ScalarAsync<byte[]>("select mime from delivery order by id limit 1");
        Assert.Equal(2, await desk.Approvals.ApproveAsync(edition, "read and right", "kate", default));
        Assert.Equal("pending pending", await desk.StatesAsync());
        Assert.Equal(frozen, await database.ScalarAsync<byte[]>("select mime from delivery order by id limit 1"));
    }

    [Fact]
    public async Task Who_is_added_after_the_approval_waits_no_more_and_a_correction_needs_its_own()
    {
        var desk = await DeliveryDesk.OpenAsync(database, Approved);
        var (recipients, edition) = (await desk.RecipientsAsync("ann@board.example", "bob@board.example"), await desk.EditionAsync());
        await desk.PlanAsync(edition, [recipients[0]]);
        await desk.Approvals.ApproveAsync(edition, "read and right", "kate", default);
        await desk.PlanAsync(edition, recipients);
        Assert.Equal("pending pending", await desk.StatesAsync());
        await desk.PlanAsync(await desk.EditionAsync(revision: 2), recipients);
        Assert.Equal("pending pending held held", await desk.StatesAsync());
    }

    [Fact]
    public async Task A_revision_that_waits_gives_way_to_the_next()
    {
        var desk = await DeliveryDesk.OpenAsync(database, Approved);
        var (recipients, first) = (await desk.RecipientsAsync("ann@board.example"), await desk.EditionAsync());
        Assert.Equal(1, (await desk.PlanAllAsync(first, recipients)).Waiting);
        await desk.PlanAsync(await desk.EditionAsync(revision: 2), recipients);
        Assert.Equal("withdrawn held", await desk.StatesAsync());
        var refused = await Assert.ThrowsAsync<InputException>(() => desk.Approvals.ApproveAsync(first, "read", "kate", default));
        Assert.Equal("Revision 2 took its place: approve that one.", refused.Message);
        Assert.Equal("withdrawn held", await desk.StatesAsync());
    }

    [Fact]
    public async Task What_was_in_hand_or_is_planned_after_a_hold_waits_too()
    {
        var desk = await DeliveryDesk.OpenAsync(database);
        var (recipients, edition) = (await desk.RecipientsAsync("ann@board.example", "bob@board.example", "cia@board.example",
            "dee@board.example"), await desk.EditionAsync());
        await desk.PlanAsync(edition, recipients[..3]);
        var deferred = (await desk.DeliveryLeases.TakeAsync("w", DeliveryChannel.Folder, TimeSpan.FromMinutes(1)))!;
        await desk.DeliveryLeases.HandOffAsync(deferred, TimeSpan.FromMinutes(1));
        await desk.DeliveryLeases.TakeAsync("gone", DeliveryChannel.Folder, TimeSpan.FromMinutes(1));
        Assert.Equal(1, await desk.Approvals.HoldAsync(edition, "a figure is wrong", "kate", default));
        await desk.DeliveryLeases.DeferAsync(deferred, TimeSpan.Zero, "451 later");
        await desk.ExpireLeasesAsync();
        await desk.DeliveryLeases.RecoverAsync(default);
        await desk.PlanAsync(edition, recipients);
        Assert.Equal("held held held held", await desk.StatesAsync());
        Assert.Equal(4, await desk.Approvals.ApproveAsync(edition, "right after all", "kate", default));
        Assert.Equal("pending pending pending pending", await desk.StatesAsync());
    }

    [Fact]
    public async Task A_mended_address_does_not_slip_past_the_approval()
    {
        var desk = await DeliveryDesk.OpenAsync(database, Approved);
        var (recipient, edition) = ((await desk.RecipientsAsync("nobody"))[0], await desk.EditionAsync());
        await desk.PlanAsync(edition, [recipient]);
        await desk.PlanAsync(edition, [recipient with { Address = "ann@board.example" }]);
        Assert.Equal("held", await desk.StatesAsync());
    }

    [Fact]
    public async Task What_is_sent_is_not_held_any_more()
    {
        var desk = await DeliveryDesk.OpenAsync(database);
        var (recipients, edition) = (await desk.RecipientsAsync("ann@board.example"), await desk.EditionAsync());
        await desk.PlanAsync(edition, recipients);
        await database.ExecuteHereAsync("update delivery set state = 'sent', sent_at = now(), sent_to = address");
        var refused = await Assert.ThrowsAsync<InputException>(() => desk.Approvals.HoldAsync(edition, "too late", "kate", default));
        Assert.StartsWith("Nothing of this report waits to be sent", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_setting_that_names_no_report_is_refused() => Assert.Contains(new DeliveryOptions { From = Some.Sender,
        Approve = ["bord-report"] }.Validate(new(Approved)), wrong => wrong.ErrorMessage!.StartsWith(
            "Delivery:Approve: \"bord-report\" is no report that is sent.", StringComparison.Ordinal));
}
