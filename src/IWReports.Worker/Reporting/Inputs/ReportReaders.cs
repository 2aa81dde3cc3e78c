using IWReports.Core.Reports;
using IWReports.Worker.Company;

namespace IWReports.Worker.Reporting.Inputs;

/// <summary>A report and whom it is about, as one recipient gets it.</summary>
internal sealed record ScopedReport(ReportKind Kind, string Scope);

/// <summary>Who gets which report about whom.</summary>
internal static class ReportReaders
{
    public const string Company = "company";

    /// <summary>Who gets the reports about the company.</summary>
    public static readonly IReadOnlyList<RecipientRole> OfCompany = [RecipientRole.Board, RecipientRole.Manager];

    /// <summary>
    /// What a recipient gets: supervisors their team's digest and week, those who stand in the same while they do, the manager every
    /// team's.
    /// </summary>
    public static IReadOnlyList<ScopedReport> Of(Recipient recipient, IEnumerable<Recipient> everyone, IEnumerable<string> teams)
    {
        var own = recipient.Role is RecipientRole.Supervisor or RecipientRole.Deputy ? recipient.Team : null;
        var about = recipient.Role is RecipientRole.Manager ? teams
            : everyone.Where(one => one.Active && one.Deputy == recipient.Name).Select(one => one.Team).Append(own).OfType<string>();
        IEnumerable<ScopedReport> company = OfCompany.Contains(recipient.Role) ? [new(ReportCatalog.BoardReport, Company)] : [];
        return [.. company, .. about.Distinct().Order(StringComparer.Ordinal)
            .SelectMany(team => new ScopedReport[] { new(ReportCatalog.DailyDigest, team), new(ReportCatalog.TeamWeek, team) })];
    }

    /// <summary>The same in words.</summary>
    public static string InWords(Recipient recipient) => recipient.Role switch
    {
        RecipientRole.Board => "Board report",
        RecipientRole.Manager => "Board report, every team’s week, and its digest while nobody else reads it",
        RecipientRole.Supervisor => "Daily digest, team week",
        _ => "Daily digest and team week while standing in",
    };
}
