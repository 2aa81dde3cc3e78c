using IWReports.Core.Language;
using IWReports.Worker.Host;
using Npgsql;
using NpgsqlTypes;

namespace IWReports.Worker.Delivery;

/// <summary>One line of the delivery log: what was sent to whom, or why not yet.</summary>
internal sealed record DeliveryLogEntry(long Id, string Report, string Period, string Scope, string Recipient, int Revision,
    DeliveryState State, int Attempts, string MessageId, string? Reply);

/// <summary>What a person found out about an unknown delivery.</summary>
internal enum Verdict { Arrived, Resend }

/// <summary>The deliveries as people see and settle them. Every decision is audited in the same transaction.</summary>
internal sealed class DeliveryLog(NpgsqlDataSource database)
{
    private const string Entries = """
        select delivery.id, report, period, scope, recipient.name, revision, state, attempts, message_id, coalesce(reply, last_error)
        from delivery join recipient on recipient.id = recipient_id
        """;

    // Of one that a restored backup still had as pending, nothing is known of its hand-over.
    private const string Arrived = "state = 'sent', sent_at = coalesce(handoff_at, now()), sent_to = address, reply = 'settled: arrived'";

    // The same patience again as when it was planned.
    private const string PendingAgain =
        "state = 'pending', next_attempt_at = now(), give_up_at = now() + (give_up_at - created_at), released = true";

    /// <summary>All deliveries, or those in a state, of a period, or both.</summary>
    public async Task<IReadOnlyList<DeliveryLogEntry>> ListAsync(DeliveryState? state, string? period, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(
            $"{Entries} where ($1 is null or state = $1) and ($2 is null or period = $2) order by delivery.id");
        command.Parameters.AddNullable(NpgsqlDbType.Text, state?.Word());
        command.Parameters.AddNullable(NpgsqlDbType.Text, period);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var entries = new List<DeliveryLogEntry>();
        while (await reader.ReadAsync(cancellationToken))
            entries.Add(Entry(reader));
        return entries;
    }

    /// <summary>Ends an unknown delivery: it arrived, or it is sent again with the same bytes.</summary>
    public Task<DeliveryLogEntry> SettleAsync(long id, Verdict verdict, string reason, string who, CancellationToken cancellationToken)
    {
        if (string.IsNullOrWhiteSpace(reason))
            throw new InputException("The reason is empty: say how you know, it is kept in the audit.");
        return DecideAsync(id, verdict is Verdict.Arrived ? Arrived : PendingAgain, [DeliveryState.Unknown], $"settle {verdict.Word()}",
            reason, who, cancellationToken);
    }

    /// <summary>Tries a rejected, held or waiting delivery now.</summary>
    public Task<DeliveryLogEntry> RetryAsync(long id, string? reason, string who, CancellationToken cancellationToken) => DecideAsync(
        id, PendingAgain, [DeliveryState.Rejected, DeliveryState.Pending, DeliveryState.Held, DeliveryState.Withdrawn], "retry", reason,
        who, cancellationToken);

    private async Task<DeliveryLogEntry> DecideAsync(long id, string change, DeliveryState[] from, string what, string? reason, string who,
        CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        var before = await LockAsync(connection, id, cancellationToken);
        if (!from.Contains(before.State))
            throw new InputException($"Delivery {id} is {before.State.Word()}; \"{what.Split(' ')[0]}\" is for "
                + $"{string.Join(", ", from.Select(state => state.Word()))} ones.");

        await using (var update = new NpgsqlCommand($"update delivery set {change} where id = $1 and mime is not null", connection))
        {
            update.Parameters.AddWithValue(id);
            if (await update.ExecuteNonQueryAsync(cancellationToken) == 0)
                throw new InputException($"Delivery {id} was never composed: {before.Reply} Mend the recipient's address and send the "
                    + $"report again; this delivery is then filled in.");
        }

        var after = await LockAsync(connection, id, cancellationToken);
        await using var audit = new NpgsqlCommand("insert into audit (who, what, reason) values ($1, $2, $3)", connection);
        audit.Parameters.AddWithValue(who);
        audit.Parameters.AddWithValue($"delivery {id}: {what}, {before.State.Word()} to {after.State.Word()}");
        audit.Parameters.AddNullable(NpgsqlDbType.Text, reason);
        await audit.ExecuteNonQueryAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return after;
    }

    private static async Task<DeliveryLogEntry> LockAsync(NpgsqlConnection connection, long id, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand($"{Entries} where delivery.id = $1 for update of delivery", connection);
        command.Parameters.AddWithValue(id);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        return await reader.ReadAsync(cancellationToken) ? Entry(reader)
            : throw new InputException($"There is no delivery {id}; \"iwreports deliveries\" lists them.");
    }

    private static DeliveryLogEntry Entry(NpgsqlDataReader reader) => new(
        reader.GetInt64(0), reader.GetString(1), reader.GetString(2), reader.GetString(3), reader.GetString(4), reader.GetInt32(5),
        DeliveryStates.ByName[reader.GetString(6)], reader.GetInt32(7), reader.GetString(8),
            reader.IsDBNull(9) ? null : reader.GetString(9));
}
