using IWReports.Core.Facts;
using IWReports.Worker.Company;

namespace IWReports.Worker.Reporting.Inputs.TeamWeek;

/// <summary>Who gets a team's week: whoever reads its digest on that morning, and the manager.</summary>
internal sealed record WeekReaders(IReadOnlyList<string> Names, string StandInReason, IReadOnlyList<Recipient> Recipients)
{
    /// <summary>Who of them is not there, and what to do; null when all are.</summary>
    public string? Missing { get; private init; }

    public static WeekReaders Of(
        string team, DateOnly morning, IReadOnlyList<RosterEntry> roster, IReadOnlyList<Absence> absences,
            IReadOnlyList<Recipient> recipients)
    {
        var digest = DigestRecipient.Of(team, morning, roster, absences, recipients);
        var managers = recipients.Where(one => one.Role == RecipientRole.Manager).ToList();
        var all = digest.Recipients.UnionBy(managers, one => one.Id).ToList();
        return new([.. all.Select(one => one.Name)], digest.StandInReason, all)
        {
            Missing = managers.Count > 0 ? null
                : $"The week of {team} reaches no manager{(all.Count == 0 ? ", nor anybody else" : "")}. Add one: "
                    + "iwreports recipients add NAME --address ADDRESS --role manager",
        };
    }
}
