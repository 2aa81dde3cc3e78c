namespace IWReports.Core.Statistics.Trend;

/// <summary>A way to continue a series by so many steps.</summary>
public sealed record ForecastMethod(string Name, int MinValues, Func<IReadOnlyList<double>, int, double[]> Continue)
{
    /// <summary>The next step is like the last.</summary>
    public static readonly ForecastMethod Naive =
        new("like the last month", 1, (values, horizon) => [.. Enumerable.Repeat(values[^1], horizon)]);

    /// <summary>Like the same step of the last period.</summary>
    public static ForecastMethod SeasonalNaive(int period) =>
        new("like the same month last year", period,
        (values, horizon) => [.. Enumerable.Range(0, horizon).Select(ahead => values[values.Count - period + (ahead % period)])]);

    /// <summary>The same, grown as the last period grew on the one before.</summary>
    public static ForecastMethod SeasonalGrowth(int period) =>
        new("like the same month last year, grown as the year was", 2 * period, (values, horizon) =>
    {
        var (last, before) = (values.TakeLast(period).Sum(), values.SkipLast(period).TakeLast(period).Sum());
        var growth = before > 0 && last > 0 ? last / before : 1;
        return [.. SeasonalNaive(period).Continue(values, horizon)
            .Select((value, ahead) => value * Math.Pow(growth, 1 + (ahead / period)))];
    });

    /// <summary>Level, trend and season that learn; factors where all values are above 0.</summary>
    public static ForecastMethod Smoothed(int period) => new("smoothed level, trend and season", 3 * period, (values, horizon) =>
        HoltWinters.Fit(values, period, values.All(value => value > 0) ? SeasonKind.Multiplicative : SeasonKind.Additive)
            .Forecast(horizon));
}
