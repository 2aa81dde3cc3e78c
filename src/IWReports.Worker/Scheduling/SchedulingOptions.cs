using System.ComponentModel.DataAnnotations;

namespace IWReports.Worker.Scheduling;

/// <summary>The schedules that a new installation starts with, and the clock of a demonstration.</summary>
internal sealed class SchedulingOptions
{
    /// <summary>ISO instant at which the program's clock starts, "2025-12-01T09:00:00+11:00"; the real clock when unset.</summary>
    public string? Now { get; init; }

    public List<ScheduleSetting> Jobs { get; init; } = [];

    /// <summary>By report: how long it waits for its sources, and what becomes of it then.</summary>
    public Dictionary<string, GateSetting> Gates { get; init; } = [];

    /// <summary>How long after its last sign of life a worker's runs are taken over by another.</summary>
    [Range(typeof(TimeSpan), "00:00:10", "01:00:00")]
    public TimeSpan TakeOverAfter { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>
    /// How often a worker looks for work although the database has told it of none; shorter where a connection pooler in
    /// between swallows what the database tells.
    /// </summary>
    [Range(typeof(TimeSpan), "00:00:00.1", "00:01:00")]
    public TimeSpan PollEvery { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>How late a run may be before its absence is spoken of.</summary>
    [Range(typeof(TimeSpan), "00:01:00", "7.00:00:00")]
    public TimeSpan AlarmAfter { get; init; } = TimeSpan.FromHours(1);
}

/// <summary>A schedule as the settings give it; the zone is the company's when unset.</summary>
internal sealed class ScheduleSetting
{
    public string Id { get; init; } = "";

    public string Job { get; init; } = "";

    public string Cron { get; init; } = "";

    public string? Zone { get; init; }

    public string Days { get; init; } = "all";
}
