namespace IWReports.Core.Facts.Cdr;

/// <summary>What became of a call to the company's number before any queue, as its records tell.</summary>
public enum AtTheDoor { Queued, Answered, LeftUnanswered, Busy, Congestion, Failed, Closed }

/// <summary>Reads all records of one call together: rows are paths, never calls, so neither may be counted.</summary>
public static class CdrCall
{
    // What a dialplan does with a caller whom it lets in nowhere: it says so, or gives a tone, and hangs up.
    private static readonly HashSet<string> Refusals =
        new(StringComparer.OrdinalIgnoreCase) { "Playback", "PlayTones", "Hangup", "Busy", "Congestion" };

    /// <summary>Null for calls that did not come in on the company's number: outgoing and internal ones.</summary>
    public static AtTheDoor? Of(IReadOnlyCollection<CdrLeg> legs) =>
        !legs.Any(leg => leg.Inbound) ? null
        : legs.Any(leg => "Queue".Equals(leg.LastApp, StringComparison.OrdinalIgnoreCase)) ? AtTheDoor.Queued
        : legs.Any(leg => leg is { Disposition: "ANSWERED", ReachedSomebody: true }) ? AtTheDoor.Answered
        // One telephone was engaged, another rang: the caller was not refused. Source: ops/decisions/013-ring-group.md.
        : legs.Any(leg => leg is { Disposition: "NO ANSWER" or "CANCEL", ReachedSomebody: true }) ? AtTheDoor.LeftUnanswered
        : legs.Any(leg => leg.Disposition == "BUSY") ? AtTheDoor.Busy
        : legs.Any(leg => leg.Disposition == "CONGESTION") ? AtTheDoor.Congestion
        : legs.Any(leg => leg.Disposition == "FAILED") ? AtTheDoor.Failed
        : legs.Any(leg => leg.LastApp is { } app && Refusals.Contains(app)) ? AtTheDoor.Closed
        : AtTheDoor.LeftUnanswered;

    public static bool IsRefused(this AtTheDoor outcome) =>
        outcome is AtTheDoor.Busy or AtTheDoor.Congestion or AtTheDoor.Failed or AtTheDoor.Closed;
}
