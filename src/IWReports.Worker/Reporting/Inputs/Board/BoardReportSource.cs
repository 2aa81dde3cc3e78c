using IWReports.Core.Analysis.Data;
using IWReports.Core.Analysis.Surveys;
using IWReports.Core.Analysis;
using IWReports.Core.Calendar;
using IWReports.Core.Facts;
using IWReports.Core.Kpis.Measuring;
using IWReports.Core.Kpis.ReachUs;
using IWReports.Core.Reports.Board;
using IWReports.Core.Reports;
using IWReports.Worker.Company;
using IWReports.Worker.Host;
using IWReports.Worker.Measurement.Analysis;
using IWReports.Worker.Measurement;
using IWReports.Worker.Reporting.Editions;
using Microsoft.Extensions.Options;

namespace IWReports.Worker.Reporting.Inputs.Board;

/// <summary>The board report of a month: one edition for the company, to the board and the customer service manager.</summary>
internal sealed class BoardReportSource(
    AnalyseJob analyse, AnalysisStore analyses, AnalysisReader analysed, KpiReader kpis, CallsReader calls, CallTotalsReader totals,
    CustomersReader customers, RemarkReader remarks, SurveyReader surveys, RecommendationStore recommendations, ReportedCauseStore causes,
    WhatIfStore options, RecipientReader recipients, IOptions<CostOptions> costs, IOptions<MeasurementOptions> measuring) : IReportSource
{
    public string Report => ReportCatalog.BoardReport.Id;

    public async Task<IReadOnlyList<Draft>> DraftAsync(
        ReportPeriod period, string? scope, IProgress<Progress> progress, CancellationToken cancellationToken)
    {
        if (scope is not null and not "company")
            throw new InputException($"The board report is about the company; \"--scope {scope}\" is not for it.");

        // For a preview too: it stores the analysis, which is the same whoever asks, but no edition.
        await analyse.EnsureAsync(period, progress, cancellationToken);
        var (loading, finding) = (DataAsync(period, cancellationToken), analyses.FindAsync(period, cancellationToken));
        await Task.WhenAll(loading, finding);
        var data = await loading;
        var readers = await recipients.OfAsync(ReportReaders.OfCompany, cancellationToken);
        var reading = MonthlyAnalysis.Of(
            data, await finding ?? throw new InvalidOperationException($"{period} was analysed, and its findings are gone."));
        var model = BoardReport.Build(reading);
        return
        [
            new(ReportReaders.Company, model, readers, await calls.DataToAsync(period, cancellationToken))
            {
                Figures = [.. data.History.Values.SelectMany(months => months).Where(value => value.Key == period.ToString())],
                Sheets = BoardSheets.Of(reading, model, measuring.Value.For(data.Calendar, period.To)),
                Recommendations = [.. model.Recommendations.Select(row => row.PastRecommendation)],
                NoReader = readers.Any(one => one.Role == RecipientRole.Board)
                    ? null
                    : "The board report reaches nobody of the board. Add its members: iwreports recipients add NAME --address ADDRESS "
                        + "--role board",
            },
        ];
    }

    // One team's answers leave nobody to be held against.
    private async Task<IReadOnlyList<AskedGroup>> AskedAsync(ReportPeriod period, CancellationToken cancellationToken)
    {
        var respondents = await surveys.RespondentsByTeamAsync(period, cancellationToken);
        if (respondents.Count < 2)
            return [];
        // Answered is what is left of the calls offered, be the wait known or not.
        Kpi[] asked = [CallsOffered.Kpi, CallsOffered.FlowedOutCalls, CallsOffered.OpenCalls, Abandonment.Kpi];
        var counts = await kpis.ReadAsync(asked, period.From, period.To, KpiBy.Team, Scope.Company, cancellationToken);
        return [.. counts.GroupBy(value => value.Key).Select(team => new AskedGroup(team.Key,
            (int)team.Sum(value => value.Kpi.Id == CallsOffered.Kpi.Id ? value.Numerator ?? 0 : -(value.Numerator ?? 0)),
            respondents.GetValueOrDefault(team.Key)))];
    }

    /// <summary>Everything the report of a month is built from.</summary>
    public async Task<MonthlyData> DataAsync(ReportPeriod period, CancellationToken cancellationToken)
    {
        // What is analysed takes longest, and goes on beside the rest.
        var figures = analysed.ReadAsync(period, cancellationToken);
        var waits = await calls.WaitsAsync(period, Scope.Company, cancellationToken);
        var weekdays = await calls.WeekdaysAsync(period, cancellationToken);
        var reconciled = Reconciliation.Of(await totals.ReadAsync(period, cancellationToken));
        var atRisk = await customers.AtRiskAsync(period.To, cancellationToken);
        var late = await customers.LateOrdersAsync(period.To, cancellationToken);
        var advised = await recommendations.EarlierAsync(period, cancellationToken);
        var answers = await surveys.ReadAsync(period, cancellationToken) with { Asked = await AskedAsync(period, cancellationToken) };
        var stated = await causes.ListAsync(null, cancellationToken);
        var asked = await options.ListAsync(period, cancellationToken);
        var written = await remarks.ReadAsync(period.From.AddMonths(-AnalysisReader.MonthsBefore), period.To, cancellationToken);
        var names = await customers.NamesAsync(cancellationToken);
        var injuries = await customers.InjuriesAsync(period, cancellationToken);
        var data = await figures;
        return data with
        {
            Waits = waits,
            Weekdays = weekdays,
            Totals = reconciled,
            AtRisk = atRisk,
            LateOrders = late,
            PastRecommendations = [.. advised.Select(entry => entry.PastRecommendation)],
            Surveys = answers,
            ReportedCauses = [.. stated.Select(entry => entry.Cause).Where(cause => cause.Period.From <= period.From)],
            WhatIfs = [.. asked.Select(option => option.Asked)],
            Costs = costs.Value.Rates(),
            Remarks = new(written, Themes.Read(), [.. names, .. data.Roster.Select(entry => entry.Person).Distinct()]),
            Injuries = injuries,
            FiveRings = AnsweredIn5Rings.Limit(measuring.Value.For(data.Calendar, period.To)),
        };
    }
}
