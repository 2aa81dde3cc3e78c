using IWReports.Worker.Delivery;
using IWReports.Worker.Host;

namespace IWReports.Worker.Tests.Delivery;

public sealed class DeliveryLogTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    [Fact]
    public async Task An_unknown_delivery_that_arrived_is_sent()
    {
        var desk = await UnknownAsync();
        var settled = await desk.DeliveryLog.SettleAsync(1, Settlement.Arrived, "asked her", "john", default);
        Assert.Equal((DeliveryState.Sent, "settled by john: asked her"), (settled.State, settled.Reply));
        Assert.Equal("john|delivery 1: settle arrived, unknown to sent|asked her",
            await database.ScalarAsync<string>("select who || '|' || what || '|' || reason from audit"));
    }

    [Fact]
    public async Task One_that_arrived_at_an_unknown_time_counts_from_when_that_was_said()
    {
        var desk = await UnknownAsync();
        await database.ExecuteHereAsync("update delivery set handoff_at = null");
        await desk.DeliveryLog.SettleAsync(1, Settlement.Arrived, "asked her", "john", default);
        Assert.True(await database.ScalarAsync<bool>("select sent_at between now() - interval '1 minute' and now() from delivery"));
    }

    [Fact]
    public async Task An_unknown_delivery_that_did_not_arrive_is_sent_again_with_the_same_bytes()
    {
        var desk = await UnknownAsync();
        await desk.DeliveryLog.SettleAsync(1, Settlement.Resend, "relay's log has no trace", "john", default);
        await using var server = new ScriptedSmtpServer();
        Assert.Equal(1, (await desk.DeliverAsync(server)).Sent);
        Assert.Equal(await database.ScalarAsync<byte[]>("select mime from delivery"), Assert.Single(server.DeliveryLog).Bytes);
    }

    [Theory]
    [InlineData("sent")]
    [InlineData("pending")]
    [InlineData("rejected")]
    public async Task Only_an_unknown_delivery_is_settled(string state)
    {
        var desk = await InAsync(state);
        var error = await Assert.ThrowsAsync<InputException>(() =>
            desk.DeliveryLog.SettleAsync(1, Settlement.Resend, "x", "john", default));
        Assert.Equal($"Delivery 1 is {state}; \"settle\" is for unknown ones.", error.Message);
        Assert.Equal(0, await database.ScalarAsync<long>("select count(*) from audit"));
    }

    [Theory]
    [InlineData("unknown")]
    [InlineData("sent")]
    public async Task A_delivery_that_may_have_arrived_is_not_simply_retried(string state)
    {
        var desk = await InAsync(state);
        await Assert.ThrowsAsync<InputException>(() => desk.DeliveryLog.RetryAsync(1, null, "john", default));
    }

    [Fact]
    public async Task A_rejected_delivery_is_retried_now_with_its_patience_renewed()
    {
        var desk = await InAsync("rejected");
        await database.ExecuteHereAsync(
            "update delivery set created_at = now() - interval '9 days', give_up_at = now() - interval '4 days'");
        await desk.DeliveryLog.RetryAsync(1, "mailbox was full", "john", default);
        await using var server = new ScriptedSmtpServer();
        Assert.Equal(1, (await desk.DeliverAsync(server)).Sent);
    }

    [Fact]
    public async Task A_delivery_that_was_never_composed_says_what_to_mend()
    {
        var desk = await DeliveryDesk.OpenAsync(database);
        await desk.PlanAsync("nobody");
        var error = await Assert.ThrowsAsync<InputException>(() => desk.DeliveryLog.RetryAsync(1, null, "john", default));
        Assert.Contains("Mend the recipient's address", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_number_that_is_no_delivery_is_an_error()
    {
        var desk = await DeliveryDesk.OpenAsync(database);
        await Assert.ThrowsAsync<InputException>(() => desk.DeliveryLog.SettleAsync(99, Settlement.Arrived, "x", "john", default));
    }

    private Task<DeliveryDesk> UnknownAsync() => InAsync("unknown");

    private async Task<DeliveryDesk> InAsync(string state)
    {
        var desk = await DeliveryDesk.OpenAsync(database);
        await desk.PlanAsync("ann@board.example");
        await database.ExecuteHereAsync($"update delivery set state = '{state}', handoff_at = now()");
        return desk;
    }
}
