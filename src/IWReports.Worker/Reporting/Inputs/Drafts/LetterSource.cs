using IWReports.Core.Analysis.Data;
using IWReports.Core.Calendar;
using IWReports.Core.Reports.Drafts;
using IWReports.Core.Reports;
using IWReports.Worker.Host;
using IWReports.Worker.Reporting.Editions;

namespace IWReports.Worker.Reporting.Inputs.Drafts;

/// <summary>A letter about one complaint's case: which one, and who writes it, is given.</summary>
internal sealed class LetterSource(ReportKind kind, Func<LetterData, ReportModel> build, CasesReader cases,
    RecommendationStore recommendations) : IReportSource
{
    public string Report => kind.Id;

    public async Task<IReadOnlyList<Draft>> DraftAsync(
        ReportPeriod period, string? scope, IProgress<Progress> progress, CancellationToken cancellationToken)
    {
        var decided = await recommendations.ListAsync(null, cancellationToken);
        List<PastRecommendation> accepted =
            [.. decided.Select(entry => entry.PastRecommendation)
                .Where(one => one.Decision is Decision.Accepted && one.Given.To <= period.To)];
        return scope is not null && await cases.FindAsync(scope, period, cancellationToken) is { } data
            ? [new(data.Complaint.ComplaintId, build(data with { Accepted = accepted }), [], null)]
            : throw new InputException(UnknownName.Of("case", scope, period,
                await cases.LatestAsync(period.To, UnknownName.Most, cancellationToken)));
    }
}
