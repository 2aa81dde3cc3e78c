using IWReports.Core.Calendar;
using IWReports.Core.Facts;
using IWReports.Core.Kpis;
using IWReports.Core.Kpis.Measuring;
using IWReports.Core.Reports;
using IWReports.Core.Reports.TeamWeek;
using IWReports.Worker.Company;
using IWReports.Worker.Host;
using IWReports.Worker.Measurement;
using IWReports.Worker.Measurement.Facts;
using IWReports.Worker.Reporting.Editions;
using Microsoft.Extensions.Options;

namespace IWReports.Worker.Reporting.Inputs.TeamWeek;

/// <summary>The week of each team: one edition to its supervisor, or who stands in, and to the manager.</summary>
internal sealed class TeamWeekSource(
    KpiReader kpis, CallsReader calls, RosterReader roster, CustomersReader customers, RemarkReader remarks, TeamBookReader books,
    RecipientReader recipients, BusinessCalendar calendar, IOptions<CompanyOptions> company, IOptions<MeasurementOptions> measurement,
    UnmappedReader unmapped) : IReportSource
{
    private const int WeeksBefore = 12;

    public string Report => ReportCatalog.TeamWeek.Id;

    public async Task<IReadOnlyList<Draft>> DraftAsync(
        ReportPeriod period, string? scope, IProgress<Progress> progress, CancellationToken cancellationToken)
    {
        if (calendar.WeekOf(period.From) != period)
            throw new InputException(
                $"Weeks begin on {calendar.FirstDayOfWeek} here (Company:FirstDayOfWeek, else Company:Culture), and {period} begins on "
                + $"{period.From.DayOfWeek}. Ask for {calendar.WeekOf(period.From)} or {calendar.WeekOf(period.To)}.");
        var teams = company.Value.TeamsOf(scope, "a team week");
        var people = await roster.RosterAsync(cancellationToken);
        var absences = await roster.AbsencesAsync(cancellationToken);
        var everyone = await recipients.OfAsync(Enum.GetValues<RecipientRole>(), cancellationToken);
        var names = await customers.NamesAsync(cancellationToken);
        var drafts = new List<Draft>();
        foreach (var team in teams)
        {
            // The week is read on the first business day after it.
            var reader = WeekReaders.Of(team, calendar.AddBusinessDays(period.To, 1), people, absences, everyone);
            var data = await LoadAsync(period, team, reader, people, absences, names, cancellationToken);
            var model = TeamWeekReport.Build(data);
            drafts.Add(new(team, model, reader.Recipients, await calls.DataToAsync(period, cancellationToken))
            {
                NoReader = reader.Missing,
                Figures = [.. data.History.Values.SelectMany(weeks => weeks).Where(value => value.Key == period.ToString())],
                Sheets = TeamWeekSheets.Of(data, model),
                About = new(ScopeKind.Team, team),
            });
        }

        return drafts;
    }

    private async Task<TeamWeekData> LoadAsync(
        ReportPeriod week, string team, WeekReaders reader, IReadOnlyList<RosterEntry> people, IReadOnlyList<Absence> absences,
        IReadOnlyList<string> names, CancellationToken cancellationToken)
    {
        var from = week.From.AddDays(-7 * WeeksBefore);
        var weeks = await kpis.ReadAsync(KpiCatalog.All, from, week.To, KpiBy.Week, new(ScopeKind.Team, team), cancellationToken);
        var book = await books.ReadAsync(team, week, cancellationToken);
        return new()
        {
            Company = company.Value.Name,
            Period = week,
            Team = team,
            Readers = reader.Names,
            StandInReason = reader.StandInReason,
            Settings = measurement.Value.For(calendar, week.To),
            History = weeks.GroupBy(value => value.Kpi.Id).ToDictionary(group => group.Key, group => (IReadOnlyList<KpiValue>)[.. group]),
            Remarks = await remarks.OfTeamAsync(team, from, week.To, cancellationToken),
            ComplaintsKnown = await customers.InjuriesAsync(week, cancellationToken) is not null,
            Themes = (Themes.Praise(), Themes.Read()),
            Customers = names,
            ReviewStars = book.ReviewStars,
            Quality = book.Quality,
            Contacts = book.Contacts,
            Briefings = book.Briefings,
            Training = book.Training,
            Coaching = book.Coaching,
            Roster = people,
            Absences = absences,
            UnmappedQueues = await unmapped.QueuesAsync(week, cancellationToken),
        };
    }
}
