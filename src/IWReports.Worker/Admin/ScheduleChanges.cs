using IWReports.Worker.Database;
using Microsoft.EntityFrameworkCore;

namespace IWReports.Worker.Admin;

/// <summary>A change that a person made to a schedule, and why.</summary>
internal sealed record ScheduleChange(DateTimeOffset At, string Who, string What, string? Reason);

/// <summary>Who paused, resumed or edited a schedule, read from the audit.</summary>
internal sealed class ScheduleChanges(IDbContextFactory<ReportsDbContext> database, TimeProvider time)
{
    public const int Shown = 5;

    /// <summary>The last changes, latest first. The audit is on the database's clock; told is how long ago that was on ours.</summary>
    public async Task<IReadOnlyList<ScheduleChange>> OfAsync(string id, CancellationToken cancellationToken)
    {
        var prefix = $"schedule {id} ";
        await using var context = await database.CreateDbContextAsync(cancellationToken);
        // Asked of the database: its clock says how long ago.
        var entries = await context.Audit.AsNoTracking().Where(entry => entry.What.StartsWith(prefix))
            .OrderByDescending(entry => entry.Id).Take(Shown)
            .Select(entry => new { Entry = entry, Now = DateTimeOffset.UtcNow }).ToListAsync(cancellationToken);
        var now = time.GetUtcNow();
        return [.. entries.Select(row => new ScheduleChange(
            now - (row.Now - row.Entry.At), row.Entry.Who, row.Entry.What[prefix.Length..], row.Entry.Reason))];
    }
}
