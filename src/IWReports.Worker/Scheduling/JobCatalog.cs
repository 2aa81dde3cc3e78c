using IWReports.Core.Calendar;
using IWReports.Core.Reports;
using IWReports.Worker.Scheduling.Jobs;

namespace IWReports.Worker.Scheduling;

/// <summary>Every job there is. A job is a plain class; this is the line that lets a schedule or a run name it.</summary>
internal static class JobCatalog
{
    /// <summary>What a schedule may name.</summary>
    public static IReadOnlyList<Job> All { get; } =
    [
        NightlyRun.Job,
        new("daily-digest", "Daily digest to each team's supervisor", DuePeriod.PreviousBusinessDay,
            ReportRun.Of(ReportCatalog.DailyDigest)) { Title = "Daily digest" },
        new("team-week", "Team week to each team's supervisor and the manager", DuePeriod.PreviousWeek,
            ReportRun.Of(ReportCatalog.TeamWeek)) { Title = "Team week" },
        new("board-report", "Board report to the board and the manager", DuePeriod.PreviousMonth,
            ReportRun.Of(ReportCatalog.BoardReport)) { Title = "Board report" },
        RetentionRun.Job,
        DeliverRun.Job with { Ticks = true },
        AlarmTick.Job,
    ];

    /// <summary>What only other runs hand on.</summary>
    public static IReadOnlyList<Job> Steps { get; } = [PullRun.Job, MeasureRun.Job, AnalyseRun.Job, BackfillRun.Job];
}
