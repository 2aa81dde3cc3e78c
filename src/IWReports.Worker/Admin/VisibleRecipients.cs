using System.Security.Claims;
using IWReports.Worker.Company;
using IWReports.Worker.Reporting.Editions;
using IWReports.Worker.Reporting.Inputs;
using Microsoft.Extensions.Options;

namespace IWReports.Worker.Admin;

/// <summary>The recipients that a person may see: a supervisor those of the own team, others everybody.</summary>
internal sealed class VisibleRecipients(RecipientReader recipients, IOptions<CompanyOptions> company)
{
    /// <summary>Null where there is none, or the person may not see them.</summary>
    public async Task<Recipient?> FindAsync(ClaimsPrincipal user, long id, CancellationToken cancellationToken) =>
        (await AllAsync(user, cancellationToken)).FirstOrDefault(one => one.Id == id);

    /// <summary>What a recipient gets; of it, a person sees what they may see anyway.</summary>
    public async Task<IReadOnlyList<ScopedReport>> ReportsAsync(Recipient recipient, CancellationToken cancellationToken) =>
        ReportReaders.Of(recipient, await recipients.AllAsync(cancellationToken), company.Value.Teams.Keys);

    /// <summary>Those who get a report like this edition.</summary>
    public async Task<IReadOnlyList<Recipient>> OfAsync(ClaimsPrincipal user, Edition edition, CancellationToken cancellationToken)
    {
        var everyone = await recipients.AllAsync(cancellationToken);
        return [.. everyone.Where(one => one.Active && MaySee(user, one) && ReportReaders.Of(one, everyone, company.Value.Teams.Keys)
            .Any(report => report.Kind.Id == edition.Report && report.Scope == edition.Scope))];
    }

    /// <summary>Where a test of an edition may go: to those who get such a report, and to its sender where known by name.</summary>
    public async Task<IReadOnlyList<Recipient>> TestableAsync(ClaimsPrincipal user, Edition edition, CancellationToken cancellationToken)
    {
        var readers = await OfAsync(user, edition, cancellationToken);
        var self = (await recipients.AllAsync(cancellationToken)).Where(one => one.Active && IsSelf(user, one));
        return [.. self.UnionBy(readers, one => one.Id)];
    }

    /// <summary>Whether a recipient is the person who is signed in, by name.</summary>
    public static bool IsSelf(ClaimsPrincipal user, Recipient recipient) =>
        string.Equals(user.Identity?.Name, recipient.Name, StringComparison.OrdinalIgnoreCase);

    private async Task<IEnumerable<Recipient>> AllAsync(ClaimsPrincipal user, CancellationToken cancellationToken) =>
        (await recipients.AllAsync(cancellationToken)).Where(one => MaySee(user, one));

    private static bool MaySee(ClaimsPrincipal user, Recipient recipient) =>
        user.OnlyScope() is not { } team || (team.Length > 0 && recipient.Team == team);
}
