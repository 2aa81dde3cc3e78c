using IWReports.Worker.Delivery;
using Npgsql;

namespace IWReports.Worker.Tests.Delivery;

[Trait("Req", "R09")]
public sealed class FencingTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(30);

    [Fact]
    public async Task A_worker_that_vanished_before_the_hand_over_has_sent_nothing()
    {
        var (desk, zombie) = await LeasedAsync();
        await desk.ExpireLeasesAsync();
        Assert.Equal(0, await desk.DeliveryLeases.RecoverAsync(default));
        Assert.Equal("pending", await desk.StatesAsync());
        Assert.False(await desk.DeliveryLeases.HandOffAsync(zombie, Lease));
    }

    [Fact]
    public async Task A_worker_that_vanished_during_the_hand_over_leaves_it_unknown()
    {
        var (desk, zombie) = await HandedOffAsync();
        await desk.ExpireLeasesAsync();
        Assert.Equal(1, await desk.DeliveryLeases.RecoverAsync(default));
        Assert.Equal("unknown", await desk.StatesAsync());

        Assert.False(await desk.DeliveryLeases.SentAsync(zombie, "ann@board.example", "250 late"));
        Assert.False(await desk.DeliveryLeases.DeferAsync(zombie, TimeSpan.Zero, "late"));
        Assert.False(await desk.DeliveryLeases.StopAsync(zombie, DeliveryState.HandingOff, DeliveryState.Rejected, "late"));
        Assert.Equal("unknown", await desk.StatesAsync());
    }

    [Fact]
    public async Task A_claim_whose_time_has_passed_is_not_handed_over()
    {
        var (desk, lease) = await LeasedAsync();
        await desk.ExpireLeasesAsync();
        Assert.False(await desk.DeliveryLeases.HandOffAsync(lease, Lease));
    }

    [Fact]
    public async Task An_earlier_attempt_cannot_write_over_a_later_one_of_the_same_worker()
    {
        var (desk, first) = await HandedOffAsync();
        await desk.DeliveryLeases.DeferAsync(first, TimeSpan.Zero, "later");
        var second = (await desk.DeliveryLeases.TakeAsync("worker", DeliveryChannel.Folder, Lease))!;
        Assert.True(await desk.DeliveryLeases.HandOffAsync(second, Lease));
        Assert.False(await desk.DeliveryLeases.SentAsync(first, "x", "late"));
        Assert.True(await desk.DeliveryLeases.SentAsync(second, "x", "250 ok"));
    }

    [Fact]
    public async Task A_leased_delivery_is_nobody_elses()
    {
        var (desk, _) = await LeasedAsync();
        Assert.Null(await desk.DeliveryLeases.TakeAsync("another", DeliveryChannel.Folder, Lease));
    }

    [Theory]
    [InlineData("update delivery set state = 'pending'")]
    [InlineData("delete from delivery")]
    public async Task What_was_sent_cannot_be_undone(string sql)
    {
        var (desk, lease) = await HandedOffAsync();
        await desk.DeliveryLeases.SentAsync(lease, "x", "250 ok");
        await Assert.ThrowsAsync<PostgresException>(() => database.ExecuteHereAsync(sql));
        Assert.Equal("sent", await desk.StatesAsync());
    }

    private async Task<(DeliveryDesk Desk, DeliveryLease DeliveryLease)> LeasedAsync()
    {
        var desk = await DeliveryDesk.OpenAsync(database);
        await desk.PlanAsync("ann@board.example");
        return (desk, (await desk.DeliveryLeases.TakeAsync("worker", DeliveryChannel.Folder, Lease))!);
    }

    private async Task<(DeliveryDesk Desk, DeliveryLease DeliveryLease)> HandedOffAsync()
    {
        var (desk, lease) = await LeasedAsync();
        Assert.True(await desk.DeliveryLeases.HandOffAsync(lease, Lease));
        return (desk, lease);
    }
}
