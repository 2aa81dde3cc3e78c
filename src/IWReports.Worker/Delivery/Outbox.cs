using IWReports.Core.Language;
using IWReports.Worker.Company;
using IWReports.Worker.Database;
using IWReports.Worker.Delivery.Channels;
using IWReports.Worker.Delivery.Email;
using IWReports.Worker.Reporting;
using IWReports.Worker.Reporting.Editions;
using IWReports.Worker.Reporting.Rendering;
using Microsoft.Extensions.Options;
using Npgsql;

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
        var waits = !(await Approvals.DecisionAsync(connection, edition.Id, cancellationToken)
            ?? !options.Value.Approve.Contains(edition.Report));
        await WithdrawHeldAsync(connection, edition, cancellationToken);
        // Whoever was there first keeps the mailbox.
        foreach (var recipient in recipients.OrderBy(recipient => recipient.Id))
        {
            var refusal = options.Value.Refusal(recipient.Name, recipient.Address, out var to) ?? Twice(mailboxes, recipient, to!);
            // Names and addresses are kept out of logs; the delivery log has the reason.
            if (refusal is not null)
                log.LogError("{Report} {Period} cannot go to recipient {Recipient}. See \"iwreports deliveries --state rejected\".",
                    edition.Report, edition.Period, recipient.Id);
            var stored = await StoreAsync(connection, edition, rendered, recipient, to, refusal, waits, cancellationToken);
            fresh += refusal is null ? stored : 0;
        }

        var refused = await RefusedAsync(connection, edition, recipients, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return waits ? new(0, refused) { Waiting = fresh } : new(fresh, refused);
    }

    // Whoever approves approves what is said now.
    private static Task<int> WithdrawHeldAsync(NpgsqlConnection connection, Edition edition, CancellationToken cancellationToken) =>
        connection.ExecuteAsync(
            """
            update delivery set state = 'withdrawn', last_error = format('revision %s took its place', $4)
            where report = $1 and period = $2 and scope = $3 and revision < $4 and state = $5
            """, cancellationToken, edition.Report, edition.Period, edition.Scope, edition.Revision, DeliveryState.Held.Word());

    // One mailbox gets one mail of an edition: in this run, and where an earlier one planned it.
    private static string? Twice(Dictionary<string, Holder> mailboxes, Recipient recipient, Mailbox to)
    {
        if (recipient.Shared
            || mailboxes.TryAdd(to.Identity, new() { Address = to.Address, RecipientId = recipient.Id, Name = recipient.Name })
            || mailboxes[to.Identity].RecipientId == recipient.Id)
            return null;
        var first = mailboxes[to.Identity].Name;
        return $"{recipient.Name} has the same mailbox as {first}, which gets this report once. Retire one of them: iwreports recipients "
            + $"retire \"{recipient.Name}\"; "
            + "or, if both read it, add this one again with --shared.";
    }

    private static async Task<Dictionary<string, Holder>> MailboxesAsync(
        NpgsqlConnection connection, Edition edition, CancellationToken cancellationToken)
    {
        var rows = await connection.RowsAsync<Holder>(
            """
            select delivery.address, recipient_id, name from delivery join recipient on recipient.id = recipient_id
            where edition_id = $1 and mime is not null and not shared and state <> 'withdrawn' order by delivery.id
            """, cancellationToken, edition.Id);
        return rows.DistinctBy(row => row.Address.ToLowerInvariant()).ToDictionary(row => row.Address.ToLowerInvariant());
    }

    // Who got it before the list of allowed domains became shorter is not among them.
    private static Task<int> RefusedAsync(NpgsqlConnection connection, Edition edition, IReadOnlyList<Recipient> recipients,
        CancellationToken cancellationToken) =>
        connection.ScalarAsync<int>(
            "select count(*)::int from delivery where edition_id = $1 and recipient_id = any($2) and mime is null", cancellationToken,
            edition.Id, recipients.Select(recipient => recipient.Id).ToArray());

    private async Task<int> StoreAsync(NpgsqlConnection connection, Edition edition, RenderedReport rendered, Recipient recipient,
        Mailbox? to, string? refusal, bool waits, CancellationToken cancellationToken)
    {
        var sender = options.Value.Sender();
        var key = new DeliveryKey(edition.Report, edition.Period, edition.Scope, edition.Revision, recipient.Id);
        var mime = refusal is null ? new ReportMessage(sender, to!, key, time.GetUtcNow(), rendered).ToBytes() : null;

        var state = refusal is not null ? DeliveryState.Rejected : waits ? DeliveryState.Held : DeliveryState.Pending;
        var stored = await connection.ExecuteAsync(Insert, cancellationToken, edition.Id, key.Report, key.Period, key.Scope, key.Revision,
            recipient.Id, options.Value.Channel.Word(), key.MessageId(sender.Domain), to?.Address ?? recipient.Address, mime,
            mime is null ? null : FrozenBytes.Hash(mime), state.Word(),
            options.Value.Patience(edition.Period), refusal ?? (waits ? Approvals.Awaited : null));
        if (stored > 0 || mime is null)
            return stored;
        // One that never had any bytes, since its recipient could get no mail, gets them once that is mended.
        var composed = await connection.ScalarAsync<int>(
            "select delivery_compose($1, $2, $3, $4)", cancellationToken, key.MessageId(sender.Domain), to!.Address, mime,
            options.Value.Patience(edition.Period));
        if (composed > 0 && waits)
            await connection.ExecuteAsync("update delivery set state = $3, last_error = $2 where message_id = $1", cancellationToken,
                key.MessageId(sender.Domain), Approvals.Awaited, DeliveryState.Held.Word());
        return composed;
    }

    /// <summary>Whose mailbox gets an edition already.</summary>
    private sealed record Holder
    {
        public required string Address { get; init; }

        public int RecipientId { get; init; }

        public required string Name { get; init; }
    }
}
