using IWReports.Core.Calendar;

namespace IWReports.Core.Facts;

/// <summary>
/// Totals of a queue's calls over a day or a part of it, where nobody kept the calls one by one. What the file does not give is null.
/// </summary>
public sealed record CallInterval(DateOnly Day, HalfHour? HalfHour, string Queue, int Offered) : IFact
{
    public static bool HasTime => true;

    public static IReadOnlyList<ScopeKind> Kinds { get; } = [ScopeKind.Queue, ScopeKind.Team];

    public string? Team { get; init; }

    public int? Answered { get; init; }

    public int? Abandoned { get; init; }

    /// <summary>Those who abandoned within <see cref="Visit.AtOnce"/>, as the file's column says.</summary>
    public int? AbandonedShort { get; init; }

    /// <summary>Sums in seconds: waits of answered and of abandoned calls, and talk.</summary>
    public decimal? AnsweredWait { get; init; }

    public decimal? AbandonedWait { get; init; }

    public decimal? Talk { get; init; }

    public int? AnsweredInTime { get; init; }

    /// <summary>What in time means.</summary>
    public TimeSpan? Within { get; init; }

    public IEnumerable<Scope> Scopes => Scope.Of((ScopeKind.Queue, Queue), (ScopeKind.Team, Team));

    /// <summary>Calls answered within a limit; null unless that is the one the file counted by.</summary>
    public int? AnsweredIn(TimeSpan limit) => Within == limit && Answered is not null && Abandoned is not null ? AnsweredInTime : null;

    /// <summary>Callers who abandoned and not at once; all who abandoned where the short ones are not known.</summary>
    public int? AbandonedWithoutShort(TimeSpan limit) => Abandoned - (limit == Visit.AtOnce ? AbandonedShort ?? 0 : 0);
}
