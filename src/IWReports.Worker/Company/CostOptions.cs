using System.ComponentModel.DataAnnotations;
using IWReports.Core.Analysis.Data;

namespace IWReports.Worker.Company;

/// <summary>What recommended actions are costed with. A rate that is not set is not made up: the report says which one to set.</summary>
internal sealed class CostOptions
{
    /// <summary>Stands for the currency in amounts of money, "A$"; unset, the sign or code of Company:Currency.</summary>
    public string? Currency { get; init; }

    [Range(0.01, 10_000, ErrorMessage = "is what an hour of an officer costs, above 0: 45")]
    public decimal? OfficerHour { get; init; }

    [Range(0.01, 100_000, ErrorMessage = "is what a day of training costs for one person, above 0: 600")]
    public decimal? TrainingDay { get; init; }

    /// <summary>Where the rates come from, printed beside them: "payroll, July 2025".</summary>
    public string? Source { get; init; }

    public CostRates Rates() => new(OfficerHour, TrainingDay, string.IsNullOrWhiteSpace(Source) ? null : Source.Trim());
}
