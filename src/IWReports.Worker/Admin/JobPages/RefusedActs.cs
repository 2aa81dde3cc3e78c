using IWReports.Worker.Database;
using Microsoft.EntityFrameworkCore;

namespace IWReports.Worker.Admin.JobPages;

/// <summary>Writes down what a person asked for in Hangfire and did not get.</summary>
internal sealed class RefusedActs(IDbContextFactory<ReportsDbContext> database)
{
    public async Task WriteAsync(string who, IEnumerable<string> schedules, CancellationToken cancellationToken)
    {
        await using var context = await database.CreateDbContextAsync(cancellationToken);
        context.Audit.AddRange(schedules.Select(id =>
            new AuditEntry { Who = who, What = $"removal of schedule {id} in Hangfire refused" }));
        await context.SaveChangesAsync(cancellationToken);
    }
}
