using IWReports.Core.Calendar;
using IWReports.Worker.Database;
using IWReports.Worker.Scheduling;
using Microsoft.EntityFrameworkCore;

namespace IWReports.Worker.Admin;

/// <summary>A run in a history, with how many steps its present attempt has and how many of them failed.</summary>
internal sealed record RunLine(JobRun Run, int Steps, int FailedSteps);

/// <summary>What a history of runs is searched by; what is empty does not filter. Steps are shown with their run.</summary>
internal sealed class RunSearch
{
    /// <summary>The place of a history on a page that shows more than it.</summary>
    public const string Anchor = "history";

    public string? Schedule { get; set; }

    /// <summary>The period or its beginning: a month also finds its days.</summary>
    public string? Period { get; set; }

    public RunState? State { get; set; }

    /// <summary>First and last day of the start, on the company's clock.</summary>
    public DateOnly? From { get; set; }

    public DateOnly? To { get; set; }

    public bool Filtered => !string.IsNullOrEmpty(Schedule) || Narrowed;

    /// <summary>Whether it leaves out runs of a schedule.</summary>
    public bool Narrowed => !string.IsNullOrWhiteSpace(Period) || State is not null || From is not null || To is not null;

    /// <summary>A page of what is found, latest first, and one more, which tells whether there are more.</summary>
    public async Task<List<RunLine>> FindAsync(
        ReportsDbContext context, TimeZoneInfo zone, int page, int size, CancellationToken cancellationToken)
    {
        var period = Period?.Trim() ?? "";
        DateTimeOffset? from = From is { } first && first > DateOnly.MinValue ? LocalTime.StartOf(first, zone) : null;
        DateTimeOffset? until = To is { } last && last < DateOnly.MaxValue ? LocalTime.StartOf(last.AddDays(1), zone) : null;
        return await context.Runs.AsNoTracking()
            .Where(run => run.ParentId == null)
            .Where(run => string.IsNullOrEmpty(Schedule) || run.ScheduleId == Schedule)
            .Where(run => State == null || run.State == State)
            .Where(run => period == "" || run.Period.StartsWith(period))
            .Where(run => from == null || run.StartedAt >= from)
            .Where(run => until == null || run.StartedAt < until)
            .OrderByDescending(run => run.Id)
            .Skip((page - 1) * size).Take(size + 1)
            .Select(run => new RunLine(
                run,
                context.Runs.Count(step => step.ParentId == run.Id && step.ParentAttempt == run.Attempt),
                context.Runs.Count(step => step.ParentId == run.Id && step.ParentAttempt == run.Attempt && step.State == RunState.Failed)))
            .ToListAsync(cancellationToken);
    }
}
