using IWReports.Core.Calendar;
using IWReports.Core.Reports.DailyDigest;
using IWReports.Tests;
using IWReports.Worker.Company;
using IWReports.Worker.Delivery.Channels;
using IWReports.Worker.Delivery.Email;
using IWReports.Worker.Delivery;
using IWReports.Worker.Reporting.Editions;
using IWReports.Worker.Scheduling.Jobs;
using IWReports.Worker.Scheduling;
using IWReports.Worker.Scheduling.OnHangfire;
using IWReports.Worker.Tests.Delivery;
using IWReports.Worker.Tests.Scheduling;
using Microsoft.Extensions.DependencyInjection;

namespace IWReports.Worker.Tests.Database;

/// <summary>What was on its way at a backup, went out after it, and is on its way again in the restored database.</summary>
public sealed class RestoredOnceTests
{
    private static readonly DeliveryOptions ByMail = new() { Channel = DeliveryChannel.Email, From = Some.Sender, FromName = "Reports" };
    private static readonly TimeSpan Lease = TimeSpan.FromHours(1);

    [Fact]
    public async Task Nobody_gets_anything_twice_and_nothing_since_the_backup_is_made_up_by_itself()
    {
        await using var restoring = await Restoring.BeginAsync();
        var database = restoring.Database;
        await using var server = new ScriptedSmtpServer();
        var desk = await DeliveryDesk.OpenAsync(database, ByMail);
        var board = await desk.RecipientsAsync("ann@board.example", "bob@board.example", "cat@board.example");
        var settings = Settings(server);

        var (taken, begun) = await MailIsOnItsWayAsync(database, desk, board, server);
        await RunsAreOpenAsync(database, board, settings);
        var file = await restoring.BackUpAsync();

        await AllGoesOnToItsEndAsync(database, desk, board, server, settings, taken, begun);
        var sent = server.DeliveryLog.Count;
        Assert.Equal(sent, await database.ScalarAsync<long>("select count(*) from delivery where state = 'sent'"));
        Assert.True(sent >= 3 * 7, $"{sent} mails are too few to show anything.");

        var said = await restoring.RestoreAsync(file);
        Assert.Equal(0, await database.ScalarAsync<long>(
            "select (select count(*) from hangfire.jobqueue) + (select count(*) from hangfire.job)"));
        await using (var restored = await Installation.StartAsync(database, "", new(), jobs: Jobs(board), settings: settings))
        {
            await restored.Get<RunRequests>().QueueAsync("nightly", "2025-01-09", "anna", "the next", default);
            await database.UntilAsync("select count(*) = 3 from delivery where period = '2025-01-09' and state = 'sent'", 60);
            Assert.Empty(await restored.Get<AbsenceAlarm>().MissingAsync(default));
        }

        Assert.All(server.DeliveryLog.CountBy(mail => (mail.Recipient, mail.MessageId)), mail => Assert.Equal(1, mail.Value));
        Assert.Equal(sent + 3, server.DeliveryLog.Count);
        Assert.Equal("sent sent sent unknown unknown unknown sent sent sent", await desk.StatesAsync());
        Assert.Equal(
            "2025-01-01 cancelled, 2025-01-02 cancelled, 2025-01-03 cancelled, 2025-01-09 succeeded",
            await database.ScalarAsync<string>(
                "select string_agg(period || ' ' || state, ', ' order by period) from job_run where job = 'nightly'"));
        await IsToldAsync(restoring, said, sent);
    }

    private static async Task IsToldAsync(Restoring restoring, string said, int sent)
    {
        // What was done is said, and what became of it all is still to be seen.
        Assert.Contains($"since then {sent - 3} mails went out", said, StringComparison.Ordinal);
        Assert.Contains("3 deliveries unknown, 3 runs cancelled", said, StringComparison.Ordinal);
        Assert.Equal("restored from a backup: 3 deliveries unknown, 3 runs cancelled",
            await restoring.Database.ScalarAsync<string>("select what from audit where what like 'restored%'"));
        Assert.Equal($"{sent}", await Restoring.ScalarAsync(
            await restoring.BesideAsync(), "select count(*)::text from delivery where state = 'sent'"));
    }

