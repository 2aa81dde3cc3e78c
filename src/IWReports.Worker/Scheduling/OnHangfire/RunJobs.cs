using Hangfire;
using Hangfire.Server;
using IWReports.Worker.Database;

namespace IWReports.Worker.Scheduling.OnHangfire;

/// <summary>
/// What Hangfire calls. Its name and its methods' parameters are stored with every job and every recurring job: they do not
/// change, and a test pins them.
/// </summary>
[AutomaticRetry(Attempts = 3, DelaysInSeconds = [60, 300, 900])]
internal sealed class RunJobs(JobRunner runner, HandOut handOut, Wakeup wakeup, ILogger<RunJobs> logger)
{
    // A source or a mail server that is down for a quarter of an hour does not cost the night.
    private static readonly TimeSpan[] Delays = [TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(15)];

    /// <summary>Runs a row of job_run. The title is for people who read lists of jobs.</summary>
    public async Task<string> Run(long run, string title, PerformContext? context, CancellationToken cancellationToken)
    {
        var retries = context?.GetJobParameter<int>("RetryCount") ?? 0;
        var manner = new RunManner(RunAgain.Retry) { RetryAfter = retries < Delays.Length ? Delays[retries] : null, InService = true };
        try
        {
            var result = await runner.RunAsync(run, manner, null, cancellationToken);
            if (result is null)
                return "Nothing to do: the run has ended.";
            await handOut.HandOutAsync(result.Next, CancellationToken.None);
            if (result is { State: RunState.Failed, Error: { } error })
            {
                logger.LogError(error, "{Title} failed: run {Run}.", title, run);
                throw new RunFailedException(result.Message, error);
            }

            return result.Message;
        }
        finally
        {
            wakeup.Pulse();
        }
    }

    /// <summary>
    /// A recurring job's due time, on the machine's clock: no more than a reason to look at the schedules. What is due, the
    /// timetable says.
    /// </summary>
    public Task Wake(string schedule, string title)
    {
        wakeup.Pulse();
        return Task.CompletedTask;
    }
}

/// <summary>A run failed; its message says why, and Hangfire tries it again.</summary>
internal sealed class RunFailedException(string message, Exception inner) : Exception(message, inner);
