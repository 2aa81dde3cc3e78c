namespace IWReports.Core.Statistics.Trend;

/// <summary>
/// A method tried at every past step with what was known then. Relative errors are of the forecast, by how far ahead it looked.
/// </summary>
public sealed record BackTest(IReadOnlyList<(int Ahead, double Error)> Relative, double? Wape)
{
    public static BackTest Of(ForecastMethod method, IReadOnlyList<double> values, int firstOrigin, int horizon)
    {
        var tried = new List<(int Ahead, double Actual, double Forecast)>();
        for (var origin = Math.Max(firstOrigin, method.MinValues); origin < values.Count; origin++)
        {
            var ahead = Math.Min(horizon, values.Count - origin);
            tried.AddRange(method.Continue([.. values.Take(origin)], ahead).Select((forecast, i) => (i + 1, values[origin + i], forecast)));
        }

        return new(
            [.. tried.Where(one => one.Forecast > 0).Select(one => (one.Ahead, (one.Actual / one.Forecast) - 1))],
            tried.Count == 0 ? null : Accuracy.Of([.. tried.Select(one => one.Actual)], [.. tried.Select(one => one.Forecast)]).Wape);
    }
}