    private static async Task<(DeliveryLease Taken, DeliveryLease Begun)> MailIsOnItsWayAsync(TestDatabase database, DeliveryDesk desk,
        List<Recipient> board, ScriptedSmtpServer server)
    {
        // October's mail has gone out, an hour ago: a backup's time is of whole seconds.
        // Of November's, one waits, one is taken and one is being handed over.
        await desk.PlanAsync(await desk.EditionAsync(period: "2025-10"), board);
        await desk.DeliverAsync(server);
        await database.ExecuteHereAsync("update delivery set sent_at = sent_at - interval '1 hour'");
        await desk.PlanAsync(await desk.EditionAsync(), board);
        var taken = (await desk.DeliveryLeases.TakeAsync("a worker", DeliveryChannel.Email, Lease))!;
        var begun = (await desk.DeliveryLeases.TakeAsync("a worker", DeliveryChannel.Email, Lease))!;
        await desk.DeliveryLeases.HandOffAsync(begun, Lease);
        Assert.Equal(["claimed", "handing-off", "pending"], (await desk.StatesAsync()).Split(' ')[3..].Order());
        return (taken, begun);
    }

    private static async Task RunsAreOpenAsync(TestDatabase database, List<Recipient> board, Dictionary<string, string?> settings)
    {
        // Of three runs, one waits, one is to be tried again and one has lost its worker; three nights are still to be made up.
        await using (var verb = await Installation.PrepareAsync(database, "", new(), jobs: Jobs(board), settings: settings))
            await verb.Get<RunRequests>().QueueAsync("nightly", "2025-01-01", "anna", "waits", default);
        await database.ExecuteHereAsync(
            """
            update job_schedule set since = now() - interval '3 days';
            insert into job_run (schedule_id, job, period, state, finished_at, retry_at, handed_to, worker)
                values ('nightly', 'nightly', '2025-01-02', 'failed', now(), now() - interval '1 minute', '4711', 'killed:1');
            insert into job_run (schedule_id, job, period, state, alive_until, handed_to, worker)
                values ('nightly', 'nightly', '2025-01-03', 'running', now() - interval '1 hour', '4712', 'killed:1');
            """);
    }

    private static async Task AllGoesOnToItsEndAsync(TestDatabase database, DeliveryDesk desk, List<Recipient> board,
        ScriptedSmtpServer server, Dictionary<string, string?> settings, DeliveryLease taken, DeliveryLease begun)
    {
        // After the backup all of it goes on to its end.
        await desk.DeliveryLeases.HandOffAsync(taken, Lease);
        foreach (var lease in new[] { taken, begun })
            await HandOverAsync(desk, lease, server);
        await using (await Installation.StartAsync(database, "", new(), jobs: Jobs(board), settings: settings))
        {
            await database.UntilAsync(
                """
                select count(*) >= 5 and bool_and(state = 'succeeded') and not exists (select from delivery where state <> 'sent')
                from job_run where job = 'nightly'
                """, 120);
        }
    }

    private static async Task HandOverAsync(DeliveryDesk desk, DeliveryLease lease, ScriptedSmtpServer server)
    {
        await using var channel = new EmailChannel(Some.Relay(server), ByMail.Sender());
        var outcome = await channel.SendAsync(new(lease.Key, lease.RecipientName, lease.Address, lease.Mime));
        Assert.Equal(SendResultKind.Accepted, outcome.Kind);
        Assert.True(await desk.DeliveryLeases.SentAsync(lease, lease.Address, outcome.Text));
    }

    // Each night the board gets a mail; the sending is the program's own.
    private static Job[] Jobs(IReadOnlyList<Recipient> board) =>
    [
        new("nightly", "Writes to the board", DuePeriod.Yesterday, async (services, context, cancellationToken) =>
        {
            var draft = new Draft("company", DailyDigestReport.Build(SomeDigest.Data()), [], null);
            var edition = await services.GetRequiredService<EditionStore>()
                .SaveAsync("daily-digest", context.Period, draft, Some.Rendered(), "1", cancellationToken);
            var planned = await services.GetRequiredService<Outbox>().PlanAsync(edition, Some.Rendered(), board, cancellationToken);
            return JobOutcome.Succeeded($"{planned.New} planned.") with { Next = [new(DeliverRun.Id, "", context.Period)] };
        }),
        DeliverRun.Job,
    ];

    private static Dictionary<string, string?> Settings(ScriptedSmtpServer server) => new(
        // The program that restores knows no job of the tests'.
        Enumerable.Range(0, 7).Select(schedule => KeyValuePair.Create($"Scheduling:Jobs:{schedule}:Job", (string?)"nightly")))
    {
        ["Delivery:Channel"] = "Email",
        ["Delivery:From"] = Some.Sender,
        ["Delivery:Email:Host"] = "localhost",
        ["Delivery:Email:Port"] = $"{server.Port}",
        ["Delivery:Email:Security"] = "None",
    };
}
