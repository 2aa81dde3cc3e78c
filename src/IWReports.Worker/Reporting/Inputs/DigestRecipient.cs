using IWReports.Core.Facts;
using IWReports.Worker.Company;

namespace IWReports.Worker.Reporting.Inputs;

/// <summary>
/// Who reads a team's digest on a morning: its supervisor; while the roster says they are away their deputy, as the recipients name
/// one, else the roster; else the manager.
/// </summary>
internal sealed record DigestRecipient(string Name, string StandInReason, IReadOnlyList<Recipient> Recipients)
{
    /// <summary>That nobody reads it, why, and what to do; null when someone does.</summary>
    public string? Missing { get; private init; }

    public static DigestRecipient Of(string team, DateOnly morning, IReadOnlyList<RosterEntry> roster, IReadOnlyList<Absence> absences,
        IReadOnlyList<Recipient> recipients)
    {
        var supervisors = recipients.Where(one => one.Role == RecipientRole.Supervisor && one.Team == team).ToList();
        var present = supervisors.Where(one => !IsAway(one.Name, morning, roster, absences)).ToList();
        if (present.Count > 0)
            return new(Names(present), "", present);

        var deputies = supervisors.SelectMany(one => one.Deputy is { } named ? [named] : roster
                .Where(entry => entry.Deputy is not null && entry.Covers(morning) && entry.Person == one.Name)
                .Select(entry => entry.Deputy!))
            .Where(deputy => !IsAway(deputy, morning, roster, absences))
            .ToHashSet();
        var standIns = recipients.Where(one => deputies.Contains(one.Name)).ToList();
        if (standIns.Count == 0)
            standIns = [.. recipients.Where(one => one.Role == RecipientRole.Manager)];
        var reason = supervisors.Count == 0 ? $"{team} has no supervisor among the recipients" : $"{Names(supervisors)} is away";
        return new(standIns.Count == 0 ? "nobody yet" : Names(standIns), reason,
            standIns) { Missing = standIns.Count == 0 ? Nobody(team, reason, supervisors.Count == 0) : null };
    }

    private static string Nobody(string team, string reason, bool noSupervisor) =>
        $"The digest of {team} reaches nobody: {reason}, and there is no manager to stand in. Add "
            + $"{(noSupervisor ? "one of them" : "a manager")}: iwreports recipients add NAME --address ADDRESS "
        + (noSupervisor ? $"--role supervisor --team \"{team}\"" : "--role manager");

    /// <summary>Whether the roster or an absence says that somebody is away on a day.</summary>
    public static bool IsAway(string person, DateOnly day, IReadOnlyList<RosterEntry> roster, IReadOnlyList<Absence> absences) =>
        // Someone the roster does not know is taken to be there: a missing roster must not silence the digest.
        roster.Any(entry => entry.Person == person) ? !roster.IsThere(person, day, absences) : absences.IsAway(person, day);

    private static string Names(IEnumerable<Recipient> people) => string.Join(", ", people.Select(one => one.Name));
}
