using IWReports.Core.Calendar;
using IWReports.Core.Kpis.Measuring;
using IWReports.Core.Language;
using IWReports.Core.Reports.Charts;
using static IWReports.Core.Language.DailyDigestText;

namespace IWReports.Core.Reports.DailyDigest;

/// <summary>The digest's two pictures: demand against officers, and how long callers waited; titles say the day's finding.</summary>
internal static class DailyDigestCharts
{
    public const string Demand = "demand", Waits = "waits";

    /// <summary>The service level's threshold; the first range ends here. Source: ops/docs/metrics.md, 2.2.</summary>
    public const int TargetSeconds = 20;

    // Upper ends of the ranges, in seconds; the last but one is the long wait of the KPI catalogue.
    private static readonly (int To, string Label)[] Ranges =
        [(TargetSeconds, "to 20 s"), (60, "to 1 min"), (120, "to 2 min"), (300, "to 5 min"), (600, "to 10 min"), (int.MaxValue, "longer")];

    public static DemandChart? DemandOf(DailyDigestCover cover)
    {
        var slots = cover.Intervals;
        if (slots.Count == 0)
            return null;
        var busiest = slots.MaxBy(slot => slot.Offered)!;
        var title = DemandTitle(cover, busiest);
        var text = $"{title}. From {slots[0].Slot} to {End(slots[^1].Slot)} came {Count(slots.Sum(slot => slot.Offered), "call")},"
            + $" and {Number(slots.Sum(slot => slot.Abandoned))} of them hung up."
            + $" The busiest half-hour began at {busiest.Slot} with {Count(busiest.Offered, "call")}.";
        return new(Demand, title, text, [.. slots.Select(slot =>
            new DemandSlot(slot.Slot.ToString(), slot.Offered, slot.Abandoned, slot.Officers, slot.Needed))])
        {
            Source = Source(slots.Sum(slot => slot.Offered)),
        };
    }

    public static WaitChart? WaitsOf(DailyDigestData data)
    {
        var known = data.Waits.Sum(wait => wait.All);
        if (known == 0)
            return null;
        var bins = Ranges.Select((range, index) =>
        {
            var from = index == 0 ? -1 : Ranges[index - 1].To;
            var within = data.Waits.Where(wait => wait.Seconds > from && wait.Seconds <= range.To).ToList();
            return new WaitBin(range.Label, within.Sum(wait => wait.Answered), within.Sum(wait => wait.Abandoned))
            {
                Left = within.Sum(wait => wait.Left),
            };
        }).ToList();
        // A call whose wait nobody recorded is one of the day's calls, too.
        var all = Math.Max(known, data.HalfHours.Sum(slot => slot.Offered));
        var longest = All(bins[^1]);
        var title = $"{Number(bins[0].Answered)} of {Count(all, "caller")} {(bins[0].Answered == 1 ? "was" : "were")}"
            + $" answered within {Value(TargetSeconds, Kpis.Measuring.Unit.Seconds)}"
            + (longest > 0 ? $"; {Number(longest)} waited over {Value(Ranges[^2].To, Kpis.Measuring.Unit.Seconds)}" : "");
        var left = data.Waits.Sum(wait => wait.Left);
        var text = $"{title}. Callers by time waited, answered and hung up: "
            + string.Join("; ", bins.Select(bin => $"{bin.Label} {Number(bin.Answered)} and {Number(bin.Abandoned)}")) + "."
            + (left == 0 ? "" : $" {Count(left, "caller")} left the queue in another way.")
            + (all == known ? "" : $" The wait of {Count(all - known, "caller")} is not known.");
        return new(Waits, title, text, bins)
        {
            BinsWithinTarget = 1,
            Source = all == known ? Source(all)
                : $"Source: telephone log, n = {Number(known)} of {Count(all, "call")}; the others’ wait is not known.",
        };
    }

    private static int All(WaitBin bin) => bin.Answered + bin.Abandoned + bin.Left;

    private static string Source(int calls) => $"Source: telephone log, n = {Count(calls, "call")}.";

    private static string DemandTitle(DailyDigestCover cover, DayInterval busiest)
    {
        var hungUp = cover.Intervals.Sum(slot => slot.Abandoned);
        if (cover.Worst is [var first, ..] worst)
            return $"Fewer officers than needed from {first.Slot} to {End(worst[^1].Slot)}";

        return cover.Intervals.Any(slot => slot is { Needed: not null, Officers: not null })
            ? hungUp == 0 ? "The officers on duty kept up with the calls all day"
                : $"Enough officers were on duty, yet {Count(hungUp, "caller")} hung up"
            : $"Most calls came from {busiest.Slot}: {Number(busiest.Offered)} in half an hour";
    }

    private static string End(HalfHour last) => DateText.Time(last.Start.AddMinutes(30));
}
