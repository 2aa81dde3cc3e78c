using System.Globalization;
using IWReports.Core.Statistics.Spc;

namespace IWReports.Worker.Admin.Figures;

/// <summary>A figure's months as the points of a small line in a row of a table.</summary>
internal static class SparkLine
{
    public const int Width = 90, Height = 20;

    private const double Margin = 2;

    /// <summary>Empty below two months, which make no line.</summary>
    public static string Points(IReadOnlyList<SeriesPoint> months)
    {
        if (months.Count < 2)
            return "";
        var (low, high) = (months.Min(month => month.Value), months.Max(month => month.Value));
        return string.Join(' ', months.Select((month, i) => string.Create(CultureInfo.InvariantCulture,
            $"{Margin + ((Width - (2 * Margin)) * i / (months.Count - 1)):0.#},{Y(month.Value):0.#}")));

        double Y(double value) => high > low ? Height - Margin - ((Height - (2 * Margin)) * (value - low) / (high - low)) : Height / 2d;
    }
}
