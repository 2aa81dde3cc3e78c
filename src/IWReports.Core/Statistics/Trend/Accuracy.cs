namespace IWReports.Core.Statistics.Trend;

/// <summary>How far forecasts were off. Shares are of what came: never of single intervals, which may be near 0.</summary>
/// <remarks>Source: ops/docs/statistics.md, 2.7.</remarks>
public sealed record Accuracy(double MeanAbsoluteError, double? Wape, double? Bias)
{
    public static Accuracy Of(IReadOnlyList<double> actual, IReadOnlyList<double> forecast)
    {
        if (actual.Count == 0 || actual.Count != forecast.Count)
            throw new ArgumentException($"{actual.Count} values cannot be held against {forecast.Count} forecasts.", nameof(forecast));
        List<double> errors = [.. actual.Zip(forecast, (came, expected) => came - expected)];
        var came = actual.Sum();
        return new(errors.Average(Math.Abs), came > 0 ? errors.Sum(Math.Abs) / came : null, came > 0 ? errors.Sum() / came : null);
    }
}
