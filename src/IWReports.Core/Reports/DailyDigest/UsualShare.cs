using System.Globalization;
using IWReports.Core.Kpis.Measuring;
using IWReports.Core.Statistics.Spc;

namespace IWReports.Core.Reports.DailyDigest;

/// <summary>How many of a day's cases are usual, by the limits of Laney's chart for so many. Source: ops/docs/statistics.md, 1.7.</summary>
/// <remarks>The chart is of the days before and the day itself: of few cases, more is chance.</remarks>
internal sealed record UsualShare(LaneyChart Chart)
{
    // Limits are fractions; one that misses a whole number by rounding is that number.
    private const double Hair = 1e-9;

    private LaneyPoint Day => Chart.Points[^1];

    /// <summary>1 above the limits, −1 below, 0 within.</summary>
    public int Direction => Day.Cause == SpecialCause.OutsideLimits ? Day.Direction : 0;

    /// <summary>The fewest and the most of so many cases that are usual, as shares of them.</summary>
    public (decimal Low, decimal High) Range
    {
        get
        {
            var (least, most) = (Math.Ceiling((Day.Lower * Day.N) - Hair), Math.Floor((Day.Upper * Day.N) + Hair));
            // Limits so close that no whole number lies between them: those around them.
            return ((decimal)(Math.Min(least, most) / Day.N), (decimal)(Math.Max(least, most) / Day.N));
        }
    }

    public static bool IsShare(Kpi kpi) => kpi is { Unit: Unit.Percent, Denominator: not null, AgainstLastYear: false };

    /// <summary>Null with fewer days than limits take, or when the day itself counted nothing.</summary>
    public static UsualShare? Of(IEnumerable<KpiValue> before, KpiValue day)
    {
        var days = before.Where(value => value.Value is not null).ToList();
        return days.Count < XmrChart.MinForLimits || day.Value is null
            ? null : new(LaneyChart.OfShares(days.Append(day).Select(Share), ImprovementDirection.None));
    }

    private static ShareOf Share(KpiValue value) => new(
        DateOnly.ParseExact(value.Key, "yyyy-MM-dd", CultureInfo.InvariantCulture),
        (double)value.Numerator!.Value, (double)value.Denominator!.Value);
}
