using Dapper;
using IWReports.Core.Calendar;
using IWReports.Worker.Scheduling;
using IWReports.Worker.Scheduling.Jobs;
using Npgsql;

namespace IWReports.Worker.Admin;

/// <summary>How far a run is, as pages follow it: everything is text or a number to be set as it is.</summary>
internal sealed class RunProgress(NpgsqlDataSource database, IReadOnlyList<Job> jobs, CompanyTime clock, TimeProvider time)
{
    private const int LinesAtOnce = 500;

    /// <summary>A line of the log, with the time on the company's clock.</summary>
    internal sealed record Line(string At, [property: System.Text.Json.Serialization.JsonPropertyName("line")] string Text);

    /// <summary>A step of the run's present attempt.</summary>
    internal sealed record StepState(long Id, string Title, string State, string Message);

    /// <summary>What a page shows of a run. Finished is when it ended; a failed run that is tried again is finished and open. CanCancel says that the run can be cancelled, not who may.</summary>
    internal sealed record Answer(
        string Title, string State, string Message, float Progress, string? Finished, bool Open, bool CanCancel,
        double ElapsedSeconds, double? ExpectedSeconds, string Elapsed, string? Expected, string? TriedAgain, long Last, IReadOnlyList<Line> Lines, IReadOnlyList<StepState> Steps);

    /// <summary>What is so now, with the log after a line; null where there is no such run.</summary>
    public async Task<Answer?> ReadAsync(long run, long after, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        var row = await connection.QuerySingleOrDefaultAsync<JobRun>(new("select * from job_run where id = @run", new { run }, cancellationToken: cancellationToken));
        if (row is null)
            return null;
        var lines = (await connection.QueryAsync<JobLogLine>(new(
            "select * from job_log where run_id = @run and id > @after order by id limit @LinesAtOnce", new { run, after, LinesAtOnce }, cancellationToken: cancellationToken))).ToList();
        var steps = await connection.QueryAsync<JobRun>(new(
            "select * from job_run where parent_id = @run and parent_attempt = @Attempt order by id", new { run, row.Attempt }, cancellationToken: cancellationToken));
        var elapsed = ElapsedOf(row);
        var expected = await ExpectedAsync(connection, row, cancellationToken);
        return new(
            TitleOf(row), row.State.Word(), row.Message ?? "", row.Progress, row.FinishedAt is { } end ? clock.Text(end) : null, row.Open, row is { Open: true, CancelledBy: null },
            elapsed.TotalSeconds, expected?.TotalSeconds, CompanyTime.Length(elapsed), expected is { } usual ? CompanyTime.Length(usual) : null,
            await TriedAgainAsync(connection, row, cancellationToken),
            lines.Count > 0 ? lines[^1].Id : after, [.. lines.Select(line => new Line(clock.Clock(line.At), line.Line))],
            [.. steps.Select(step => new StepState(step.Id, NameOf(step), step.State.Word(), step.Message ?? ""))]);
    }

    /// <summary>"Daily digest, 28 November 2025"; a job that this program no longer has is called what its schedule is.</summary>
    public string TitleOf(JobRun run) => Find(run)?.TitleOf(ReportPeriod.Parse(run.Period), run.Subject) ?? $"{run.ScheduleId} for {run.Period}";

    /// <summary>The kind of work without the period: "Backfill", or a step with what it is about.</summary>
    public string NameOf(JobRun run) => $"{Find(run)?.Title ?? run.Job}{(run.Subject.Length > 0 ? $" {run.Subject}" : "")}";

    private Job? Find(JobRun run) => jobs.Concat(JobCatalog.Steps).FirstOrDefault(job => job.Id == run.Job);

    // The clock of a demonstration starts again with each start: what ran before may seem to end before it began.
    private TimeSpan ElapsedOf(JobRun run) => run.State is RunState.Queued ? TimeSpan.Zero
        : (run.FinishedAt ?? time.GetUtcNow()) - run.StartedAt is var elapsed && elapsed > TimeSpan.Zero ? elapsed : TimeSpan.Zero;

    // Told by the database's clock, shown on ours.
    private async Task<string?> TriedAgainAsync(NpgsqlConnection connection, JobRun run, CancellationToken cancellationToken) => run.RetryAt is null ? null
        : await connection.ExecuteScalarAsync<double?>(new("select extract(epoch from retry_at - now()) from job_run where id = @Id", new { run.Id }, cancellationToken: cancellationToken))
            is { } seconds ? clock.Text(time.GetUtcNow() + TimeSpan.FromSeconds(Math.Max(0, seconds))) : null;

    // A range of periods takes as long as it is wide: no other range says how long.
    private static async Task<TimeSpan?> ExpectedAsync(NpgsqlConnection connection, JobRun run, CancellationToken cancellationToken) => run.Job == BackfillRun.Id ? null
        : await connection.ExecuteScalarAsync<double?>(new(
            """
            select percentile_cont(0.5) within group (order by extract(epoch from finished_at - started_at))
            from (
                select started_at, finished_at from job_run
                where schedule_id = @ScheduleId and job = @Job and id < @Id and state in ('succeeded', 'partial') and finished_at >= started_at
                order by id desc limit 10) as before
            """,
            new { run.ScheduleId, run.Job, run.Id }, cancellationToken: cancellationToken)) is { } seconds ? TimeSpan.FromSeconds(seconds) : null;
}
