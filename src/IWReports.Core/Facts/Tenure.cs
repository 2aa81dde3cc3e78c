namespace IWReports.Core.Facts;

/// <summary>
/// How long officers have been on the roster as officers; unknown of those who stand on it from its first day, who were there before.
/// </summary>
public sealed class Tenure(IReadOnlyList<RosterEntry> roster)
{
    /// <summary>How long an officer on the roster is a newcomer. Source: ops/docs/metrics.md, 8.1.</summary>
    public const int NewcomerDays = 90;

    private readonly DateOnly _known = roster.Count == 0 ? DateOnly.MinValue : roster.Min(entry => entry.From);

    private readonly Dictionary<string, DateOnly> _since = roster.Where(entry => entry.Role == RosterRole.Officer)
        .GroupBy(entry => entry.Person).ToDictionary(person => person.Key, person => person.Min(entry => entry.From),
        StringComparer.Ordinal);

    /// <summary>An officer's first day; null for who was there when the roster began, perhaps for years.</summary>
    public DateOnly? Since(string person) => _since.TryGetValue(person, out var since) && since > _known ? since : null;

    /// <summary>Days since the first one; null where that is not known.</summary>
    public int? Days(string person, DateOnly day) => Since(person) is { } since ? day.DayNumber - since.DayNumber : null;

    public bool IsNewcomer(string person, DateOnly day) => Days(person, day) < NewcomerDays;
}
