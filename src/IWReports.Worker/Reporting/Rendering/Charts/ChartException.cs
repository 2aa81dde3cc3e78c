namespace IWReports.Worker.Reporting.Rendering.Charts;

/// <summary>A chart that cannot be drawn honestly; the message says why, in words fit for the report.</summary>
internal sealed class ChartException(string message, Exception? inner = null) : Exception(message, inner)
{
    /// <summary>Refuses what no text could write: no number, or one larger than any business has.</summary>
    public static void UnlessNumbers(params IEnumerable<double?> values)
    {
        if (values.Any(value => value is { } known && !(Math.Abs(known) < 1e15)))
            throw new ChartException("a value is not a number");
    }
}
