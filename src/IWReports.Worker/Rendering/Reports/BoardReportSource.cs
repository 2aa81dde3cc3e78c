using IWReports.Core.Analysis.Causes;
using IWReports.Core.Analysis.Surveys;
using IWReports.Core.Calendar;
using IWReports.Core.Facts;
using IWReports.Core.Kpis;
using IWReports.Core.Kpis.BeSolved;
using IWReports.Core.Kpis.ReachUs;
using IWReports.Core.Reports;
using IWReports.Worker.Database;
using IWReports.Worker.Delivery;
using IWReports.Worker.Measurement;
using Microsoft.Extensions.Options;

namespace IWReports.Worker.Rendering.Reports;

/// <summary>The board report of a month: one edition for the company, to the board and the customer service manager.</summary>
internal sealed class BoardReportSource(KpiReader kpis, CallsReader calls, CallTotalsReader totals, ServiceLogReader service, RosterReader roster, CustomersReader customers, SurveyReader surveys, AdviceStore advice, StatedCauseStore causes, RecipientStore recipients, BusinessCalendar calendar, IOptions<CompanyOptions> company, IOptions<CostOptions> costs) : IReportSource
{
    private const int MonthsOfHistory = 24;

    // A season takes years to learn.
    private const int MonthsOfCalls = 60;

    // Causes are looked for in the year before: its months, and the same one of last year.
    private const int MonthsBefore = 12;

    public string Report => ReportCatalog.BoardReport.Id;

    public async Task<IReadOnlyList<Draft>> DraftAsync(ReportPeriod period, string? scope, CancellationToken cancellationToken)
    {
        if (scope is not null and not "company")
            throw new InputException($"The board report is about the company; \"--scope {scope}\" is not for it.");

        var data = await DataAsync(period, cancellationToken);
        var readers = await recipients.ActiveAsync([RecipientRole.Board, RecipientRole.Manager], cancellationToken);
        var model = BoardReport.Build(data);
        return
        [
            new("company", model, readers, await calls.DataToAsync(period, cancellationToken))
            {
                Figures = [.. data.History.Values.SelectMany(months => months).Where(value => value.Key == period.ToString())],
                Advice = [.. model.Recommendations.Select(row => row.Advice)],
                NoReader = readers.Any(one => one.Role == RecipientRole.Board)
                    ? null
                    : "The board report reaches nobody of the board. Add its members: iwreports recipients add NAME --address ADDRESS --role board",
            },
        ];
    }

    private async Task<IReadOnlyList<Segment>> TopicsAsync(ReportPeriod period, CancellationToken cancellationToken)
    {
        async Task<Dictionary<string, KpiValue>> Read(DateOnly from, DateOnly to) =>
            (await kpis.ReadAsync([FirstContactResolution.Kpi], from, to, KpiBy.Topic, Scope.Company, cancellationToken)).ToDictionary(topic => topic.Key, StringComparer.Ordinal);
        var now = await Read(period.From, period.To);
        if (now.Count == 0)
            return [];
        var before = await Read(period.From.AddMonths(-MonthsBefore), period.From.AddDays(-1));
        static (double N, double Hits) Of(KpiValue? topic) => ((double)(topic?.Denominator ?? 0), (double)(topic?.Numerator ?? 0));
        return [.. from topic in now.Keys.Union(before.Keys)
                   let was = Of(before.GetValueOrDefault(topic))
                   let isNow = Of(now.GetValueOrDefault(topic))
                   select new Segment(topic, was.N, was.Hits, isNow.N, isNow.Hits)];
    }

    // One team's answers leave nobody to be held against.
    private async Task<IReadOnlyList<AskedGroup>> AskedAsync(ReportPeriod period, CancellationToken cancellationToken)
    {
        var respondents = await surveys.RespondentsByTeamAsync(period, cancellationToken);
        if (respondents.Count < 2)
            return [];
        var answered = await kpis.ReadAsync([SpeedOfAnswer.Kpi], period.From, period.To, KpiBy.Team, Scope.Company, cancellationToken);
        return [.. answered.Select(team => new AskedGroup(team.Key, (int)(team.Denominator ?? 0), respondents.GetValueOrDefault(team.Key)))];
    }

    /// <summary>Everything the report of a month is built from.</summary>
    public async Task<BoardReportData> DataAsync(ReportPeriod period, CancellationToken cancellationToken)
    {
        var from = period.From.AddMonths(1 - MonthsOfHistory);
        // The three long ones go on beside the others.
        var history = kpis.ReadAsync(KpiCatalog.All, from, period.To, KpiBy.Month, Scope.Company, cancellationToken);
        var log = service.ReadAsync(period.From.AddMonths(-MonthsBefore), period.To, cancellationToken);
        var topics = TopicsAsync(period, cancellationToken);
        var staff = await roster.RosterAsync(cancellationToken);
        return new()
        {
            Company = company.Value.Name,
            Period = period,
            Calendar = calendar,
            Calls = await calls.MonthsAsync(period.From.AddMonths(1 - MonthsOfCalls), period.To, cancellationToken),
            Roster = staff,
            Absences = await roster.AbsencesAsync(cancellationToken),
            HalfHours = await calls.HalfHoursAsync(period, Scope.Company, cancellationToken),
            Cover = await calls.CoverAsync(period, cancellationToken),
            Waits = await calls.WaitsAsync(period, Scope.Company, cancellationToken),
            Weekdays = await calls.WeekdaysAsync(period, cancellationToken),
            Totals = Reconciliation.Of(await totals.ReadAsync(period, cancellationToken)),
            AtRisk = await customers.AtRiskAsync(period.To, cancellationToken),
            LateOrders = await customers.LateOrdersAsync(period.To, cancellationToken),
            Advice = [.. (await advice.EarlierAsync(period, cancellationToken)).Select(entry => entry.Advice)],
            Surveys = await surveys.ReadAsync(period, cancellationToken) with { Asked = await AskedAsync(period, cancellationToken) },
            StatedCauses = [.. (await causes.ListAsync(null, cancellationToken)).Select(entry => entry.Cause).Where(cause => cause.Period.From <= period.From)],
            Currency = costs.Value.Currency,
            Costs = costs.Value.Rates(),
            Remarks = new(
                await customers.RemarksAsync(period.From.AddMonths(-MonthsBefore), period.To, cancellationToken), Themes.Read(),
                [.. await customers.NamesAsync(cancellationToken), .. staff.Select(entry => entry.Person).Distinct()]),
            Injuries = await customers.InjuriesAsync(period, cancellationToken),
            Topics = await topics,
            Service = await log,
            History = (await history).GroupBy(value => value.Kpi.Id).ToDictionary(group => group.Key, group => (IReadOnlyList<KpiValue>)[.. group]),
        };
    }
}
