using System.Security.Claims;
using IWReports.Core.Reports;
using IWReports.Worker.Database;
using Microsoft.EntityFrameworkCore;

namespace IWReports.Worker.Admin;

/// <summary>The editions that a person may see.</summary>
internal static class VisibleEditions
{
    /// <summary>Those of the own scope; an officer's coaching sheet only for the officer's supervisor, the manager and admins.</summary>
    public static IQueryable<EditionRow> VisibleTo(this ReportsDbContext context, ClaimsPrincipal user)
    {
        var (only, everySheet) = (user.OnlyScope(), user.SeesEverySheet());
        // A supervisor without a team supervises nobody, not the officers without one.
        return context.Editions.FromSql(
            $"""
            select * from edition
            where case when report = {ReportCatalog.CoachingSheet.Id}
                then {everySheet} or (model ->> 'team' = {only}::text and {only}::text <> '')
                else {only}::text is null or scope = {only}::text end
            """).AsNoTracking();
    }
}
