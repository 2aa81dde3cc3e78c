using System.Globalization;
using IWReports.Core.Statistics.Spc;

namespace IWReports.Core.Reports.Charts;

/// <summary>A figure's months as the points of a small line in a row of a table.</summary>
internal static class SparkPoints
{
    /// <summary>Within a box of so many pixels; empty below two months, which make no line.</summary>
    public static string Of(IReadOnlyList<SeriesPoint> months, int width, int height, int margin)
    {
        if (months.Count < 2)
            return "";
        var (low, high) = (months.Min(month => month.Value), months.Max(month => month.Value));
        return string.Join(' ', months.Select((month, i) => string.Create(CultureInfo.InvariantCulture,
            $"{margin + ((width - (2d * margin)) * i / (months.Count - 1)):0.#},{Y(month.Value):0.#}")));

        double Y(double value) =>
            high > low ? height - margin - ((height - (2 * margin)) * (value - low) / (high - low)) : height / 2d;
    }
}
