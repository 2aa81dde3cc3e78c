using IWReports.Core.Calendar;

namespace IWReports.Worker.Scheduling;

/// <summary>What a run is handed: the period it is for, when it fell due (null where a person asked for it), and where to say how far it is.</summary>
internal sealed record JobContext(ReportPeriod Period, DateTimeOffset? Due, IProgress<Progress> Progress, Action<string> Log);

/// <summary>How a run ended that did not fail. Partial: done, but a person must look at something. Idle: there was nothing to do.</summary>
internal enum JobEnd { Succeeded, Partial, Idle }

/// <summary>The end of a run, with a sentence for people.</summary>
internal sealed record JobOutcome(JobEnd End, string Message)
{
    public static JobOutcome Idle { get; } = new(JobEnd.Idle, "Nothing to do.");

    public static JobOutcome Succeeded(string message) => new(JobEnd.Succeeded, message);

    public static JobOutcome Partial(string message) => new(JobEnd.Partial, message);
}

/// <summary>A kind of work that can be scheduled: its name, the period a due time stands for, and the work.</summary>
internal sealed record Job(string Id, string Name, DuePeriod Period, Func<IServiceProvider, JobContext, CancellationToken, Task<JobOutcome>> RunAsync)
{
    /// <summary>Comes round every few minutes: written down only when it did something, and not made up when missed.</summary>
    public bool Ticks { get; init; }
}
