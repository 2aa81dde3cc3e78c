namespace IWReports.Core.Statistics.Trend;

/// <summary>
/// A step ahead, and where it will lie in 80 % of cases if errors stay as they were; null ends where too few errors are known.
/// </summary>
public sealed record ForecastStep(double Value, double? Low, double? High);

/// <summary>A series continued by the method that would have erred least, and how far off it was.</summary>
/// <remarks>Source: ops/docs/statistics.md, 2.7.</remarks>
public sealed record Forecast(ForecastMethod Method, IReadOnlyList<ForecastStep> Steps, double? Wape, double? BenchmarkWape)
{
    // Ends of the interval that holds 80 %.
    private const double Low = 0.1, High = 0.9;

    // With fewer, the quantiles are the extremes of chance.
    private const int MinErrors = 8;

    // Before it a method has seen next to nothing.
    private const int MinToStart = 3;

    // Fitting again at every origin costs time, and older origins say little of today.
    private const int MaxOrigins = 24;

    /// <summary>
    /// Of steps without a gap. The benchmark is the same step of the last period, or the last value where history is short; another method
    /// has to beat it.
    /// </summary>
    public static Forecast Of(IReadOnlyList<double> values, int period, int horizon)
    {
        if (values.Count == 0)
            throw new ArgumentException("A forecast needs at least one value.", nameof(values));
        var benchmark = values.Count >= 2 * period ? ForecastMethod.SeasonalNaive(period) : ForecastMethod.Naive;
        var from = Math.Max(Math.Max(MinToStart, benchmark.MinValues), values.Count - MaxOrigins);
        IReadOnlyList<ForecastMethod> others = values.Count >= 3 * period
            ? [ForecastMethod.SeasonalGrowth(period), ForecastMethod.Smoothed(period)] : values.Count >= 2 * period
            ? [ForecastMethod.SeasonalGrowth(period)] : [];
        var tests = others.Prepend(benchmark).Select(method =>
            (Method: method, Errors: BackTest.Of(method, values, Math.Max(from, others.Append(benchmark).Max(one => one.MinValues)),
            horizon))).ToList();
        var expected = tests[0];
        var best = tests.Aggregate((least, test) => test.Errors.Wape < least.Errors.Wape ? test : least);
        return new(best.Method, [.. best.Method.Continue(values, horizon).Select((value, ahead) => Step(value, best.Errors, ahead + 1))],
            best.Errors.Wape, expected.Errors.Wape);
    }

    private static ForecastStep Step(double value, BackTest errors, int ahead)
    {
        // Where the horizon itself has too few, those of shorter ones stand in: too narrow rather than none.
        var known = errors.Relative.Where(error => error.Ahead == ahead).Select(error => error.Error).ToList();
        List<double> sorted = [.. (known.Count >= MinErrors ? known : errors.Relative.Where(error => error.Ahead <= ahead)
            .Select(error => error.Error)).Order()];
        return sorted.Count < MinErrors ? new(value, null, null)
            : new(value, value * (1 + Quantiles.Of(sorted, Low)), value * (1 + Quantiles.Of(sorted, High)));
    }
}
