using IWReports.Core.Calendar;
using IWReports.Core.Reports.Charts;
using static IWReports.Core.Reports.DailyDigestText;

namespace IWReports.Core.Reports;

/// <summary>The digest's two pictures: demand against officers by half-hour, and how long callers waited.</summary>
internal static class DailyDigestCharts
{
    public const string Demand = "demand", Waits = "waits";

    /// <summary>The service level's threshold; the first range ends here. Source: KPI catalogue, service level 80/20.</summary>
    public const int TargetSeconds = 20;

    // Upper ends of the ranges, in seconds.
    private static readonly (int To, string Label)[] Ranges =
        [(TargetSeconds, "to 20 s"), (60, "to 1 min"), (120, "to 2 min"), (300, "to 5 min"), (600, "to 10 min"), (int.MaxValue, "longer")];

    public static DemandChart? DemandOf(DailyDigestData data)
    {
        var slots = Shown(data);
        if (slots.Count == 0)
            return null;
        var busiest = slots.MaxBy(slot => slot.Offered)!;
        var text = $"Calls by half-hour from {slots[0].HalfHour} to {End(slots[^1].HalfHour)}: {Count(slots.Sum(slot => slot.Offered), "call")}, {Number(slots.Sum(slot => slot.Abandoned))} of them hung up. Busiest from {busiest.HalfHour} with {Count(busiest.Offered, "call")}.";
        return new(Demand, "Calls and officers by half-hour", text, [.. slots.Select(slot => new DemandSlot(slot.HalfHour.ToString(), slot.Offered, slot.Abandoned, slot.Officers))]);
    }

    public static WaitChart? WaitsOf(DailyDigestData data)
    {
        if (data.Waits.Sum(wait => wait.Answered + wait.Abandoned) == 0)
            return null;
        var bins = Ranges.Select((range, index) =>
        {
            var from = index == 0 ? -1 : Ranges[index - 1].To;
            var within = data.Waits.Where(wait => wait.Seconds > from && wait.Seconds <= range.To).ToList();
            return new WaitBin(range.Label, within.Sum(wait => wait.Answered), within.Sum(wait => wait.Abandoned));
        }).ToList();
        var text = "Callers by time waited, answered and hung up: " + string.Join("; ", bins.Select(bin => $"{bin.Label} {bin.Answered} and {bin.Abandoned}")) + ".";
        return new(Waits, "How long callers waited", text, bins) { BinsWithinTarget = 1 };
    }

    /// <summary>The half-hours of the opening hours, and any outside them in which somebody called or worked.</summary>
    public static IReadOnlyList<HalfHourLoad> Shown(DailyDigestData data)
    {
        var opens = HalfHour.Of(data.Calendar.Opens);
        var known = data.HalfHours.Where(slot => slot.Offered > 0 || slot.Officers > 0 || (slot.HalfHour >= opens && slot.HalfHour.Start < data.Calendar.Closes)).OrderBy(slot => slot.HalfHour).ToList();
        if (known.Count == 0)
            return [];
        // A half-hour without a row had no calls; it keeps its place, so that time runs evenly.
        return [.. Enumerable.Range(known[0].HalfHour.Index, known[^1].HalfHour.Index - known[0].HalfHour.Index + 1)
            .Select(index => known.Find(slot => slot.HalfHour.Index == index) ?? new(new(index), 1, 0, 0, null))];
    }

    private static string End(HalfHour last) => last.Start.AddMinutes(30).ToString("HH:mm", System.Globalization.CultureInfo.InvariantCulture);
}
