using IWReports.Core.Language;

namespace IWReports.Worker.Reporting.Rendering.Charts;

/// <summary>A value axis with round marks: from, to, and the step between them.</summary>
internal readonly record struct Ticks(double From, double To, double Step)
{
    private const int Wanted = 4;

    public IEnumerable<double> Values
    {
        get
        {
            var (from, step) = (From, Step);
            return Enumerable.Range(0, (int)Math.Round((To - From) / Step) + 1).Select(index => from + (index * step));
        }
    }

    /// <summary>An axis from 0, for bars: a bar cut off at the foot lies about its length.</summary>
    public static Ticks FromZero(double highest, bool wholeNumbers = true) => Nice(0, highest, wholeNumbers);

    /// <summary>An axis around values that need not include 0; it goes below 0, or above what is the most, only when they do.</summary>
    public static Ticks Around(IReadOnlyCollection<double> values, double most = double.PositiveInfinity)
    {
        var (low, high) = (values.Min(), values.Max());
        // A constant series still needs an axis to stand on.
        var margin = high > low ? (high - low) * 0.06 : high == 0 ? 0 : Math.Abs(high) * 0.1;
        var top = high <= most ? Math.Min(most, high + margin) : high + margin;
        return Nice(low >= 0 ? Math.Max(0, low - margin) : low - margin, top, wholeNumbers: false);
    }

    /// <summary>A value as this axis writes it: no more decimals than the step has, with thousands separators.</summary>
    public string Write(double value) => Number(value, Step);

    private static string Number(double value, double step)
    {
        var decimals = Math.Clamp((int)Math.Ceiling(-Math.Log10(step) - 1e-9), 0, 6);
        // 2.5 needs a decimal that its magnitude does not show.
        if (decimals < 6 && Math.Abs((step * Math.Pow(10, decimals)) - Math.Round(step * Math.Pow(10, decimals))) > 1e-6)
            decimals++;
        var rounded = Math.Round(value, decimals);
        return FigureText.Rounded(rounded == 0 ? 0 : rounded, decimals);
    }

    private static Ticks Nice(double low, double high, bool wholeNumbers)
    {
        if (!double.IsFinite(low) || !double.IsFinite(high))
            throw new ChartException("a value is not a number");
        if (high <= low)
            high = low + 1;
        var rough = (high - low) / Wanted;
        var magnitude = Math.Pow(10, Math.Floor(Math.Log10(rough)));
        var step = new[] { 1, 2, 2.5, 5, 10 }.First(factor => factor * magnitude >= rough * 0.999) * magnitude;
        if (wholeNumbers)
            step = step < 1 ? 1 : Math.Ceiling(step);
        return new(Math.Floor((low / step) + 1e-9) * step, Math.Ceiling((high / step) - 1e-9) * step, step);
    }
}
