using IWReports.Core.Language;
using IWReports.Worker.Delivery.Channels;
using IWReports.Worker.Host;
using Microsoft.Extensions.Options;

namespace IWReports.Worker.Delivery;

/// <summary>What one run did, and what is still to do: Pending counts all that wait, also for a later attempt.</summary>
internal sealed record DeliverResult(int Sent, int Rejected, int Unknown, int Pending, int Held)
{
    /// <summary>What the way out said when it took nothing any more; null while it is up.</summary>
    public string? Down { get; init; }
}

/// <summary>
/// Sends what is due, each delivery at most once. Any number may run at the same time, and any may be killed at any moment.
/// </summary>
internal sealed class DeliverJob(DeliveryLeases leases, Func<IDeliveryChannel> openChannel, IOptions<DeliveryOptions> settings,
    ILogger<DeliverJob> log)
{
    private readonly string _owner = $"{Environment.MachineName}/{Environment.ProcessId}/{Guid.NewGuid():N}";
    private readonly DeliveryOptions _options = settings.Value;

    public async Task<DeliverResult> RunAsync(IProgress<Progress> progress, CancellationToken cancellationToken)
    {
        var unknown = await leases.RecoverAsync(cancellationToken);
        if (unknown > 0)
            log.LogError("{Count} deliveries are unknown: their worker vanished during the hand-over. See \"iwreports deliveries --state "
                + "unknown\".", unknown);
        var givenUp = await leases.GiveUpAsync(cancellationToken);
        if (givenUp > 0)
            log.LogError("{Count} deliveries were given up: nobody took them in time. See \"iwreports deliveries --state rejected\".",
                givenUp);
        List<DeliveryState> ended = [.. Enumerable.Repeat(DeliveryState.Unknown, unknown),
            .. Enumerable.Repeat(DeliveryState.Rejected, givenUp)];
        var due = await leases.DueAsync(cancellationToken);
        var cap = _options.MessagesPerRecipient * await leases.ActiveRecipientsAsync(cancellationToken);

        string? down = null;
        await using var channel = openChannel();
        for (var done = 1; await leases.TakeAsync(_owner, _options.Channel, _options.Lease) is { } lease; done++)
        {
            progress.Report(new($"Delivering {done} of {Math.Max(done, due)}", (double)done / Math.Max(done, due)));
            (var state, down) = await DeliverAsync(lease, channel, cap);
            if (state is { } known)
                ended.Add(known);
            if (down is not null)
                break;
            // Between two messages only: what is claimed is finished, whoever shuts the program down.
            cancellationToken.ThrowIfCancellationRequested();
        }

        return new(Count(DeliveryState.Sent), Count(DeliveryState.Rejected), Count(DeliveryState.Unknown),
            await leases.PendingAsync(cancellationToken), Count(DeliveryState.Held)) { Down = down };

        int Count(DeliveryState state) => ended.Count(end => end == state);
    }

    private async Task<(DeliveryState? State, string? Down)> DeliverAsync(DeliveryLease lease, IDeliveryChannel channel, int cap)
    {
        // Whoever was planned for while they were being retired.
        if (!lease.Active)
            return (await leases.StopAsync(lease, DeliveryState.Claimed, DeliveryState.Withdrawn,
                RecipientStore.Withdrawn(lease.RecipientName)) ? DeliveryState.Withdrawn : null, null);
        var sentTo = _options.Envelope(lease.Address);
        // Asked again: the list may have become shorter since the message was composed.
        if (sentTo == lease.Address && _options.Refusal(lease.RecipientName, lease.Address, out _) is { } refusal)
            return (await StopAsync(lease, DeliveryState.Claimed, DeliveryState.Rejected, refusal), null);
        if (lease.Mime is not { } mime)
            return (await StopAsync(lease, DeliveryState.Claimed, DeliveryState.Rejected,
                "its bytes are not those that were frozen: they do not match their hash. Restore them from a backup, then retry it"), null);
        if (!lease.Released && await leases.LeftWithinTheHourAsync(lease.Key) >= cap)
            return (await StopAsync(lease, DeliveryState.Claimed, DeliveryState.Held, $"held: {cap} messages of "
                + $"{lease.Key.Report} {lease.Key.Period} left within an hour, which is {_options.MessagesPerRecipient} per "
                + $"recipient"), null);

        if (!await leases.HandOffAsync(lease, _options.Lease))
            return (null, null);
        var outcome = await SendAsync(channel, new(lease.Key, lease.RecipientName, sentTo, mime));
        return (await SettleAsync(lease, sentTo, outcome), outcome.ChannelDown ? outcome.Text : null);
    }

    // An error that no channel foresaw is about this message alone, as far as anybody knows: a person looks at it, the others go on.
    private async Task<SendResult> SendAsync(IDeliveryChannel channel, OutgoingMessage message)
    {
        try
        {
            return await channel.SendAsync(message);
        }
        catch (Exception error)
        {
            log.LogError("The hand-over ended in an error that was not foreseen: {Error}", error.GetType().FullName);
            return new(SendResultKind.Unknown,
                $"the hand-over ended in an error that was not foreseen: {error.GetType().Name}: {error.Message}");
        }
    }

    private async Task<DeliveryState?> SettleAsync(DeliveryLease lease, string sentTo, SendResult outcome)
    {
        switch (outcome.Kind)
        {
            case SendResultKind.Accepted:
                if (await leases.SentAsync(lease, sentTo, outcome.Text))
                    return DeliveryState.Sent;
                log.LogError("Delivery {Id} was accepted ({Reply}), but its lease had run out: settle it as arrived.", lease.Id,
                    outcome.Text);
                return null;
            case SendResultKind.Transient:
                log.LogWarning("Delivery {Id} waits for attempt {Attempt}.", lease.Id, lease.Attempt + 1);
                var wait = RetryDelay.Of(lease.Attempt, _options.FirstRetry, _options.LongestRetry, Random.Shared.NextDouble());
                return await leases.DeferAsync(lease, wait, outcome.Text) ? DeliveryState.Pending : null;
            default:
                return await StopAsync(lease, DeliveryState.HandingOff,
                    outcome.Kind is SendResultKind.Permanent ? DeliveryState.Rejected : DeliveryState.Unknown, outcome.Text);
        }
    }

    private async Task<DeliveryState?> StopAsync(DeliveryLease lease, DeliveryState from, DeliveryState to, string error)
    {
        // The other side's words may hold addresses; the delivery log has them, the log does not.
        log.LogError("Delivery {Id} is {State}. See \"iwreports deliveries --state {State}\".", lease.Id, to.Word(), to.Word());
        return await leases.StopAsync(lease, from, to, error) ? to : null;
    }
}
