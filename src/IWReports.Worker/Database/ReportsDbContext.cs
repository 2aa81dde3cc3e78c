using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace IWReports.Worker.Database;

/// <summary>
/// The tables that people edit, and the audit that they search. All others are read and written by statements; the schema itself is the
/// numbered SQL files.
/// </summary>
internal sealed partial class ReportsDbContext(DbContextOptions<ReportsDbContext> options) : DbContext(options)
{
    public DbSet<JobSchedule> Schedules => Set<JobSchedule>();

    public DbSet<AppUser> Users => Set<AppUser>();

    public DbSet<AuditEntry> Audit => Set<AuditEntry>();

    /// <summary>For statements beside an edit, in its transaction where it has one.</summary>
    public NpgsqlConnection Connection => (NpgsqlConnection)Database.GetDbConnection();

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<JobSchedule>().ToTable("job_schedule");
        modelBuilder.Entity<AppUser>().ToTable("app_user");
        modelBuilder.Entity<AuditEntry>().ToTable("audit");

        foreach (var property in modelBuilder.Model.GetEntityTypes().SelectMany(entity => entity.GetProperties()))
            property.SetColumnName(WordStart().Replace(property.Name, "_").ToLowerInvariant());
    }

    [GeneratedRegex("(?<=[a-z])(?=[A-Z])")]
    private static partial Regex WordStart();
}
