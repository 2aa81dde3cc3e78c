using IWReports.Worker.Database;
using Npgsql;

namespace IWReports.Worker.Admin.Pages;

/// <summary>A history of runs with its search, of all schedules or of one.</summary>
internal sealed record RunHistory(RunSearch Search, IReadOnlyList<RunLine> Rows, Paging Paging)
{
    /// <summary>The schedules to choose from; empty where the page is about one.</summary>
    public IReadOnlyList<string> Schedules { get; init; } = [];

    public bool OfOne => Schedules.Count == 0;

    public static async Task<RunHistory> ReadAsync(
        NpgsqlDataSource database, RunSearch search, CompanyTime clock, long? beyond, HttpRequest request,
        CancellationToken cancellationToken)
    {
        var found = await search.FindAsync(database, clock.ZoneInfo, beyond, Paging.Size, cancellationToken);
        var (rows, paging) = Paging.Cut(found, beyond, request, line => line.Run.Id);
        return new(search, rows, paging);
    }

    public static string Steps(RunLine line) =>
        $"{line.Steps} {(line.Steps == 1 ? "step" : "steps")}{(line.FailedSteps > 0 ? $", {line.FailedSteps} failed" : "")}";

    /// <summary>What a run did besides what its schedule does: a backfill.</summary>
    public static string? Other(JobRun run) => run.Job == Scheduling.Jobs.BackfillRun.Id ? "backfill" : null;
}
