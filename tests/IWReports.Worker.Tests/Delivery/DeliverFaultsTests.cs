using System.Text;
using IWReports.Core.Language;
using IWReports.Worker.Delivery;
using IWReports.Worker.Delivery.Channels;
using IWReports.Worker.Delivery.Folder;
using IWReports.Worker.Host;

namespace IWReports.Worker.Tests.Delivery;

/// <summary>One message or list that fails keeps no other back.</summary>
public sealed class DeliverFaultsTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    [Fact]
    public async Task A_name_too_long_for_a_file_keeps_nobody_elses_report_back()
    {
        var desk = await DeliveryDesk.OpenAsync(database);
        var recipients = await desk.RecipientsAsync("ann@board.example", "bob@board.example");
        await desk.PlanAsync(await desk.EditionAsync(), recipients);
        await database.ExecuteHereAsync("update recipient set name = repeat('n', 304) where id = 1");
        var folder = Directory.CreateTempSubdirectory("iw-mail-").FullName;
        Assert.Equal(new(2, 0, 0, 0, 0),
            await desk.Job(() => new FolderChannel(new() { Path = folder })).RunAsync(new Progress<Progress>(), default));
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task A_list_of_the_folder_that_cannot_be_written_stops_nobodys_mail()
    {
        var desk = await DeliveryDesk.OpenAsync(database);
        await desk.PlanAsync("ann@board.example", "bob@board.example");
        var folder = Directory.CreateTempSubdirectory("iw-mail-").FullName;
        Directory.CreateDirectory(Path.Combine(folder, "index.html"));
        Assert.Equal(new(2, 0, 0, 0, 0),
            await desk.Job(() => new FolderChannel(new() { Path = folder })).RunAsync(new Progress<Progress>(), default));
        Assert.Equal("sent sent", await desk.StatesAsync());
        Assert.Equal(2, Directory.GetFiles(folder, "*.eml", SearchOption.AllDirectories).Length);
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task Bytes_that_are_not_those_frozen_are_never_sent_and_stop_no_other()
    {
        var desk = await DeliveryDesk.OpenAsync(database);
        await desk.PlanAsync("ann@board.example", "bob@board.example");
        await database.ExecuteHereAsync("update delivery set mime = '\\x00' where id = 1");
        await using var server = new ScriptedSmtpServer();
        Assert.Equal(new(1, 1, 0, 0, 0), await desk.DeliverAsync(server));
        Assert.Contains("not those that were frozen", (await desk.DeliveryLog.ListAsync(DeliveryState.Rejected, null, default))[0].Reply!,
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("no header")]
    [InlineData(": x\r\n\r\nbody")]
    [InlineData("Subject\u0001 x\r\nContent-Type: multipart/mixed; boundary=\r\n\r\nbody")]
    public async Task A_message_that_is_none_stops_no_other(string text)
    {
        foreach (var mailing in new[] { true, false })
        {
            var desk = await DeliveryDesk.OpenAsync(database);
            await desk.PlanAsync("ann@board.example", "bob@board.example");
            await database.ExecuteHereAsync($"update delivery set mime = '\\x{Convert.ToHexString(Encoding.Latin1.GetBytes(text))}', "
                + $"sha256 = sha256('\\x{Convert.ToHexString(Encoding.Latin1.GetBytes(text))}') where id = 1");
            await using var server = new ScriptedSmtpServer();
            var folder = Directory.CreateTempSubdirectory("iw-mail-").FullName;
            if (mailing)
                await desk.DeliverAsync(server);
            else
                await desk.Job(() => new FolderChannel(new() { Path = folder })).RunAsync(new Progress<Progress>(), default);
            Assert.Equal("sent", (await desk.DeliveryLog.ListAsync(null, null, default))[1].State.Word());
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public async Task An_error_that_no_channel_foresaw_is_one_messages_and_wants_a_person()
    {
        var desk = await DeliveryDesk.OpenAsync(database);
        await desk.PlanAsync("ann@board.example", "bob@board.example");
        Assert.Equal(new(1, 0, 1, 0, 0), await desk.Job(() => new FailingChannel()).RunAsync(new Progress<Progress>(), default));
        Assert.Equal("unknown sent", await desk.StatesAsync());
    }

    /// <summary>Fails over the first message, and accepts the others.</summary>
    private sealed class FailingChannel : IDeliveryChannel
    {
        private bool _failed;

        public Task<SendResult> SendAsync(OutgoingMessage message)
        {
            if (_failed)
                return Task.FromResult(new SendResult(SendResultKind.Accepted, "ok"));
            _failed = true;
            throw new InvalidOperationException("of one message");
        }

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }

    [Fact]
    [Trait("Req", "R06")]
    public async Task One_refused_recipient_does_not_stop_the_others()
    {
        var desk = await DeliveryDesk.OpenAsync(database);
        await desk.PlanAsync("ann@board.example", "bob@board.example", "cat@board.example");
        await using var server = new ScriptedSmtpServer(new Fault(Fault.Rcpt, "550 5.1.1 no such user"));

        Assert.Equal(new(2, 1, 0, 0, 0), await desk.DeliverAsync(server));
        await desk.MakeDueAsync();
        Assert.Equal(new(0, 0, 0, 0, 0), await desk.DeliverAsync(server));
        Assert.Equal("Rcpt: 550 5.1.1 no such user", (await desk.DeliveryLog.ListAsync(DeliveryState.Rejected, null, default))[0].Reply);
    }
}
