namespace IWReports.Core.Statistics.Trend;

/// <summary>
/// Local regression over equal steps, as STL uses it: tricube weights over a window, computed at every so many points and drawn straight
/// between.
/// </summary>
/// <remarks>Source: ops/docs/statistics.md, 2.6.</remarks>
internal sealed record Loess(int Window, int Degree, int Jump)
{
    // Beyond these shares of the window's reach a weight is 0, and within it 1.
    private const double Far = 0.999, Close = 0.001;

    /// <summary>Smooths a series; robustness weights are null where every value counts alike.</summary>
    public double[] Smooth(ReadOnlySpan<double> values, ReadOnlySpan<double> robust)
    {
        var n = values.Length;
        var smooth = new double[n];
        if (n < 2)
        {
            values.CopyTo(smooth);
            return smooth;
        }

        var jump = Math.Min(Jump, n - 1);
        var last = 0;
        for (var i = 0; i < n; i += jump)
            smooth[last = i] = At(i, values, robust) ?? values[i];
        if (last != n - 1)
        {
            // The rest is seen from the window of the last point computed, as the published program does.
            var (left, right) = WindowAt(last, n);
            smooth[n - 1] = At(n - 1, left, right, values, robust) ?? values[n - 1];
        }

        for (var i = 0; i < n - 1; i += jump)
        {
            var next = Math.Min(i + jump, n - 1);
            for (var j = i + 1; j < next; j++)
                smooth[j] = smooth[i] + ((smooth[next] - smooth[i]) / (next - i) * (j - i));
        }

        return smooth;
    }

    /// <summary>The value at a place, which may lie one step outside the series; null where every weight is 0.</summary>
    public double? At(int place, ReadOnlySpan<double> values, ReadOnlySpan<double> robust)
    {
        var (left, right) = WindowAt(place, values.Length);
        return At(place, left, right, values, robust);
    }

    private (int Left, int Right) WindowAt(int place, int n)
    {
        if (Window >= n)
            return (0, n - 1);
        var left = Math.Clamp(place - ((Window - 1) / 2), 0, n - Window);
        return (left, left + Window - 1);
    }

    private double? At(int place, int left, int right, ReadOnlySpan<double> values, ReadOnlySpan<double> robust)
    {
        var n = values.Length;
        double reach = Math.Max(place - left, right - place);
        if (Window > n)
            reach += (Window - n) / 2;
        var weights = new double[right - left + 1];
        var sum = 0d;
        for (var j = left; j <= right; j++)
        {
            var distance = Math.Abs(j - place);
            var weight = distance > Far * reach ? 0 : distance <= Close * reach ? 1 : Cube(1 - Cube(distance / reach));
            weights[j - left] = robust.IsEmpty ? weight : weight * robust[j];
            sum += weights[j - left];
        }

        if (sum <= 0)
            return null;
        if (reach > 0 && Degree > 0)
            Tilt(weights, sum, left, place, n - 1);
        var value = 0d;
        for (var j = left; j <= right; j++)
            value += weights[j - left] / sum * values[j];
        return value;
    }

    // Makes the weighted mean a weighted straight line, unless the points lie too close together for one.
    private static void Tilt(double[] weights, double sum, int left, int place, double range)
    {
        var (centre, variance) = (0d, 0d);
        for (var j = 0; j < weights.Length; j++)
            centre += weights[j] / sum * (left + j);
        for (var j = 0; j < weights.Length; j++)
            variance += weights[j] / sum * (left + j - centre) * (left + j - centre);
        if (Math.Sqrt(variance) <= Close * range)
            return;
        for (var j = 0; j < weights.Length; j++)
            weights[j] *= ((place - centre) / variance * (left + j - centre)) + 1;
    }

    private static double Cube(double x) => x * x * x;
}
