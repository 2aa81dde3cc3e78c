using IWReports.Core.Language;
using IWReports.Worker.Database;
using IWReports.Worker.Host;
using Npgsql;

namespace IWReports.Worker.Delivery;

/// <summary>What the deliveries are searched by; what is null does not filter.</summary>
internal sealed record DeliverySearch(string? Scope, string? State, long? Edition);

/// <summary>What a person found out about an unknown delivery.</summary>
internal enum Settlement { Arrived, Resend }

/// <summary>The deliveries as people see and settle them. Every decision is audited in the same transaction.</summary>
internal sealed class DeliveryLog(NpgsqlDataSource database)
{
    private const string Entries = """
        select delivery.id, edition_id, report, period, scope, revision, recipient.name as recipient, message_id, state as state_word,
            attempts, created_at, next_attempt_at, sent_at, coalesce(reply, last_error) as reply
        from delivery join recipient on recipient.id = recipient_id
        """;

    // With who settled it, and how they know. Of one that a restored backup still had as pending, nothing is known of its hand-over.
    private const string Arrived = "state = 'sent', sent_at = coalesce(handoff_at, now()), sent_to = address, reply = $2";

    // The same patience again as when it was planned.
    public const string PendingAgain =
        "state = 'pending', next_attempt_at = now(), give_up_at = now() + (give_up_at - created_at), released = true";

    /// <summary>All deliveries, or those in a state, of a period, or both.</summary>
    public async Task<IReadOnlyList<DeliveryLogEntry>> ListAsync(
        DeliveryState? state, string? period, CancellationToken cancellationToken) =>
        await database.RowsAsync<DeliveryLogEntry>(
            $"{Entries} where ($1::text is null or state = $1) and ($2::text is null or period = $2) order by delivery.id",
            cancellationToken, state?.Word(), period);

    /// <summary>So many of those that a search finds, before one of them where it is named, the latest first.</summary>
    public Task<List<DeliveryLogEntry>> FindAsync(
        DeliverySearch search, long? beyond, int count, CancellationToken cancellationToken) =>
        database.RowsAsync<DeliveryLogEntry>(
            $"""
            {Entries}
            where ($1::text is null or scope = $1) and ($2::text is null or state = $2) and ($3::bigint is null or edition_id = $3)
                and ($5::bigint is null or delivery.id < $5)
            order by delivery.id desc limit $4
            """,
            cancellationToken, search.Scope, search.State, search.Edition, count, beyond);

    /// <summary>Ends an unknown delivery: it arrived, or it is sent again with the same bytes.</summary>
    public Task<DeliveryLogEntry> SettleAsync(long id, Settlement verdict, string reason, string who, CancellationToken cancellationToken)
    {
        if (string.IsNullOrWhiteSpace(reason))
            throw new InputException("The reason is empty: say how you know, it is kept in the audit.");
        var (change, says) = verdict is Settlement.Arrived ? (Arrived, $"settled by {who}: {reason.Trim()}") : (PendingAgain, null);
        return DecideAsync(id, change, says, [DeliveryState.Unknown], $"settle {verdict.Word()}", reason, who, cancellationToken);
    }

    /// <summary>Tries a rejected, held or waiting delivery now.</summary>
    public Task<DeliveryLogEntry> RetryAsync(long id, string? reason, string who, CancellationToken cancellationToken) => DecideAsync(
        id, PendingAgain, null, [DeliveryState.Rejected, DeliveryState.Pending, DeliveryState.Held, DeliveryState.Withdrawn], "retry",
        reason, who, cancellationToken);

    private async Task<DeliveryLogEntry> DecideAsync(long id, string change, string? says, DeliveryState[] from, string what,
        string? reason, string who, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        var before = await LockAsync(connection, id, cancellationToken);
        if (!from.Contains(before.State))
            throw new InputException($"Delivery {id} is {before.State.Word()}; \"{what.Split(' ')[0]}\" is for "
                + $"{string.Join(", ", from.Select(state => state.Word()))} ones.");

        object[] values = says is null ? [id] : [id, says];
        if (await connection.ExecuteAsync($"update delivery set {change} where id = $1 and mime is not null", cancellationToken, values)
            == 0)
            throw new InputException($"Delivery {id} was never composed: {before.Reply} Mend the recipient's address and send the "
                + $"report again; this delivery is then filled in.");
        var after = await LockAsync(connection, id, cancellationToken);
        await Audit.WriteAsync(connection, who, $"delivery {id}: {what}, {before.State.Word()} to {after.State.Word()}", reason,
            cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return after;
    }

    private static async Task<DeliveryLogEntry> LockAsync(NpgsqlConnection connection, long id, CancellationToken cancellationToken) =>
        await connection.RowAsync<DeliveryLogEntry>($"{Entries} where delivery.id = $1 for update of delivery", cancellationToken, id)
            ?? throw new InputException($"There is no delivery {id}; \"iwreports deliveries\" lists them.");
}
