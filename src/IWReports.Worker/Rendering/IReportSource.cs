using IWReports.Core.Calendar;
using IWReports.Core.Reports;
using IWReports.Worker.Delivery;

namespace IWReports.Worker.Rendering;

/// <summary>One edition to be: whom it is about, what it says, who gets it, and up to when its data goes.</summary>
internal sealed record Draft(string Scope, ReportModel Model, IReadOnlyList<Recipient> Recipients, DateTimeOffset? DataTo)
{
    /// <summary>Who should get it and is not there, and what to do; null when all are.</summary>
    public string? NoReader { get; init; }
}

/// <summary>Loads what a report is built from and builds it: one implementation per report.</summary>
internal interface IReportSource
{
    string Report { get; }

    /// <summary>The drafts of a period: all scopes, or the one asked for.</summary>
    Task<IReadOnlyList<Draft>> DraftAsync(ReportPeriod period, string? scope, CancellationToken cancellationToken);
}
