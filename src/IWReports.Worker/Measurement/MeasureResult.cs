namespace IWReports.Worker.Measurement;

/// <summary>How many days were measured, how many sums that gave, and how many published figures are no longer so.</summary>
internal sealed record MeasureResult(int Days, long Values, int Restated);
