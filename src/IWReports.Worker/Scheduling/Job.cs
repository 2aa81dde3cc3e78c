using IWReports.Core.Calendar;
using IWReports.Core.Language;
using IWReports.Worker.Database;
using IWReports.Worker.Host;

namespace IWReports.Worker.Scheduling;

/// <summary>
/// What a run is handed: its row, the period it is for, when it fell due (null where a person asked for it), what it is about
/// among its kind, and where to say how far it is.
/// </summary>
internal sealed record JobContext(ReportPeriod Period, DateTimeOffset? Due, IProgress<Progress> Progress, Action<string> Log)
{
    public string ScheduleId { get; init; } = "";

    public string Subject { get; init; } = "";
}

/// <summary>
/// How a run ended. Partial: done, but a person must look at something. Idle: there was nothing to do. Waiting: its steps go
/// on, and end it.
/// </summary>
internal enum JobEnd { Succeeded, Partial, Idle, Waiting, Failed }

/// <summary>A piece of work that a run hands on as a run of its own.</summary>
internal sealed record Step(string Job, string Subject, ReportPeriod Period);

/// <summary>The end of a run, with a sentence for people, and the steps that come next.</summary>
internal sealed record JobOutcome(JobEnd End, string Message)
{
    public IReadOnlyList<Step> Next { get; init; } = [];

    public static JobOutcome Idle { get; } = new(JobEnd.Idle, "Nothing to do.");

    public static JobOutcome Succeeded(string message) => new(JobEnd.Succeeded, message);

    public static JobOutcome Partial(string message) => new(JobEnd.Partial, message);

    public static JobOutcome Failed(string message) => new(JobEnd.Failed, message);

    public static JobOutcome Waiting(string message, params IReadOnlyList<Step> steps) => new(JobEnd.Waiting, message) { Next = steps };
}

/// <summary>A kind of work: its name, the period a due time stands for, and the work.</summary>
internal sealed record Job(string Id, string Name, DuePeriod Period, Func<IServiceProvider, JobContext, CancellationToken,
    Task<JobOutcome>> RunAsync)
{
    /// <summary>What a list calls it; the first words of its runs' titles.</summary>
    public string Title { get; init; } = Name;

    /// <summary>Comes round every few minutes: written down only when it did something, and not made up when missed.</summary>
    public bool Ticks { get; init; }

    /// <summary>
    /// What comes after the steps of a run, once none of them is open: more steps, or the run's end. Null for a job without
    /// steps.
    /// </summary>
    public Func<ReportPeriod, IReadOnlyList<JobRun>, JobOutcome>? AfterSteps { get; init; }

    /// <summary>"Board report, November 2025".</summary>
    public string TitleOf(ReportPeriod period, string subject) =>
        $"{Title}{(subject.Length > 0 && subject != period.ToString() ? $" {subject}" : "")}, {TextOf(period)}";

    private static string TextOf(ReportPeriod period) =>
        period.IsMonth ? DateText.MonthAndYear(period.From) : period.IsDay ? DateText.Day(period.From)
            : $"{DateText.Day(period.From)} to {DateText.Day(period.To)}";
}
