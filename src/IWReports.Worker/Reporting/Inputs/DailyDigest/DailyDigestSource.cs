using IWReports.Core.Analysis.Volume;
using IWReports.Core.Calendar;
using IWReports.Core.Facts;
using IWReports.Core.Kpis;
using IWReports.Core.Kpis.Measuring;
using IWReports.Core.Kpis.ReachUs;
using IWReports.Core.Reports;
using IWReports.Core.Reports.DailyDigest;
using IWReports.Worker.Company;
using IWReports.Worker.Host;
using IWReports.Worker.Measurement;
using IWReports.Worker.Measurement.Facts;
using IWReports.Worker.Reporting.Editions;
using Microsoft.Extensions.Options;

namespace IWReports.Worker.Reporting.Inputs.DailyDigest;

/// <summary>The digest of a day: one edition per team, to its supervisor or who stands in on the morning it is read.</summary>
internal sealed class DailyDigestSource(KpiReader kpis, CallsReader calls, RosterReader roster, CustomersReader customers,
    RecipientReader recipients, BusinessCalendar calendar, IOptions<CompanyOptions> company, IOptions<MeasurementOptions> measurement,
    UnmappedReader unmapped, DutiesReader duties) : IReportSource
{
    private const int BusinessDaysOfHistory = 20;

    public string Report => ReportCatalog.DailyDigest.Id;

    public async Task<IReadOnlyList<Draft>> DraftAsync(
        ReportPeriod period, string? scope, IProgress<Progress> progress, CancellationToken cancellationToken)
    {
        var teams = company.Value.TeamsOf(scope, "a digest");
        var people = await roster.RosterAsync(cancellationToken);
        var absences = await roster.AbsencesAsync(cancellationToken);
        var everyone = await recipients.OfAsync(Enum.GetValues<RecipientRole>(), cancellationToken);
        var drafts = new List<Draft>();
        foreach (var team in teams)
        {
            var reader = DigestRecipient.Of(team, Morning(period), people, absences, everyone);
            var data = await LoadAsync(period, team, reader, people, absences, cancellationToken);
            var model = Core.Reports.DailyDigest.DailyDigestReport.Build(data);
            drafts.Add(new(team, model, reader.Recipients, await calls.DataToAsync(period, cancellationToken))
            {
                NoReader = reader.Missing,
                Sheets = DigestSheets.Of(data, model),
                Figures = [.. data.History.Values.SelectMany(days => days).Where(value => value.Key == period.ToString())],
                About = new(ScopeKind.Team, team),
            });
        }

        return drafts;
    }

    private async Task<DailyDigestData> LoadAsync(
        ReportPeriod period, string team, DigestRecipient reader, IReadOnlyList<RosterEntry> people, IReadOnlyList<Absence> absences,
        CancellationToken cancellationToken)
    {
        var scope = new Scope(ScopeKind.Team, team);
        // As far back as the calls of the morning's day are expected from.
        var weeks = new ReportPeriod(Morning(period).AddDays(-ExpectedCalls.DaysBack), period.To);
        var settings = measurement.Value.For(calendar, period.To);
        var days = await DaysAsync(period, weeks.From, scope, cancellationToken);
        var own = people.Where(person => person.Role == RosterRole.Officer && person.Team == team)
            .Select(person => person.Person).ToHashSet();
        return new()
        {
            Company = company.Value.Name,
            Period = period,
            Team = team,
            Reader = reader.Name,
            StandInReason = reader.StandInReason,
            Morning = Morning(period),
            Settings = settings,
            History = days.Where(day => IsBusinessDay(day.Key) || day.Key == period.ToString())
                .GroupBy(value => value.Kpi.Id).ToDictionary(group => group.Key, group => (IReadOnlyList<KpiValue>)[.. group]),
            HalfHours = await calls.HalfHoursAsync(period, scope, cancellationToken),
            Log = [.. (await calls.LogAsync(weeks, settings, cancellationToken)).Where(entry => entry.Team == team)],
            Waits = await calls.WaitsAsync(period, scope, cancellationToken),
            Officers = await AgentsAsync(period, own, cancellationToken),
            UnmappedQueues = await unmapped.QueuesAsync(period, cancellationToken),
            UnmappedAgents = await unmapped.AgentsAsync(period, team, cancellationToken),
            Roster = people,
            Absences = absences,
            AtRisk = await customers.AtRiskAsync(team, period.To, cancellationToken),
            LateOrders = await customers.LateOrdersAsync(period.To, cancellationToken),
            Deliveries = await customers.DeliveriesAsync(period.To, DigestDelivery.Days, cancellationToken),
            OpenComplaints = await customers.OpenComplaintsAsync(team, period.To, cancellationToken),
            Duties = OfOwn(await duties.ReadAsync(team, period.To, Morning(period), cancellationToken), own),
            Unreached = days.FirstOrDefault(day => day.Kpi.Id == UnrecoveredCallers.Id && day.Key == period.ToString())?.Numerator
                is { } unreached ? (int)unreached : null,
        };
    }

    /// <summary>The KPIs by day; calls offered further back than the others, from a day on.</summary>
    private async Task<IReadOnlyList<KpiValue>> DaysAsync(
        ReportPeriod period, DateOnly offeredFrom, Scope scope, CancellationToken cancellationToken)
    {
        var from = calendar.AddBusinessDays(period.From, -BusinessDaysOfHistory);
        var offered = KpiCatalog.Find(CallsOffered.Id)!;
        var others = await kpis.ReadAsync(
            [.. KpiCatalog.All.Where(kpi => kpi != offered)], from, period.To, KpiBy.Day, scope, cancellationToken);
        return [.. others, .. await kpis.ReadAsync([offered], offeredFrom, period.To, KpiBy.Day, scope, cancellationToken)];
    }

    private async Task<Dictionary<string, IReadOnlyDictionary<string, KpiValue>>> AgentsAsync(
        ReportPeriod period, HashSet<string> own, CancellationToken cancellationToken)
    {
        var officers = await kpis.ReadAsync(KpiCatalog.All, period.From, period.To, KpiBy.Officer, Scope.Company, cancellationToken);
        return officers.Where(value => own.Contains(value.Key)).GroupBy(value => value.Key).ToDictionary(
            group => group.Key, group => (IReadOnlyDictionary<string, KpiValue>)group.ToDictionary(value => value.Kpi.Id));
    }

    // A supervisor reads of the own officers only, whatever team a session or a quality check names.
    private static DigestDuties OfOwn(DigestDuties duties, HashSet<string> own) => duties with
    {
        QualityMisses = [.. duties.QualityMisses.Where(miss => own.Contains(miss.Officer))],
    };

    // The digest of a day is read on the next business day.
    private DateOnly Morning(ReportPeriod period) => calendar.AddBusinessDays(period.To, 1);

    private bool IsBusinessDay(string key) => ReportPeriod.TryParse(key, out var day) && calendar.IsBusinessDay(day.From);
}
