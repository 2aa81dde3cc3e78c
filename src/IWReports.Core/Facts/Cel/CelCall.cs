namespace IWReports.Core.Facts.Cel;

/// <summary>How long one channel was in bridges during a call, and when it passed the caller on.</summary>
public sealed record ChannelTalk(string UniqueId, DateTimeOffset StartedAt, TimeSpan Talk, DateTimeOffset? TransferredAt);

/// <summary>
/// Reads all events of one call: who talked how long behind Local channels, where a queue_log goes on counting until the customer hangs up
/// on whomever.
/// </summary>
/// <remarks>Source: ops/docs/source-formats.md, 3.</remarks>
public static class CelCall
{
    /// <summary>
    /// The talk of every channel that was in a bridge and is over; none where no Local channel was, since a queue_log is right then.
    /// </summary>
    /// <param name="call">The events of one linkedid, in any order.</param>
    public static IReadOnlyList<ChannelTalk> Talks(IReadOnlyCollection<CelEvent> call)
    {
        if (!call.Any(happened => happened.IsLocal && happened.Kind is CelKind.BridgeEnter))
            return [];
        DateTimeOffset? ended = call.Where(happened => happened.Kind is CelKind.LinkedIdEnd).Max(happened => (DateTimeOffset?)happened.At);
        return
        [
            .. from channel in call.Where(happened => !happened.IsLocal).GroupBy(happened => happened.UniqueId)
                   .OrderBy(channel => channel.Key, StringComparer.Ordinal)
               let talk = Talk(channel, ended)
               where talk is not null
               orderby talk.StartedAt
               select talk with { TransferredAt = TransferredAt(call, channel) },
        ];
    }

    private static ChannelTalk? Talk(IGrouping<string, CelEvent> channel, DateTimeOffset? ended)
    {
        DateTimeOffset? first = null, entered = null;
        var talk = TimeSpan.Zero;
        foreach (var instant in channel.Where(happened => !happened.IsTransfer).GroupBy(happened => happened.At)
            .OrderBy(instant => instant.Key))
        {
            // Who is in a bridge leaves it before entering another; who is not enters first; and a channel's end is its last event.
            var isIn = entered is not null;
            foreach (var kind in instant.Select(happened => happened.Kind)
                .OrderBy(kind => kind switch { CelKind.BridgeEnter => isIn ? 1 : 0, CelKind.BridgeExit => isIn ? 0 : 1, _ => 2 }))
            {
                if (kind is CelKind.BridgeEnter)
                    (first, entered) = (first ?? instant.Key, entered ?? instant.Key);
                else if (entered is { } since)
                    (talk, entered) = (talk + (instant.Key - since), null);
            }
        }

        if (entered is { } open)
        {
            // Still talking, as far as is known; a call's end before that is of another clock, or another call.
            if (ended is not { } end || end < open)
                return null;
            talk += end - open;
        }

        return first is { } started ? new(channel.Key, started, talk, null) : null;
    }

    private static DateTimeOffset? TransferredAt(IEnumerable<CelEvent> call, IGrouping<string, CelEvent> channel)
    {
        var names = channel.Select(happened => happened.Channel).ToHashSet(StringComparer.Ordinal);
        return call.Where(happened => happened.IsTransfer
            && (happened.UniqueId == channel.Key || (happened.OtherChannel is { } other && names.Contains(other))))
            .Min(happened => (DateTimeOffset?)happened.At);
    }
}
