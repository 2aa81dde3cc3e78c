using System.Globalization;
using IWReports.Core.Language;
using IWReports.Worker.Company;
using IWReports.Worker.Delivery.Channels;
using IWReports.Worker.Delivery.Email;
using IWReports.Worker.Database;
using IWReports.Worker.Delivery;
using IWReports.Worker.Host;
using IWReports.Worker.Reporting.Editions;
using IWReports.Worker.Reporting.Rendering;
using IWReports.Worker.Reporting;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Npgsql;

namespace IWReports.Worker.Tests.Delivery;

/// <summary>
/// The delivery stage on a test database: recipients, an edition, an outbox, and jobs that send through a given server or channel.
/// </summary>
internal sealed class DeliveryDesk(TestDatabase database, DeliveryOptions? options = null)
{
    private readonly IOptions<DeliveryOptions> _options =
        Options.Create(options ?? new DeliveryOptions { From = Some.Sender, FromName = "Reports" });

    public NpgsqlDataSource Source => database.Source;

    public DeliveryLog DeliveryLog { get; } = new(database.Source);

    public Approvals Approvals { get; } = new(database.Source);

    public DeliveryLeases DeliveryLeases { get; } = new(database.Source);

    /// <summary>An empty ledger: tests of one class share a database.</summary>
    public static async Task<DeliveryDesk> OpenAsync(TestDatabase database, DeliveryOptions? options = null)
    {
        await database.ExecuteHereAsync(
            "truncate delivery, approval, handed_over, test_mail, recommendation, restatement, edition_figure, edition_part, edition, "
                + "recipient, audit restart identity");
        return new(database, options);
    }

    public async Task<List<Recipient>> RecipientsAsync(params string[] addresses)
    {
        var recipients = new List<Recipient>();
        foreach (var address in addresses)
        {
            await using var command = Source.CreateCommand("insert into recipient (name, address, role) values ('Member ' || (select "
                + "count(*) + 1 from recipient), $1, 'board') returning id, name");
            command.Parameters.AddWithValue(address);
            await using var reader = await command.ExecuteReaderAsync();
            await reader.ReadAsync();
            recipients.Add(new(reader.GetInt32(0), reader.GetString(1), address, RecipientRole.Board, null));
        }

        return recipients;
    }

    public async Task<Edition> EditionAsync(int revision = 1, string period = "2025-11")
    {
        return (await Source.RowAsync<Edition>(
            "insert into edition (report, period, scope, revision, state, subject, model, template_version, definitions_version) values "
                + $"('board-report', $1, 'company', $2, 'complete', 's', '{{}}', '1', '1') returning {Edition.Columns}",
            CancellationToken.None, period, revision))!;
    }

    /// <summary>Plans, and returns how many are new.</summary>
    public async Task<int> PlanAsync(Edition edition, IReadOnlyList<Recipient> recipients, RenderedReport? rendered = null) =>
        (await PlanAllAsync(edition, recipients, rendered)).New;

    public Task<Planned> PlanAllAsync(Edition edition, IReadOnlyList<Recipient> recipients, RenderedReport? rendered = null) =>
        new Outbox(Source, _options, TimeProvider.System, NullLogger<Outbox>.Instance)
            .PlanAsync(edition, rendered ?? Some.Rendered(), recipients, CancellationToken.None);

    /// <summary>Recipients, an edition and their deliveries in one go.</summary>
    public async Task<List<Recipient>> PlanAsync(params string[] addresses)
    {
        var recipients = await RecipientsAsync(addresses);
        await PlanAsync(await EditionAsync(), recipients);
        return recipients;
    }

    public DeliverJob Job(Func<IDeliveryChannel> channel) => new(DeliveryLeases, channel, _options, NullLogger<DeliverJob>.Instance);

    public Task<DeliverResult> DeliverAsync(ScriptedSmtpServer server, CancellationToken cancellationToken = default) =>
        DeliverAsync(Some.Relay(server), cancellationToken);

    public Task<DeliverResult> DeliverAsync(EmailOptions relay, CancellationToken cancellationToken = default) =>
        Job(() => new EmailChannel(relay, _options.Value.Sender())).RunAsync(new Progress<Progress>(), cancellationToken);

    /// <summary>Lets the time of the next attempt come.</summary>
    public Task MakeDueAsync() => database.ExecuteHereAsync("update delivery set next_attempt_at = now() where state = 'pending'");

    public Task ExpireLeasesAsync() => database.ExecuteHereAsync(
        "update delivery set lease_until = now() - interval '1 second' where lease_until is not null");

    public async Task<string> StatesAsync() =>
        string.Join(' ', (await DeliveryLog.ListAsync(null, null, CancellationToken.None)).Select(entry => entry.State.Word()));

    public async Task<DeliveryLogEntry> OnlyAsync() => Assert.Single(await DeliveryLog.ListAsync(null, null, CancellationToken.None));

    public static string Address(int number) => string.Create(CultureInfo.InvariantCulture, $"member{number}@board.example");
}
