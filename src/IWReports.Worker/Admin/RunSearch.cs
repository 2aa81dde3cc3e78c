using IWReports.Core.Calendar;
using IWReports.Core.Language;
using IWReports.Worker.Database;
using Npgsql;

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

    /// <summary>What is found before a run, latest first, and one more, which tells whether there are more.</summary>
    public async Task<List<RunLine>> FindAsync(
        NpgsqlDataSource database, TimeZoneInfo zone, long? beyond, int size, CancellationToken cancellationToken)
    {
        DateTimeOffset? from = From is { } first && first > DateOnly.MinValue ? LocalTime.StartOf(first, zone) : null;
        DateTimeOffset? until = To is { } last && last < DateOnly.MaxValue ? LocalTime.StartOf(last.AddDays(1), zone) : null;
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        var runs = await connection.RowsAsync<JobRun>(
            """
            select * from job_run
            where parent_id is null and ($1::text is null or schedule_id = $1) and ($2::text is null or state = $2)
                and starts_with(period, $3) and ($4::timestamptz is null or started_at >= $4)
                and ($5::timestamptz is null or started_at < $5) and ($7::bigint is null or id < $7)
            order by id desc limit $6
            """,
            cancellationToken, string.IsNullOrEmpty(Schedule) ? null : Schedule, State?.Word(), Period?.Trim() ?? "",
            from?.ToUniversalTime(), until?.ToUniversalTime(), size + 1, beyond);
        var steps = await connection.RowsAsync<StepCount>(
            """
            select run.id as run, count(*)::int as steps, count(*) filter (where step.state = 'failed')::int as failed
            from job_run run join job_run step on step.parent_id = run.id and step.parent_attempt = run.attempt
            where run.id = any($1) group by run.id
            """,
            cancellationToken, (object)runs.Select(run => run.Id).ToArray());
        return [.. runs.Select(run => steps.Find(step => step.Run == run.Id) is { } count
            ? new RunLine(run, count.Steps, count.Failed)
            : new RunLine(run, 0, 0))];
    }

    private sealed record StepCount
    {
        public long Run { get; init; }

        public int Steps { get; init; }

        public int Failed { get; init; }
    }
}
