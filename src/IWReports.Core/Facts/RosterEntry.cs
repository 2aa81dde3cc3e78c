namespace IWReports.Core.Facts;

/// <summary>What a person on the roster does; only officers take calls.</summary>
public enum RosterRole { Officer, Supervisor, Manager }

/// <summary>
/// One person's place on the roster from a first to a last day (null: still there), with the daily shift where it is known.
/// </summary>
public sealed record RosterEntry(string Person, RosterRole Role, string? Team, DateOnly From, DateOnly? To)
{
    public TimeOnly? ShiftStarts { get; init; }

    public TimeOnly? ShiftEnds { get; init; }

    public TimeOnly? LunchStarts { get; init; }

    public TimeOnly? LunchEnds { get; init; }

    /// <summary>Who stands in while this person is away.</summary>
    public string? Deputy { get; init; }

    public bool Covers(DateOnly day) => From <= day && (To is null || day <= To);
}

/// <summary>Days a rostered person was away, both ends included.</summary>
public sealed record Absence(string Person, DateOnly From, DateOnly To, string? Reason)
{
    public bool Covers(DateOnly day) => From <= day && day <= To;
}

/// <summary>What roster and absences say of who is there on a day.</summary>
public static class Absences
{
    public static bool IsAway(this IEnumerable<Absence> absences, string person, DateOnly day) =>
        absences.Any(absence => absence.Person == person && absence.Covers(day));

    /// <summary>The same where a roster may be all there is: a gap between two of a person's places on it is time away, too.</summary>
    public static bool IsAway(this IEnumerable<Absence> absences, string person, DateOnly day, IReadOnlyList<RosterEntry> roster) =>
        absences.IsAway(person, day) || (!roster.HasPlace(person, day)
            && roster.Any(entry => entry.Person == person && entry.To < day)
            && roster.Any(entry => entry.Person == person && entry.From > day));

    /// <summary>Whether a person has a place on the roster that day, and is not away.</summary>
    public static bool IsThere(this IReadOnlyList<RosterEntry> roster, string person, DateOnly day, IEnumerable<Absence> absences) =>
        roster.HasPlace(person, day) && !absences.IsAway(person, day, roster);

    public static bool HasPlace(this IReadOnlyList<RosterEntry> roster, string person, DateOnly day) =>
        roster.Any(entry => entry.Person == person && entry.Covers(day));

    public static IReadOnlySet<string> AwayOn(this IEnumerable<Absence> absences, DateOnly day) =>
        absences.Where(absence => absence.Covers(day)).Select(absence => absence.Person).ToHashSet(StringComparer.Ordinal);
}
