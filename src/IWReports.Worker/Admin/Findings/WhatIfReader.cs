using IWReports.Core.Analysis;
using IWReports.Core.Analysis.Data;
using IWReports.Core.Calendar;
using IWReports.Core.Recommendations;
using IWReports.Worker.Company;
using IWReports.Worker.Measurement.Analysis;
using Microsoft.Extensions.Options;

namespace IWReports.Worker.Admin.Findings;

/// <summary>The queue model's answer with the month's data, or why there is none.</summary>
internal sealed record WhatIfReply(WhatIfAnswer? Answer, MonthlyData Data, string? Obstacle);

/// <summary>Asks the queue model of an analysed month.</summary>
internal sealed class WhatIfReader(AnalysisStore analyses, AnalysisReader analysed, IOptions<CostOptions> costs)
{
    /// <summary>Why the model answers nothing about a month; null where it does, or the month was never analysed.</summary>
    public async Task<string?> ObstacleAsync(ReportPeriod month, CancellationToken cancellationToken) =>
        await analyses.FindAsync(month, cancellationToken) is { } findings ? WhatIfText.Obstacle(findings.Causes) : null;

    public async Task<WhatIfReply?> AskAsync(ReportPeriod month, WhatIf asked, CancellationToken cancellationToken)
    {
        if (await analyses.FindAsync(month, cancellationToken) is not { } findings)
            return null;
        var data = await analysed.StaffingAsync(month, month.From, cancellationToken) with { Costs = costs.Value.Rates() };
        var obstacle = WhatIfText.Obstacle(findings.Causes);
        if (obstacle is not null || LeverModel.Of(MonthlyAnalysis.Of(data, findings)) is not { } model)
            return new(null, data, obstacle ?? "Nobody gave up in this month, so nobody knows how long callers wait.");
        return new(WhatIfAnswer.Of(model, asked), data, null);
    }
}
