using System.Text.Json.Serialization;
using IWReports.Core.Calendar;
using IWReports.Core.Language;
using IWReports.Worker.Database;
using IWReports.Worker.Reporting.Editions;
using IWReports.Worker.Scheduling;
using IWReports.Worker.Scheduling.Jobs;
using Npgsql;

namespace IWReports.Worker.Admin;

/// <summary>How far a run is, as pages follow it: everything is text or a number to be set as it is.</summary>
internal sealed class RunProgress(NpgsqlDataSource database, IReadOnlyList<Job> jobs, CompanyTime clock)
{
    private const int LinesAtOnce = 500;

    // Told by the database's clock, shown on ours.
    private const string Wait =
        """
        select extract(epoch from greatest(retry_at - now(), interval '0'))::float8 from job_run
        where id = $1 and retry_at is not null
        """;

    private const string Median =
        """
        select percentile_cont(0.5) within group (order by extract(epoch from finished_at - started_at))
        from (
            select started_at, finished_at from job_run
            where schedule_id = $1 and job = $2 and id < $3
                and state in ('succeeded', 'partial') and finished_at >= started_at
            order by id desc limit 10) as before
        """;

    /// <summary>A line of the log, with the time on the company's clock.</summary>
    internal sealed record Line(string At, [property: JsonPropertyName("line")] string Text);

    /// <summary>A step of the run's present attempt.</summary>
    internal sealed record StepState(long Id, string Title, string State, string Message);

    internal sealed record Link(string Text, string Address);

    /// <summary>What a page shows of a run.</summary>
    internal sealed record Answer(string Title, string State, string Message, float Progress)
    {
        public string? Started { get; init; }

        /// <summary>When it ended; a failed run that is tried again is finished and still open.</summary>
        public string? Finished { get; init; }

        public string? TriedAgain { get; init; }

        public bool Open { get; init; }

        /// <summary>Whether the run can be cancelled; who may is the page's to know.</summary>
        public bool CanCancel { get; init; }

        /// <summary>Null while it has not started.</summary>
        public double? ElapsedSeconds { get; init; }

        public string Elapsed => ElapsedSeconds is { } seconds ? CompanyTime.Length(TimeSpan.FromSeconds(seconds)) : "none yet";

        /// <summary>The median of those before; null when there were none.</summary>
        public double? ExpectedSeconds { get; init; }

        public string? Expected => ExpectedSeconds is { } seconds ? CompanyTime.Length(TimeSpan.FromSeconds(seconds)) : null;

        /// <summary>The last line of the log that the page now has.</summary>
        public long Last { get; init; }

        public IReadOnlyList<Line> Lines { get; init; } = [];

        public IReadOnlyList<StepState> Steps { get; init; } = [];

        /// <summary>Where a page that shows no more than this leads to.</summary>
        public IReadOnlyList<Link> Links { get; init; } = [];
    }

    /// <summary>What is so now, with the log after a line; null where there is no such run.</summary>
    public async Task<Answer?> ReadAsync(long run, long after, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        if (await connection.RowAsync<JobRun>("select * from job_run where id = $1", cancellationToken, run) is not { } row)
            return null;
        var lines = await connection.RowsAsync<JobLogLine>(
            "select * from job_log where run_id = $1 and id > $2 order by id limit $3", cancellationToken, run, after, LinesAtOnce);
        var steps = await connection.RowsAsync<JobRun>(
            "select * from job_run where parent_id = $1 and parent_attempt = $2 order by id", cancellationToken, run, row.Attempt);
        var editions = await connection.RowsAsync<Edition>(
            $"select {Edition.Columns} from edition where report = $1 and period = $2 order by scope, revision desc", cancellationToken,
            row.Job, row.Period);
        return new(TitleOf(row), row.State.Word(), row.Message ?? "", row.Progress)
        {
            Started = row.State is RunState.Queued ? null : clock.Text(row.StartedAt),
            Finished = row.FinishedAt is { } end ? clock.Text(end) : null,
            TriedAgain = await connection.RowAsync<double?>(Wait, cancellationToken, run) is { } wait
                ? clock.Text(clock.UtcNow.AddSeconds(wait)) : null,
            Open = row.Open,
            CanCancel = row is { Open: true, CancelledBy: null },
            ElapsedSeconds = ElapsedOf(row)?.TotalSeconds,
            // A range of periods takes as long as it is wide: no other range says how long.
            ExpectedSeconds = row.Job == BackfillRun.Id ? null
                : await connection.ScalarAsync<double?>(Median, cancellationToken, row.ScheduleId, row.Job, row.Id),
            Last = lines.Count > 0 ? lines[^1].Id : after,
            Lines = [.. lines.Select(line => new Line(clock.Clock(line.At), line.Line))],
            Steps = [.. steps.Select(step => new StepState(step.Id, NameOf(step), step.State.Word(), step.Message ?? ""))],
            Links = LinksOf(row, editions),
        };
    }

    private static List<Link> LinksOf(JobRun run, IReadOnlyList<Edition> editions) =>
    [
        new($"Run {run.Id} with its steps and what it made", AddressOf(run.Id)),
        .. editions.SelectMany(edition => new Link[]
        {
            new($"Edition for {edition.Scope}, revision {edition.Revision}", $"/editions/{edition.Id}"),
            new("Its deliveries", $"/deliveries?edition={edition.Id}"),
        }),
        .. run.ParentId is { } parent ? [new Link($"Run {parent}, which it is a step of", AddressOf(parent))] : Array.Empty<Link>(),
        new($"All runs of {run.ScheduleId}", $"/schedules/{run.ScheduleId}#{RunSearch.Anchor}"),
    ];

    /// <summary>"Daily digest, 28 November 2025"; a job that this program no longer has is called what its schedule is.</summary>
    private string TitleOf(JobRun run) => Find(run) switch
    {
        null => $"{run.ScheduleId} for {run.Period}",
        { Id: BackfillRun.Id } job => (job with { Title = $"{job.Title} of {run.ScheduleId}" }).TitleOf(ReportPeriod.Parse(run.Period), ""),
        var job => job.TitleOf(ReportPeriod.Parse(run.Period), run.Subject),
    };

    private static string AddressOf(long run) => $"/schedules/runs/{run}";

    private string NameOf(JobRun run) => $"{Find(run)?.Title ?? run.Job} {run.Subject}".TrimEnd();

    private Job? Find(JobRun run) => jobs.Concat(JobCatalog.Steps).FirstOrDefault(job => job.Id == run.Job);

    // The clock of a demonstration starts again with each start: what ran before may seem to end before it began.
    private TimeSpan? ElapsedOf(JobRun run) => run.State is RunState.Queued ? null
        : (run.FinishedAt ?? clock.UtcNow) - run.StartedAt is var elapsed && elapsed > TimeSpan.Zero ? elapsed : TimeSpan.Zero;
}
