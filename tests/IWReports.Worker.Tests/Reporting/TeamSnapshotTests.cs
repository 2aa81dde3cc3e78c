using IWReports.Core.Reports;
using IWReports.Core.Reports.DailyDigest;
using IWReports.Core.Reports.TeamWeek;
using IWReports.Tests;
using IWReports.Worker.Reporting.Rendering;

namespace IWReports.Worker.Tests.Reporting;

/// <summary>What supervisors read on days and in weeks of every kind, as it was last looked at and approved.</summary>
public sealed class TeamSnapshotTests
{
    private static readonly Dictionary<string, Func<DailyDigestData>> Days = new()
    {
        ["a quiet day"] = SomeDigest.Quiet,
        ["sources missing"] = SomeDigest.NoSources,
        ["hostile names"] = SomeDigest.Hostile,
        ["60 officers and 40 queues"] = () => SomeDigest.Large() with { UnmappedQueues = SomeWeek.Queues },
    };

    private static readonly Dictionary<string, Func<TeamWeekData>> Weeks = new()
    {
        ["a quiet week"] = SomeWeek.Quiet,
        ["sources missing"] = SomeWeek.NoSources,
        ["hostile names"] = SomeWeek.Hostile,
        ["60 officers and 40 queues"] = SomeWeek.Large,
    };

    public static TheoryData<string> DayNames => new(Days.Keys);

    public static TheoryData<string> WeekNames => new(Weeks.Keys);

    [Theory]
    [MemberData(nameof(DayNames))]
    public void A_day_reads_as_it_was_last_approved(string day) => Approve(DailyDigestReport.Id, day, DailyDigestReport.Build(Days[day]()));

    [Theory]
    [MemberData(nameof(WeekNames))]
    public void A_week_reads_as_it_was_last_approved(string week) =>
        Approve(ReportCatalog.TeamWeek.Id, week, TeamWeekReport.Build(Weeks[week]()));

    private static void Approve(string report, string kind, ReportModel model)
    {
        var (written, _) = SomeTemplates.Renderer.Write(report, model);
        Snapshot.ApproveBody($"{report}/{kind.Replace(' ', '-')}/{Templates.Html}", written.Html);
        Snapshot.Approve($"{report}/{kind.Replace(' ', '-')}/{Templates.Text}", $"{written.Subject}\n\n{written.Text}");
    }
}
