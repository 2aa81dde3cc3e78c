using IWReports.Worker.Delivery;
using IWReports.Worker.Delivery.Channels;
using IWReports.Worker.Host;

namespace IWReports.Worker.Tests.Delivery;

public sealed class DeliverJobTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    [Fact]
    [Trait("Req", "R01")]
    public async Task Eight_workers_deliver_each_message_once_and_a_second_run_sends_nothing()
    {
        var desk = await DeliveryDesk.OpenAsync(database);
        await desk.PlanAsync([.. Enumerable.Range(1, 40).Select(DeliveryDesk.Address)]);
        await using var server = new ScriptedSmtpServer();

        var results = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => desk.DeliverAsync(server)));
        Assert.Equal(40, results.Sum(result => result.Sent));
        Assert.Equal(0, (await desk.DeliverAsync(server)).Sent);
        Assert.Equal(40, server.DeliveryLog.Count);
        Assert.Equal(40, server.DeliveryLog.Select(accepted => accepted.MessageId).Distinct().Count());
    }

    [Fact]
    [Trait("Req", "R03")]
    public async Task What_was_lost_behind_the_dot_is_unknown_and_never_sent_again_by_itself()
    {
        var desk = await DeliveryDesk.OpenAsync(database);
        await desk.PlanAsync("ann@board.example");
        await using var server = new ScriptedSmtpServer(new Fault(Fault.Dot, Ending: Ending.Close));

        Assert.Equal(new(0, 0, 1, 0, 0), await desk.DeliverAsync(server));
        await desk.MakeDueAsync();
        Assert.Equal(new(0, 0, 0, 0, 0), await desk.DeliverAsync(server));
        Assert.Equal("unknown", await desk.StatesAsync());
        Assert.Single(server.DeliveryLog);
    }

    [Theory]
    [InlineData(Fault.Crossing)]
    [InlineData(Fault.CrossingLate)]
    [Trait("Req", "R03")]
    public async Task A_refusal_that_nobody_asked_for_never_makes_a_message_leave_twice(string how)
    {
        var desk = await DeliveryDesk.OpenAsync(database);
        await desk.PlanAsync("ann@board.example");
        await using var server = new ScriptedSmtpServer(new Fault(how, "452 4.3.1 full"));

        Assert.Equal(new(0, 0, 1, 0, 0), await desk.DeliverAsync(server));
        await desk.MakeDueAsync();
        Assert.Equal(new(0, 0, 0, 0, 0), await desk.DeliverAsync(server));
        Assert.Single(server.DeliveryLog);
    }

    [Theory]
    [InlineData(Fault.Banner)]
    [InlineData(Fault.Ehlo)]
    [InlineData(Fault.Mail)]
    [InlineData(Fault.Rcpt)]
    [InlineData(Fault.Data)]
    [InlineData(Fault.Auth)]
    [Trait("Req", "R04")]
    public async Task What_was_lost_before_the_dot_is_tried_again_and_arrives_once(string at)
    {
        var desk = await DeliveryDesk.OpenAsync(database);
        await desk.PlanAsync("ann@board.example");
        using var certificate = new TestCertificate("localhost");
        await using var server = new ScriptedSmtpServer(new Fault(at, Ending: Ending.Reset)) { Offers = ["STARTTLS"],
            Certificate = certificate.Certificate };
        var relay = Some.SecureRelay(server, certificate);

        Assert.Equal(1, (await desk.DeliverAsync(relay)).Pending);
        Assert.Equal(0, (await desk.DeliverAsync(relay)).Sent);
        await desk.MakeDueAsync();
        Assert.Equal(1, (await desk.DeliverAsync(relay)).Sent);
        Assert.Single(server.DeliveryLog);
        Assert.Equal(2, (await desk.OnlyAsync()).Attempts);
    }

    [Fact]
    [Trait("Req", "R05")]
    public async Task A_temporary_refusal_waits_and_then_arrives_with_the_same_bytes()
    {
        var desk = await DeliveryDesk.OpenAsync(database);
        await desk.PlanAsync("ann@board.example");
        var frozen = await database.ScalarAsync<byte[]>("select mime from delivery");
        await using var server = new ScriptedSmtpServer(new Fault(Fault.Dot, "451 4.3.0 later"));

        await desk.DeliverAsync(server);
        Assert.Equal("pending", await desk.StatesAsync());
        Assert.True(await database.ScalarAsync<bool>(
            "select next_attempt_at between now() + interval '3 minutes' and now() + interval '7 minutes' from delivery"));
        await desk.MakeDueAsync();
        await desk.DeliverAsync(server);
        Assert.Equal(frozen, Assert.Single(server.DeliveryLog).Bytes);
        Assert.Equal("250 2.0.0 queued as 1", (await desk.OnlyAsync()).Reply);
    }

    [Fact]
    [Trait("Req", "R05")]
    public async Task A_server_that_closes_between_messages_still_gets_them_all()
    {
        var desk = await DeliveryDesk.OpenAsync(database);
        await desk.PlanAsync("ann@board.example", "bob@board.example", "cat@board.example");
        await using var server = new ScriptedSmtpServer(new Fault(Fault.Accepted, "421 enough", Ending.Close));
        Assert.Equal(3, (await desk.DeliverAsync(server)).Sent);
        Assert.Equal(3, server.DeliveryLog.Count);
    }

    [Fact]
    public async Task A_relay_that_is_down_is_asked_once_per_run_not_once_per_message()
    {
        var desk = await DeliveryDesk.OpenAsync(database);
        await desk.PlanAsync("ann@board.example", "bob@board.example", "cat@board.example");
        await using var server = new ScriptedSmtpServer(new Fault(Fault.Banner, "554 closed"), new Fault(Fault.Banner, "554 closed"));
        Assert.Equal(new(0, 0, 0, 3, 0) { Down = "Greeting: 554 closed" }, await desk.DeliverAsync(server));
        Assert.Equal(1, server.Connections);
    }

    [Fact]
    public async Task What_nobody_took_in_time_is_given_up()
    {
        var desk = await DeliveryDesk.OpenAsync(database);
        await desk.PlanAsync("ann@board.example");
        await database.ExecuteHereAsync("update delivery set give_up_at = now(), attempts = 3, last_error = 'Rcpt: 450 later'");
        await using var server = new ScriptedSmtpServer();
        Assert.Equal(1, (await desk.DeliverAsync(server)).Rejected);
        Assert.Equal("given up after 3 attempts; Rcpt: 450 later", (await desk.OnlyAsync()).Reply);
        Assert.Empty(server.DeliveryLog);
    }

    [Fact]
    [Trait("Req", "R10")]
    public async Task More_than_two_messages_per_recipient_are_held_until_a_person_looks()
    {
        var desk = await DeliveryDesk.OpenAsync(database);
        var recipients = await desk.RecipientsAsync("ann@board.example", "bob@board.example");
        for (var revision = 1; revision <= 3; revision++)
            await desk.PlanAsync(await desk.EditionAsync(revision), recipients);
        await using var server = new ScriptedSmtpServer();

        Assert.Equal(new(4, 0, 0, 0, 2), await desk.DeliverAsync(server));
        foreach (var held in await desk.DeliveryLog.ListAsync(DeliveryState.Held, null, default))
            await desk.DeliveryLog.RetryAsync(held.Id, "three corrections in a day, looked at", "ann", default);
        Assert.Equal(2, (await desk.DeliverAsync(server)).Sent);
    }

    [Fact]
    [Trait("Req", "R10")]
    public async Task A_redirect_takes_every_message_to_one_address_with_its_bytes_unchanged()
    {
        var desk = await DeliveryDesk.OpenAsync(database, new() { From = Some.Sender, RedirectTo = "tester@widgets.example" });
        await desk.PlanAsync("ann@board.example", "bob@board.example");
        await using var server = new ScriptedSmtpServer();
        await desk.DeliverAsync(server);
        Assert.All(server.DeliveryLog, accepted => Assert.Equal("tester@widgets.example", accepted.Recipient));
        Assert.Equal(2, await database.ScalarAsync<long>("select count(*) from delivery where sent_to = 'tester@widgets.example'"));
        Assert.Equal(await database.ScalarAsync<byte[]>("select mime from delivery order by id limit 1"), server.DeliveryLog.First().Bytes);
    }

    [Fact]
    [Trait("Req", "R08")]
    public async Task A_stop_finishes_the_message_that_was_begun_and_begins_no_other()
    {
        var desk = await DeliveryDesk.OpenAsync(database);
        await desk.PlanAsync("ann@board.example", "bob@board.example");
        using var stop = new CancellationTokenSource();
        var channel = new StoppingChannel(stop);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => desk.Job(() => channel)
            .RunAsync(new Progress<Progress>(), stop.Token));
        Assert.Equal("sent pending", await desk.StatesAsync());
    }

    /// <summary>Asks for a stop while it holds a message, then accepts it.</summary>
    private sealed class StoppingChannel(CancellationTokenSource stop) : IDeliveryChannel
    {
        public async Task<SendResult> SendAsync(OutgoingMessage message)
        {
            await stop.CancelAsync();
            return new(SendResultKind.Accepted, "ok");
        }

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
