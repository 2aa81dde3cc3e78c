using System.Security.Cryptography;
using IWReports.Worker.Delivery.Email;
using IWReports.Worker.Rendering;
using Microsoft.Extensions.Options;
using Npgsql;
using NpgsqlTypes;

namespace IWReports.Worker.Delivery;

/// <summary>How many deliveries of an edition are new and will be tried, and how many recipients cannot get mail.</summary>
internal sealed record Planned(int New, int Refused);

/// <summary>Where messages wait: each is composed once, frozen to its bytes, and sent from these however often it is tried.</summary>
internal sealed class Outbox(NpgsqlDataSource database, IOptions<DeliveryOptions> options, TimeProvider time, ILogger<Outbox> log)
{
    // A delivery that exists keeps its bytes. One that never had any (its recipient had no address) gets them once the address is mended.
    private const string Insert = """
        insert into delivery (edition_id, report, period, scope, revision, recipient_id, channel, message_id, address, mime, sha256, state, give_up_at, last_error)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, now() + $13, $14)
        on conflict (report, period, scope, revision, recipient_id) do update
            set address = excluded.address, mime = excluded.mime, sha256 = excluded.sha256, state = excluded.state,
                next_attempt_at = now(), give_up_at = excluded.give_up_at, last_error = null
            where delivery.mime is null and excluded.mime is not null
        """;

    /// <summary>Plans one delivery per recipient. A recipient who cannot get mail is stored as rejected with the reason and stops nobody else.</summary>
    public async Task<Planned> PlanAsync(Edition edition, RenderedReport rendered, IReadOnlyList<Recipient> recipients, CancellationToken cancellationToken)
    {
        var fresh = 0;
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        foreach (var recipient in recipients)
        {
            var refusal = options.Value.Refusal(recipient.Name, recipient.Address, out var to);
            // Names and addresses are kept out of logs; the ledger has the reason.
            if (refusal is not null)
                log.LogError("{Report} {Period} cannot go to recipient {Recipient}. See \"iwreports deliveries --state rejected\".", edition.Report, edition.Period, recipient.Id);
            var stored = await StoreAsync(connection, edition, rendered, recipient, to, refusal, cancellationToken);
            fresh += refusal is null ? stored : 0;
        }

        var refused = await RefusedAsync(connection, edition, recipients, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return new(fresh, refused);
    }

    // Who got it before the list of allowed domains became shorter is not among them.
    private static async Task<int> RefusedAsync(NpgsqlConnection connection, Edition edition, IReadOnlyList<Recipient> recipients, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand("select count(*)::int from delivery where edition_id = $1 and recipient_id = any($2) and mime is null", connection);
        command.Parameters.AddWithValue(edition.Id);
        command.Parameters.AddWithValue(recipients.Select(recipient => recipient.Id).ToArray());
        return (int)(await command.ExecuteScalarAsync(cancellationToken))!;
    }

    private async Task<int> StoreAsync(NpgsqlConnection connection, Edition edition, RenderedReport rendered, Recipient recipient, Mailbox? to, string? refusal, CancellationToken cancellationToken)
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
        command.Parameters.AddNullable(NpgsqlDbType.Bytea, mime is null ? null : SHA256.HashData(mime));
        command.Parameters.AddWithValue((refusal is null ? DeliveryState.Pending : DeliveryState.Rejected).Name());
        command.Parameters.AddWithValue(options.Value.Patience(edition.Period));
        command.Parameters.AddNullable(NpgsqlDbType.Text, refusal);
        return await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
