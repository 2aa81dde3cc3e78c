using IWReports.Core.Calendar;
using IWReports.Worker.Host;
using IWReports.Worker.Reporting.Editions;

namespace IWReports.Worker.Reporting;

/// <summary>Loads what a report is built from and builds it: one implementation per report.</summary>
internal interface IReportSource
{
    string Report { get; }

    /// <summary>The drafts of a period: all scopes, or the one asked for.</summary>
    Task<IReadOnlyList<Draft>> DraftAsync(
        ReportPeriod period, string? scope, IProgress<Progress> progress, CancellationToken cancellationToken);
}
