using IWReports.Core.Language;
using IWReports.Worker.Company;
using IWReports.Worker.Database;
using IWReports.Worker.Delivery.Channels;
using IWReports.Worker.Delivery.Email;
using IWReports.Worker.Host;
using IWReports.Worker.Reporting;
using IWReports.Worker.Reporting.Editions;
using IWReports.Worker.Reporting.Rendering;
using Microsoft.Extensions.Options;
using Npgsql;
using NpgsqlTypes;

namespace IWReports.Worker.Delivery;

/// <summary>Where messages wait: each is composed once, frozen to its bytes, and sent from these however often it is tried.</summary>
internal sealed class Outbox(NpgsqlDataSource database, IOptions<DeliveryOptions> options, TimeProvider time, ILogger<Outbox> log)
{
    // A delivery that exists keeps its bytes.
    private const string Insert = """
        insert into delivery (edition_id, report, period, scope, revision, recipient_id, channel, message_id, address, mime, sha256, state,
            give_up_at, last_error)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, now() + $13, $14)
        on conflict (report, period, scope, revision, recipient_id) do nothing
        """;

    /// <summary>
    /// Plans one delivery per recipient. A recipient who cannot get mail is stored as rejected with the reason and stops nobody else.
    /// </summary>
    public async Task<Planned> PlanAsync(Edition edition, RenderedReport rendered, IReadOnlyList<Recipient> recipients,
        CancellationToken cancellationToken)
    {
        var fresh = 0;
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        var mailboxes = await MailboxesAsync(connection, edition, cancellationToken);
        // Whoever was there first keeps the mailbox.
        foreach (var recipient in recipients.OrderBy(recipient => recipient.Id))
        {
            var refusal = options.Value.Refusal(recipient.Name, recipient.Address, out var to) ?? Twice(mailboxes, recipient, to!);
            // Names and addresses are kept out of logs; the delivery log has the reason.
            if (refusal is not null)
                log.LogError("{Report} {Period} cannot go to recipient {Recipient}. See \"iwreports deliveries --state rejected\".",
                    edition.Report, edition.Period, recipient.Id);
            var stored = await StoreAsync(connection, edition, rendered, recipient, to, refusal, cancellationToken);
            fresh += refusal is null ? stored : 0;
        }

        var refused = await RefusedAsync(connection, edition, recipients, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return new(fresh, refused);
    }

    // One mailbox gets one mail of an edition: in this run, and where an earlier one planned it.
    private static string? Twice(Dictionary<string, (int Recipient, string Name)> mailboxes, Recipient recipient, Mailbox to)
    {
        if (recipient.Shared || mailboxes.TryAdd(to.Identity, (recipient.Id, recipient.Name))
            || mailboxes[to.Identity].Recipient == recipient.Id)
            return null;
        var first = mailboxes[to.Identity].Name;
        return $"{recipient.Name} has the same mailbox as {first}, which gets this report once. Retire one of them: iwreports recipients "
            + $"retire \"{recipient.Name}\"; "
            + "or, if both read it, add this one again with --shared.";
    }

    private static async Task<Dictionary<string,
        (int Recipient, string Name)>> MailboxesAsync(NpgsqlConnection connection, Edition edition, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(
            """
            select delivery.address, recipient_id, name from delivery join recipient on recipient.id = recipient_id
            where edition_id = $1 and mime is not null and not shared and state <> 'withdrawn' order by delivery.id
            """, connection);
        command.Parameters.AddWithValue(edition.Id);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var mailboxes = new Dictionary<string, (int, string)>(StringComparer.Ordinal);
        while (await reader.ReadAsync(cancellationToken))
            mailboxes.TryAdd(reader.GetString(0).ToLowerInvariant(), (reader.GetInt32(1), reader.GetString(2)));
        return mailboxes;
    }

    // Who got it before the list of allowed domains became shorter is not among them.
    private static async Task<int> RefusedAsync(NpgsqlConnection connection, Edition edition, IReadOnlyList<Recipient> recipients,
        CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(
            "select count(*)::int from delivery where edition_id = $1 and recipient_id = any($2) and mime is null", connection);
        command.Parameters.AddWithValue(edition.Id);
        command.Parameters.AddWithValue(recipients.Select(recipient => recipient.Id).ToArray());
        return (int)(await command.ExecuteScalarAsync(cancellationToken))!;
    }

    private async Task<int> StoreAsync(NpgsqlConnection connection, Edition edition, RenderedReport rendered, Recipient recipient,
        Mailbox? to, string? refusal, CancellationToken cancellationToken)
    {
        var sender = options.Value.Sender();
        var key = new DeliveryKey(edition.Report, edition.Period, edition.Scope, edition.Revision, recipient.Id);
        var mime = refusal is null ? new ReportMessage(sender, to!, key, time.GetUtcNow(), rendered).ToBytes() : null;

        await using var command = new NpgsqlCommand(Insert, connection);
        command.Parameters.AddWithValue(edition.Id);
        command.Parameters.AddWithValue(key.Report);
        command.Parameters.AddWithValue(key.Period);
        command.Parameters.AddWithValue(key.Scope);
        command.Parameters.AddWithValue(key.Revision);
        command.Parameters.AddWithValue(recipient.Id);
        command.Parameters.AddWithValue(options.Value.Channel.Word());
        command.Parameters.AddWithValue(key.MessageId(sender.Domain));
        command.Parameters.AddWithValue(to?.Address ?? recipient.Address);
        command.Parameters.AddNullable(NpgsqlDbType.Bytea, mime);
        command.Parameters.AddNullable(NpgsqlDbType.Bytea, mime is null ? null : FrozenBytes.Hash(mime));
        command.Parameters.AddWithValue((refusal is null ? DeliveryState.Pending : DeliveryState.Rejected).Word());
        command.Parameters.AddWithValue(options.Value.Patience(edition.Period));
        command.Parameters.AddNullable(NpgsqlDbType.Text, refusal);
        if (await command.ExecuteNonQueryAsync(cancellationToken) is var stored && (stored > 0 || mime is null))
            return stored;
        // One that never had any bytes, since its recipient could get no mail, gets them once that is mended.
        return await connection.ScalarAsync<int>(
            "select delivery_compose($1, $2, $3, $4)", cancellationToken, key.MessageId(sender.Domain), to!.Address, mime,
            options.Value.Patience(edition.Period));
    }
}
