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

    /// <summary>
    /// Against repeating the last period over the history: below 1 is better than that; null where history only repeats itself.
    /// </summary>
    public double? Mase(IReadOnlyList<double> history, int period)
    {
        var naive = history.Skip(period).Zip(history, (value, before) => Math.Abs(value - before)).DefaultIfEmpty(0).Average();
        return naive > 0 ? MeanAbsoluteError / naive : null;
    }

    /// <summary>
    /// Winkler's score of an interval that should hold all but a share of the values: its width, and a penalty for what lies outside;
    /// lower is better.
    /// </summary>
    public static double Winkler(double low, double high, double actual, double outside) =>
        high - low + (2 / outside * (Math.Max(0, low - actual) + Math.Max(0, actual - high)));
}
