namespace IWReports.Core.Analysis.Data;

/// <summary>What an hour and a day cost, as the settings say; null where they do not, and no amount is made up.</summary>
/// <param name="Source">Where the rates come from.</param>
public sealed record CostRates(decimal? OfficerHour, decimal? TrainingDay, string? Source)
{
    /// <summary>The settings, as the report names them where one is missing.</summary>
    public const string OfficerHourSetting = "Costs:OfficerHour", TrainingDaySetting = "Costs:TrainingDay";

    public static readonly CostRates Unknown = new(null, null, null);
}
