namespace IWReports.Worker.Measurement;

/// <summary>How many days were measured, and how many sums that gave.</summary>
internal sealed record MeasureResult(int Days, long Values);
