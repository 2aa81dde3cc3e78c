using IWReports.Core.Calendar;
using IWReports.Core.Facts;
using IWReports.Core.Kpis;
using IWReports.Core.Kpis.Measuring;
using IWReports.Core.Reports;
using IWReports.Core.Reports.Drafts;
using IWReports.Worker.Company;
using IWReports.Worker.Host;
using IWReports.Worker.Measurement;
using IWReports.Worker.Measurement.Facts;
using IWReports.Worker.Reporting.Editions;
using Microsoft.Extensions.Options;

namespace IWReports.Worker.Reporting.Inputs.Drafts;

/// <summary>The coaching sheet of one officer, who was on the roster in the month.</summary>
internal sealed class CoachingSheetSource(KpiReader kpis, AgentsReader officers, RosterReader roster, BusinessCalendar calendar,
    IOptions<CompanyOptions> company, IOptions<MeasurementOptions> measurement) : IReportSource
{
    private static readonly Kpi[] Kpis = [.. CoachingSheet.Kpis.Select(KpiCatalog.Find).OfType<Kpi>()];

    public string Report => ReportCatalog.CoachingSheet.Id;

    public async Task<IReadOnlyList<Draft>> DraftAsync(
        ReportPeriod period, string? scope, IProgress<Progress> progress, CancellationToken cancellationToken)
    {
        var people = await roster.RosterAsync(cancellationToken);
        var there = people.Where(entry => entry.From <= period.To && (entry.To is null || entry.To >= period.From)).ToList();
        var known = there.Where(entry => entry.Role == RosterRole.Officer).Select(entry => entry.Person).Distinct().ToList();
        if (scope is null || !known.Contains(scope))
            throw new InputException(UnknownName.Of("officer", scope, period, known));
        var data = await LoadAsync(period, scope, people, there, cancellationToken);
        return [new(scope, CoachingSheet.Build(data), [], null) { About = new(ScopeKind.Officer, scope) }];
    }

    private async Task<CoachingSheetData> LoadAsync(ReportPeriod period, string officer,
        IReadOnlyList<RosterEntry> people, IReadOnlyList<RosterEntry> there, CancellationToken cancellationToken)
    {
        var team = there.Last(entry => entry.Person == officer).Team ?? "";
        return new()
        {
            Company = company.Value.Name,
            Period = period,
            Officer = officer,
            Team = team,
            Supervisors = [.. there.Where(entry => entry.Role == RosterRole.Supervisor && entry.Team == team)
                .Select(entry => entry.Person).Distinct()],
            NewSince = new Tenure(people).Since(officer),
            Settings = measurement.Value.For(calendar, period.To),
            Own = await OwnAsync(period, officer, cancellationToken),
            Before = await OwnAsync(period.AddMonths(-1), officer, cancellationToken),
            OfTeam = team.Length == 0 ? new Dictionary<string, KpiValue>() : ById(await kpis.ReadAsync(
                Kpis, period.From, period.To, KpiBy.Total, new(ScopeKind.Team, team), cancellationToken)),
            Items = await officers.ItemsAsync(officer, period, cancellationToken),
            Sessions = await officers.SessionsAsync(officer, period, cancellationToken),
            Training = await officers.TrainingAsync(officer, team, period, cancellationToken),
        };
    }

    private async Task<IReadOnlyDictionary<string, KpiValue>> OwnAsync(
        ReportPeriod period, string officer, CancellationToken cancellationToken)
    {
        var values = await kpis.ReadAsync(Kpis, period.From, period.To, KpiBy.Officer, Scope.Company, cancellationToken);
        return ById(values.Where(value => value.Key == officer));
    }

    private static Dictionary<string, KpiValue> ById(IEnumerable<KpiValue> values) =>
        values.DistinctBy(value => value.Kpi.Id).ToDictionary(value => value.Kpi.Id);
}
