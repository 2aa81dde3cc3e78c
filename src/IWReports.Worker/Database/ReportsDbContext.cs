using System.Text.RegularExpressions;
using IWReports.Core.Language;
using IWReports.Worker.Admin;
using IWReports.Worker.Host;
using IWReports.Worker.Scheduling;
using Microsoft.EntityFrameworkCore;

namespace IWReports.Worker.Database;

/// <summary>
/// The tables that people edit and browse. Facts and measures go past it, in bulk; the schema itself is the numbered SQL files.
/// </summary>
internal sealed partial class ReportsDbContext(DbContextOptions<ReportsDbContext> options) : DbContext(options)
{
    public DbSet<RecipientRow> Recipients => Set<RecipientRow>();

    public DbSet<EditionRow> Editions => Set<EditionRow>();

    public DbSet<DeliveryRow> Deliveries => Set<DeliveryRow>();

    public DbSet<JobSchedule> Schedules => Set<JobSchedule>();

    public DbSet<JobRun> Runs => Set<JobRun>();

    public DbSet<JobLogLine> LogLines => Set<JobLogLine>();

    public DbSet<AppUser> Users => Set<AppUser>();

    public DbSet<AuditEntry> Audit => Set<AuditEntry>();

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<RecipientRow>().ToTable("recipient");
        modelBuilder.Entity<EditionRow>().ToTable("edition");
        modelBuilder.Entity<DeliveryRow>().ToTable("delivery").HasOne(delivery => delivery.Recipient).WithMany()
            .HasForeignKey(delivery => delivery.RecipientId);
        modelBuilder.Entity<JobSchedule>().ToTable("job_schedule");
        modelBuilder.Entity<JobRun>().ToTable("job_run").Ignore(run => run.Finished).Ignore(run => run.Open)
            .Property(run => run.State).HasConversion(state => state.Word(), text => EnumWords.Parse<RunState>(text));
        modelBuilder.Entity<JobLogLine>().ToTable("job_log");
        modelBuilder.Entity<AppUser>().ToTable("app_user");
        modelBuilder.Entity<AuditEntry>().ToTable("audit").Property(entry => entry.At).HasDefaultValueSql("now()");

        foreach (var property in modelBuilder.Model.GetEntityTypes().SelectMany(entity => entity.GetProperties()))
            property.SetColumnName(WordStart().Replace(property.Name, "_").ToLowerInvariant());
    }

    [GeneratedRegex("(?<=[a-z])(?=[A-Z])")]
    private static partial Regex WordStart();
}
