using System.Globalization;

namespace IWReports.Core.Kpis.Measuring;

/// <summary>A limit as a KPI is named after it, in the largest unit that it is whole in: "2 hours", "90 minutes".</summary>
internal static class LimitName
{
    public static string Of(TimeSpan limit)
    {
        var (count, unit) = Parts(limit);
        return string.Create(CultureInfo.InvariantCulture, $"{count:0.##} {unit}{(count == 1 ? "" : "s")}");
    }

    public static (decimal Count, string Unit) Parts(TimeSpan limit) =>
        limit.Ticks % TimeSpan.TicksPerHour == 0 ? ((decimal)limit.TotalHours, "hour")
        : limit.Ticks % TimeSpan.TicksPerMinute == 0 ? ((decimal)limit.TotalMinutes, "minute")
        : (limit.Seconds(), "second");
}
