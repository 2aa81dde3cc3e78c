namespace IWReports.Core.Facts;

/// <summary>How a visit in a queue ended; every one is booked to the interval of queue entry.</summary>
public enum Outcome { Open, Answered, Abandoned, FlowedOut }

/// <summary>One caller's visit to one queue, from entering it to being answered, abandoning or leaving it.</summary>
/// <remarks>As its source logged it, and as the KPIs measure it, it is the same visit. Times unknown to the source are null.</remarks>
public abstract record Visit
{
    /// <summary>Who abandons within it did so at once, unless the company sets another limit; files of totals count by it.</summary>
    public static readonly TimeSpan AtOnce = TimeSpan.FromSeconds(5);

    public required string Queue { get; init; }

    public required DateTimeOffset EnteredAt { get; init; }

    public required Outcome Outcome { get; init; }

    /// <summary>From entering the queue to being answered, abandoning or leaving.</summary>
    public TimeSpan? Wait { get; init; }

    public TimeSpan? Talk { get; init; }

    public TimeSpan? Hold { get; init; }

    public TimeSpan? WrapUp { get; init; }

    /// <summary>How long the answering officer's own phone rang.</summary>
    public TimeSpan? Ring { get; init; }

    /// <summary>Whether the officer passed the caller on; null where the source does not see transfers.</summary>
    public bool? Transferred { get; init; }

    /// <summary>From the answer to the transfer.</summary>
    public TimeSpan? TransferredAfter { get; init; }

    public bool IsAnswered => Outcome is Outcome.Answered;

    public bool IsAbandoned => Outcome is Outcome.Abandoned;

    /// <summary>How long it kept its officer; null where its talk is not known.</summary>
    public TimeSpan? Handled => Talk + (Hold ?? TimeSpan.Zero) + (WrapUp ?? TimeSpan.Zero);

    public bool AnsweredWithin(TimeSpan limit) => IsAnswered && Wait <= limit;

    public bool AbandonedWithin(TimeSpan limit) => IsAbandoned && Wait <= limit;
}
