using IWReports.Core.Reports;
using IWReports.Worker.Database;
using IWReports.Worker.Host;

namespace IWReports.Worker.Scheduling;

/// <summary>Jobs by name, and the state that an end leaves.</summary>
internal static class JobLookup
{
    /// <summary>Whether this program has the job.</summary>
    public static bool Know(this IReadOnlyList<Job> jobs, string id) => jobs.Concat(JobCatalog.Steps).Any(job => job.Id == id);

    /// <summary>The job of a run or schedule; refuses one that this program does not have.</summary>
    public static Job Of(this IReadOnlyList<Job> jobs, string id) => jobs.Concat(JobCatalog.Steps).FirstOrDefault(job => job.Id == id)
        ?? throw new InputException(ReportCatalog.Find(id) is { IsDraft: true } draft ? draft.WhyNotSent
            : $"There is no job \"{id}\". Known: {string.Join(", ", jobs.Select(job => job.Id))}.");

    public static RunState State(this JobEnd end) => end switch
    {
        JobEnd.Succeeded or JobEnd.Idle => RunState.Succeeded,
        JobEnd.Partial => RunState.Partial,
        JobEnd.Waiting => RunState.Waiting,
        _ => RunState.Failed,
    };
}
