using IWReports.Core.Calendar;
using IWReports.Core.Reports;
using IWReports.Core.Reports.DailyDigest;
using IWReports.Worker.Admin.Findings;
using IWReports.Worker.Company;
using IWReports.Worker.Host;
using IWReports.Worker.Reporting;
using IWReports.Worker.Scheduling;
using IWReports.Worker.Scheduling.Jobs;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Options;

namespace IWReports.Worker.Admin.Pages;

/// <summary>
/// The start page: is everything fresh, did last night's work, what is next, and what waits for a person. For a supervisor, what the digest
/// asks for, as it stands now.
/// </summary>
internal sealed class NowModel(Schedules schedules, AbsenceAlarm alarm, FreshnessGate freshness, Needs needs, FindingsReader findings,
    BusinessClock clock, BusinessCalendar calendar, IEnumerable<IReportSource> reports, IOptions<CompanyOptions> company,
    TimeProvider time) : PageModel
{
    /// <summary>The last business day that is over.</summary>
    public DateOnly Day { get; private set; }

    /// <summary>The latest month that was analysed, and how it stands; null before the first.</summary>
    public (ReportPeriod Month, string Summary)? Standing { get; private set; }

    public IReadOnlyList<ScheduleState> States { get; private set; } = [];

    public IReadOnlyList<MissingRun> Missing { get; private set; } = [];

    /// <summary>Sources that were not read up to the end of that day.</summary>
    public IReadOnlyList<LateSource> Late { get; private set; } = [];

    public IReadOnlyList<Need> Needs { get; private set; } = [];

    /// <summary>The team's day; null for people who see all, and for a supervisor without a team.</summary>
    public DailyDigestModel? Digest { get; private set; }

    public DateTimeOffset? NextOf(ScheduleState state) => state.NextAfter(time.GetUtcNow());

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        Day = calendar.AddBusinessDays(clock.Today, -1);
        if (User.OnlyScope() is { } team)
        {
            Digest = await DigestAsync(team, cancellationToken);
            return;
        }

        States = [.. (await schedules.ListAsync(cancellationToken)).Where(state => !state.Job.Ticks)];
        Missing = await alarm.MissingAsync(cancellationToken);
        Late = await freshness.LateAsync(ReportPeriod.Day(Day), cancellationToken);
        Needs = await needs.ReadAsync(clock.Today, cancellationToken);
        if (await findings.LatestAsync(cancellationToken) is { } month)
            Standing = (month, await findings.SummaryAsync(month, cancellationToken));
    }

    private async Task<DailyDigestModel?> DigestAsync(string team, CancellationToken cancellationToken) =>
        !company.Value.Teams.ContainsKey(team) ? null
        : (await reports.Single(report => report.Report == ReportCatalog.DailyDigest.Id)
            .DraftAsync(ReportPeriod.Day(Day), team, new Progress<Progress>(), cancellationToken))
            .Select(draft => draft.Model).OfType<DailyDigestModel>().SingleOrDefault();
}
