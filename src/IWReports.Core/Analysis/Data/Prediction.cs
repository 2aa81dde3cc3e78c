namespace IWReports.Core.Analysis.Data;

/// <summary>
/// What the next month's figure of the recommendation's KPI should be if the action is done and all else stays: kept, and held against
/// what came.
/// </summary>
public sealed record Prediction(decimal Value, decimal Low, decimal High);
