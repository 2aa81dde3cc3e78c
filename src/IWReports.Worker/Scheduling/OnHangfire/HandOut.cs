using Hangfire;
using Hangfire.States;
using IWReports.Core.Calendar;
using IWReports.Worker.Database;
using Npgsql;

namespace IWReports.Worker.Scheduling.OnHangfire;

/// <summary>
/// Hands runs to Hangfire, which starts them on one of the workers. A run that is handed out twice is run once: its row
/// decides.
/// </summary>
internal sealed class HandOut(NpgsqlDataSource database, Lazy<IBackgroundJobClient> client, JobStorage storage, IReadOnlyList<Job> jobs)
{
    public async Task HandOutAsync(IReadOnlyList<long> runs, CancellationToken cancellationToken)
    {
        foreach (var id in runs)
        {
            await using var connection = await database.OpenConnectionAsync(cancellationToken);
            var run = (await connection.RowAsync<JobRun>("select * from job_run where id = $1", cancellationToken, id))!;
            var title = jobs.Of(run.Job).TitleOf(ReportPeriod.Parse(run.Period), run.Subject);
            var job = client.Value.Create(Hangfire.Common.Job.FromExpression<RunJobs>(call =>
                call.Run(id, title, null, CancellationToken.None)), new EnqueuedState());
            await connection.ExecuteAsync("update job_run set handed_to = $2, handed_at = now() where id = $1", cancellationToken, id, job);
        }
    }

    /// <summary>Whether Hangfire still has a job that will run, or is running.</summary>
    public bool IsAlive(string job)
    {
        using var connection = storage.GetConnection();
        return connection.GetStateData(job)?.Name is { } state
            && (state == EnqueuedState.StateName || state == ProcessingState.StateName || state == ScheduledState.StateName
                || state == AwaitingState.StateName);
    }

    /// <summary>Takes a run's job out of Hangfire, which tells the worker that has it.</summary>
    public void Delete(string job, string reason) => client.Value.ChangeState(job, new DeletedState { Reason = reason });
}
