using IWReports.Core.Language;
using IWReports.Worker.Delivery.Channels;
using IWReports.Worker.Host;
using IWReports.Worker.Reporting.Editions;
using Npgsql;
using NpgsqlTypes;

namespace IWReports.Worker.Delivery;

/// <summary>
/// The transitions of a delivery, each one conditional update: state, owner and attempt must be what the worker believes, or nothing
/// changes.
/// Leases run on the database's clock, the only one that all workers share. A transition takes no cancellation: one that was cut off may
/// have happened.
/// </summary>
internal sealed class DeliveryLeases(NpgsqlDataSource database)
{
    private const string Mine = "id = $1 and lease_owner = $2 and attempts = $3";
    private const string Unleased = "lease_owner = null, lease_until = null";

    /// <summary>
    /// Takes the longest due delivery of a channel, or null when none is due. Workers pass over each other's rows instead of waiting. What
    /// was planned for the folder never goes out by mail.
    /// </summary>
    public async Task<DeliveryLease?> TakeAsync(string owner, DeliveryChannel channel, TimeSpan lease)
    {
        await using var command = database.CreateCommand(
            """
            update delivery set state = 'claimed', lease_owner = $1, lease_until = now() + $2, attempts = attempts + 1
            from recipient
            where delivery.id = (select id from delivery where state = 'pending' and channel = $3 and next_attempt_at <= now()
                order by next_attempt_at, id limit 1 for update skip locked)
              and recipient.id = recipient_id
            returning delivery.id, attempts, report, period, scope, revision, recipient_id, recipient.name, delivery.address, released, mime, sha256, active
            """);
        command.Parameters.AddWithValue(owner);
        command.Parameters.AddWithValue(lease);
        command.Parameters.AddWithValue(channel.Word());
        await using var reader = await command.ExecuteReaderAsync();
        if (!await reader.ReadAsync())
            return null;
        var key = new DeliveryKey(reader.GetString(2), reader.GetString(3), reader.GetString(4), reader.GetInt32(5), reader.GetInt32(6));
        var mime = reader.GetFieldValue<byte[]>(10);
        return new(reader.GetInt64(0), owner, reader.GetInt32(1), key, reader.GetString(7), reader.GetString(8), reader.GetBoolean(9),
            FrozenBytes.Match(mime, reader.GetFieldValue<byte[]>(11)) ? mime : null, reader.GetBoolean(12));
    }

    /// <summary>
    /// Notes the hand-over before it begins; false when the claim was lost. From here on only the transport's answer tells what became of
    /// it.
    /// </summary>
    public Task<bool> HandOffAsync(DeliveryLease held, TimeSpan lease) =>
        ChangeAsync(held, $"update delivery set state = 'handing-off', handoff_at = now(), lease_until = now() + $4 where {Mine} and "
            + $"state = 'claimed' and lease_until > now()", Of(lease));

    /// <summary>Handed over: final.</summary>
    public Task<bool> SentAsync(DeliveryLease held, string sentTo, string reply) =>
        ChangeAsync(held, $"update delivery set state = 'sent', sent_at = now(), sent_to = $4, reply = $5, last_error = null, "
            + $"{Unleased} where {Mine} and state = 'handing-off'", Of(sentTo), Of(reply));

    /// <summary>Not now: waits for its next attempt.</summary>
    public Task<bool> DeferAsync(DeliveryLease held, TimeSpan wait, string error) =>
        ChangeAsync(held, $"update delivery set state = 'pending', next_attempt_at = now() + $4, last_error = $5, {Unleased} where "
            + $"{Mine} and state = 'handing-off'", Of(wait), Of(error));

    /// <summary>Stops here until a person looks: refused, held by the cap, or lost behind the final dot.</summary>
    public Task<bool> StopAsync(DeliveryLease held, DeliveryState from, DeliveryState to, string error) =>
        ChangeAsync(held, $"update delivery set state = $4, last_error = $5, {Unleased} where {Mine} and state = $6", Of(to.Word()),
            Of(error), Of(from.Word()));

    /// <summary>
    /// Puts right what vanished workers left: before the hand-over nothing has happened; behind it, nobody can know. Returns how many
    /// became unknown.
    /// </summary>
    public async Task<int> RecoverAsync(CancellationToken cancellationToken)
    {
        await ExecuteAsync($"update delivery set state = 'pending', last_error = 'the worker vanished before the hand-over', "
            + $"{Unleased} where state = 'claimed' and lease_until < now()", cancellationToken);
        return await ExecuteAsync($"update delivery set state = 'unknown', last_error = 'the worker vanished during the hand-over', "
            + $"{Unleased} where state = 'handing-off' and lease_until < now()", cancellationToken);
    }

    /// <summary>Gives up what nobody took in time; returns how many.</summary>
    public Task<int> GiveUpAsync(CancellationToken cancellationToken) =>
        ExecuteAsync("update delivery set state = 'rejected', last_error = concat_ws('; ', 'given up after ' || attempts || ' attempts', "
            + "last_error) where state = 'pending' and give_up_at <= now()", cancellationToken);

    /// <summary>How many messages of this report and period have left, or may have, within the hour.</summary>
    public async Task<int> LeftWithinTheHourAsync(DeliveryKey key)
    {
        await using var command = database.CreateCommand(
            "select count(*)::int from delivery where report = $1 and period = $2 and state in ('handing-off', 'sent', 'unknown') and "
                + "handoff_at > now() - interval '1 hour'");
        command.Parameters.AddWithValue(key.Report);
        command.Parameters.AddWithValue(key.Period);
        return (int)(await command.ExecuteScalarAsync())!;
    }

    public Task<int> ActiveRecipientsAsync(CancellationToken cancellationToken) =>
        CountAsync("select count(*)::int from recipient where active", cancellationToken);

    public Task<int> PendingAsync(CancellationToken cancellationToken) =>
        CountAsync("select count(*)::int from delivery where state = 'pending'", cancellationToken);

    public Task<int> DueAsync(CancellationToken cancellationToken) =>
        CountAsync("select count(*)::int from delivery where state = 'pending' and next_attempt_at <= now()", cancellationToken);

    private async Task<bool> ChangeAsync(DeliveryLease held, string sql, params NpgsqlParameter[] more)
    {
        await using var command = database.CreateCommand(sql);
        command.Parameters.AddWithValue(held.Id);
        command.Parameters.AddWithValue(held.Owner);
        command.Parameters.AddWithValue(held.Attempt);
        command.Parameters.AddRange(more);
        return await command.ExecuteNonQueryAsync() == 1;
    }

    private async Task<int> ExecuteAsync(string sql, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(sql);
        return await command.ExecuteNonQueryAsync(cancellationToken);
    }

    private async Task<int> CountAsync(string sql, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(sql);
        return (int)(await command.ExecuteScalarAsync(cancellationToken))!;
    }

    private static NpgsqlParameter Of(string text) => new() { Value = text, NpgsqlDbType = NpgsqlDbType.Text };

    private static NpgsqlParameter Of(TimeSpan time) => new() { Value = time, NpgsqlDbType = NpgsqlDbType.Interval };
}
