using System.Security.Claims;
using IWReports.Core.Reports;
using IWReports.Worker.Database;
using IWReports.Worker.Reporting.Editions;
using Npgsql;

namespace IWReports.Worker.Admin;

/// <summary>
/// The editions that a person may see: those of the own scope; an officer's coaching sheet only for the officer's supervisor, the
/// manager and admins; a letter to a customer only for those who may write one.
/// </summary>
internal sealed class VisibleEditions(NpgsqlDataSource database)
{
    // $1 is the scope that the person is confined to, $2 whether they see what is of single people, $3 which report these are.
    // A supervisor without a team supervises nobody, not the officers without one.
    private static readonly string Visible =
        $"""
        case when report = $3 then $2 or (model ->> 'team' = $1 and $1 <> '')
            when report in ({string.Join(", ", Letters.Kinds.Select(kind => $"'{kind}'"))}) then $2
            else $1::text is null or scope = $1 end
        """;

    /// <summary>The reports they are of, in order.</summary>
    public Task<List<string>> ReportsAsync(ClaimsPrincipal user, CancellationToken cancellationToken) =>
        ReadAsync<string>("distinct report", "order by report", user, cancellationToken);

    /// <summary>So many of them before one, of one report where it is named, the latest first.</summary>
    public Task<List<Edition>> ListAsync(
        ClaimsPrincipal user, string? report, long? beyond, int count, CancellationToken cancellationToken) =>
        ReadAsync<Edition>(Edition.Columns,
            "and ($4::text is null or report = $4) and ($6::bigint is null or id < $6) order by id desc limit $5", user,
            cancellationToken, report, count, beyond);

    /// <summary>Those of a report for a period, the latest revision of each scope first.</summary>
    public Task<List<Edition>> OfAsync(ClaimsPrincipal user, string report, string period, CancellationToken cancellationToken) =>
        ReadAsync<Edition>(Edition.Columns, "and report = $4 and period = $5 order by scope, revision desc", user, cancellationToken,
            report, period);

    /// <summary>The latest of a report about a team or the company; null where there is none, or the person may not see it.</summary>
    public async Task<Edition?> LatestAsync(ClaimsPrincipal user, string report, string scope, CancellationToken cancellationToken) =>
        (await ReadAsync<Edition>(Edition.Columns, "and report = $4 and scope = $5 order by period desc, revision desc limit 1", user,
            cancellationToken, report, scope)).SingleOrDefault();

    /// <summary>The same report's revision before, and its latest of the period before: those there are and the person may see.</summary>
    public async Task<IReadOnlyList<Edition>> BeforeAsync(ClaimsPrincipal user, Edition edition, CancellationToken cancellationToken)
    {
        const string Same = "and report = $4 and scope = $5 and";
        var revision = await ReadAsync<Edition>(Edition.Columns, $"{Same} period = $6 and revision < $7 order by revision desc limit 1",
            user, cancellationToken, edition.Report, edition.Scope, edition.Period, edition.Revision);
        var period = await ReadAsync<Edition>(Edition.Columns, $"{Same} period < $6 order by period desc, revision desc limit 1", user,
            cancellationToken, edition.Report, edition.Scope, edition.Period);
        return [.. revision, .. period];
    }

    /// <summary>So many of these reports, or whose period or scope begins so (as a pattern), the latest first.</summary>
    public Task<List<Edition>> SearchAsync(
        ClaimsPrincipal user, IReadOnlyList<string> reports, string pattern, int count, CancellationToken cancellationToken) =>
        ReadAsync<Edition>(Edition.Columns, "and (report = any($4) or period like $5 or lower(scope) like $5) order by id desc limit $6",
            user, cancellationToken, reports.ToArray(), pattern, count);

    /// <summary>Null where there is none, or the person may not see it.</summary>
    public async Task<Edition?> FindAsync(ClaimsPrincipal user, long id, CancellationToken cancellationToken) =>
        (await ReadAsync<Edition>(Edition.Columns, "and id = $4", user, cancellationToken, id)).SingleOrDefault();

    private Task<List<T>> ReadAsync<T>(
        string columns, string rest, ClaimsPrincipal user, CancellationToken cancellationToken, params object?[] values) =>
        database.RowsAsync<T>($"select {columns} from edition where {Visible} {rest}", cancellationToken,
            [user.OnlyScope(), user.CanSeeEverySheet(), ReportCatalog.CoachingSheet.Id, .. values]);
}
