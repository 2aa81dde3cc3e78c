using IWReports.Core.Language;
using IWReports.Worker.Database;
using IWReports.Worker.Delivery.Channels;
using IWReports.Worker.Reporting.Editions;
using Npgsql;

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
    private const string Waits = $"state = case when {Approvals.IsHeld} then 'held' else 'pending' end";

    /// <summary>
    /// Takes the longest due delivery of a channel, or null when none is due. Workers pass over each other's rows instead of waiting. What
    /// was planned for the folder never goes out by mail.
    /// </summary>
    public async Task<DeliveryLease?> TakeAsync(string owner, DeliveryChannel channel, TimeSpan lease)
    {
        var row = await database.RowAsync<Row>(
            """
            update delivery set state = 'claimed', lease_owner = $1, lease_until = now() + $2, attempts = attempts + 1
            from recipient
            where delivery.id = (select id from delivery where state = 'pending' and channel = $3 and next_attempt_at <= now()
                order by next_attempt_at, id limit 1 for update skip locked)
              and recipient.id = recipient_id
            returning delivery.id, attempts, report, period, scope, revision, recipient_id, recipient.name, delivery.address, released,
                mime, sha256, active
            """,
            CancellationToken.None, owner, lease, channel.Word());
        return row is null ? null
            : new(row.Id, owner, row.Attempts, new(row.Report, row.Period, row.Scope, row.Revision, row.RecipientId), row.Name, row.Address,
                row.Released, FrozenBytes.Match(row.Mime, row.Sha256) ? row.Mime : null, row.Active);
    }

    /// <summary>
    /// Notes the hand-over before it begins; false when the lease was lost. From here on only the transport's answer tells what became of
    /// it.
    /// </summary>
    public Task<bool> HandOffAsync(DeliveryLease held, TimeSpan lease) =>
        ChangeAsync(held, $"update delivery set state = 'handing-off', handoff_at = now(), lease_until = now() + $4 where {Mine} and "
            + $"state = 'claimed' and lease_until > now()", lease);

    /// <summary>Handed over: final.</summary>
    public Task<bool> SentAsync(DeliveryLease held, string sentTo, string reply) =>
        ChangeAsync(held, $"update delivery set state = 'sent', sent_at = now(), sent_to = $4, reply = $5, last_error = null, "
            + $"{Unleased} where {Mine} and state = 'handing-off'", sentTo, reply);

    /// <summary>Not now: waits for its next attempt, or for approval where its edition was held since.</summary>
    public Task<bool> DeferAsync(DeliveryLease held, TimeSpan wait, string error) =>
        ChangeAsync(held, $"update delivery set {Waits}, next_attempt_at = now() + $4, last_error = $5, {Unleased} where "
            + $"{Mine} and state = 'handing-off'", wait, error);

    /// <summary>Stops here until a person looks: refused, held by the cap, or lost behind the final dot.</summary>
    public Task<bool> StopAsync(DeliveryLease held, DeliveryState from, DeliveryState to, string error) =>
        ChangeAsync(held, $"update delivery set state = $4, last_error = $5, {Unleased} where {Mine} and state = $6", to.Word(), error,
            from.Word());

    /// <summary>
    /// Puts right what vanished workers left: before the hand-over nothing has happened; behind it, nobody can know. Returns how many
    /// became unknown.
    /// </summary>
    public async Task<int> RecoverAsync(CancellationToken cancellationToken)
    {
        await database.ExecuteAsync(
            $"""
            update delivery set {Waits}, last_error = 'the worker vanished before the hand-over', {Unleased}
            where state = 'claimed' and lease_until < now()
            """, cancellationToken);
        return await database.ExecuteAsync(
            $"""
            update delivery set state = 'unknown', last_error = 'the worker vanished during the hand-over', {Unleased}
            where state = 'handing-off' and lease_until < now()
            """, cancellationToken);
    }

    /// <summary>Gives up what nobody took in time; returns how many.</summary>
    public Task<int> GiveUpAsync(CancellationToken cancellationToken) =>
        database.ExecuteAsync(
            """
            update delivery set state = 'rejected',
                last_error = concat_ws('; ', 'given up after ' || attempts || ' attempts', last_error)
            where state = 'pending' and give_up_at <= now()
            """, cancellationToken);

    /// <summary>How many messages of this report and period have left, or may have, within the hour.</summary>
    public Task<int> LeftWithinTheHourAsync(DeliveryKey key) =>
        database.ScalarAsync<int>(
            "select count(*)::int from delivery where report = $1 and period = $2 and state in ('handing-off', 'sent', 'unknown') and "
                + "handoff_at > now() - interval '1 hour'", CancellationToken.None, key.Report, key.Period);

    public Task<int> ActiveRecipientsAsync(CancellationToken cancellationToken) =>
        database.ScalarAsync<int>("select count(*)::int from recipient where active", cancellationToken);

    public Task<int> PendingAsync(CancellationToken cancellationToken) =>
        database.ScalarAsync<int>("select count(*)::int from delivery where state = 'pending'", cancellationToken);

    public Task<int> DueAsync(CancellationToken cancellationToken) =>
        database.ScalarAsync<int>(
            "select count(*)::int from delivery where state = 'pending' and next_attempt_at <= now()", cancellationToken);

    private async Task<bool> ChangeAsync(DeliveryLease held, string sql, params object[] more) =>
        await database.ExecuteAsync(sql, CancellationToken.None, [held.Id, held.Owner, held.Attempt, .. more]) == 1;

    private sealed record Row
    {
        public long Id { get; init; }

        public int Attempts { get; init; }

        public required string Report { get; init; }

        public required string Period { get; init; }

        public required string Scope { get; init; }

        public int Revision { get; init; }

        public int RecipientId { get; init; }

        public required string Name { get; init; }

        public required string Address { get; init; }

        public bool Released { get; init; }

        public required byte[] Mime { get; init; }

        public required byte[] Sha256 { get; init; }

        public bool Active { get; init; }
    }
}
