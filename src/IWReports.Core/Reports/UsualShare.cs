using System.Globalization;
using IWReports.Core.Analysis.Spc;
using IWReports.Core.Kpis;
using static IWReports.Core.Reports.DailyDigestText;

namespace IWReports.Core.Reports;

/// <summary>How many of a day's cases are usual, by the limits that Laney's chart of the days before and the day itself has for so many cases: of few, more is chance. Source: statistics anchors, 1.3.</summary>
internal sealed record UsualShare(LaneyChart Chart, int Days)
{
    // Limits are fractions; what is a whole number but for its last digit is one.
    private const double Hair = 1e-9;

    private LaneyPoint Day => Chart.Points[^1];

    /// <summary>1 above the limits, −1 below, 0 within.</summary>
    public int Direction => Day.Cause == SpecialCause.OutsideLimits ? Day.Direction : 0;

    /// <summary>"0 to 8 of 81".</summary>
    public string Range
    {
        get
        {
            var (least, most) = (Math.Ceiling((Day.Lower * Day.N) - Hair), Math.Floor((Day.Upper * Day.N) + Hair));
            // Limits so close that no whole number lies between them: those around them.
            return $"{Number((decimal)Math.Min(least, most))} to {Number((decimal)Math.Max(least, most))} of {Number((decimal)Day.N)}";
        }
    }

    public string Text => $"{Range}, mean {Value((decimal)Chart.Mean, Unit.Percent, (decimal)Chart.Points.Sum(point => point.N))} ({Days} days)";

    public static bool IsShare(Kpi kpi) => kpi is { Unit: Unit.Percent, Denominator: not null, AgainstLastYear: false };

    /// <summary>Null with fewer days than limits take, or when the day itself counted nothing.</summary>
    public static UsualShare? Of(IEnumerable<KpiValue> before, KpiValue day)
    {
        var days = before.Where(value => value.Value is not null).ToList();
        return days.Count < XmrChart.FewestForLimits || day.Value is null ? null : new(LaneyChart.OfShares(days.Append(day).Select(Share), ImprovementDirection.None), days.Count);
    }

    private static ShareOf Share(KpiValue value) =>
        new(DateOnly.ParseExact(value.Key, "yyyy-MM-dd", CultureInfo.InvariantCulture), (double)value.Numerator!.Value, (double)value.Denominator!.Value);
}
