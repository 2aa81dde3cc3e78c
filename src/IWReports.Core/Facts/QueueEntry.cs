using IWReports.Core.Calendar;

namespace IWReports.Core.Facts;

/// <summary>How a stay in a queue ended; every one is booked to the interval of queue entry.</summary>
public enum Outcome { Open, Answered, Abandoned, FlowedOut }

/// <summary>One caller's stay in one queue, from entering it to being answered, hanging up or leaving it. Times unknown to the source are null.</summary>
public sealed record QueueEntry : IFact
{
    public required string CallId { get; init; }

    public required string Queue { get; init; }

    public required DateTimeOffset EnteredAt { get; init; }

    public required LocalTime Entered { get; init; }

    public required Outcome Outcome { get; init; }

    /// <summary>From entering the queue to the answer, the hang-up or the exit.</summary>
    public TimeSpan? Wait { get; init; }

    public TimeSpan? Talk { get; init; }

    public TimeSpan? Hold { get; init; }

    public TimeSpan? WrapUp { get; init; }

    /// <summary>How long the answering officer's own phone rang.</summary>
    public TimeSpan? Ring { get; init; }

    /// <summary>Who answered; null when nobody did or the source did not record it.</summary>
    public string? Officer { get; init; }

    /// <summary>The team that owns the queue; an abandoned call has one too.</summary>
    public string? Team { get; init; }

    public DateOnly Day => Entered.Day;

    public HalfHour? HalfHour => Entered.HalfHour;

    public IEnumerable<Scope> Scopes
    {
        get
        {
            yield return Scope.Company;
            yield return new(ScopeKind.Queue, Queue);
            if (Team is not null)
                yield return new(ScopeKind.Team, Team);
            if (Officer is not null)
                yield return new(ScopeKind.Officer, Officer);
        }
    }
}
