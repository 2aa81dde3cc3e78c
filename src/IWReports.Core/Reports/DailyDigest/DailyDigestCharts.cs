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

    // Upper ends of the ranges between, in seconds.
    private static readonly int[] Between = [60, 120, 300];

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
        var ranges = Ranges(data.Settings);
        var (soon, late) = (ranges[0].To, ranges[^2].To);
        var bins = ranges.Select((range, index) =>
        {
            var from = index == 0 ? -1 : ranges[index - 1].To;
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
            + $" answered within {Value(soon, Kpis.Measuring.Unit.Seconds)}"
            + (longest > 0 ? $"; {Number(longest)} waited over {Value(late, Kpis.Measuring.Unit.Seconds)}" : "");
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

    // The first range ends with the service level's threshold, the last begins beyond the KPIs' long wait.
    private static (int To, string Label)[] Ranges(MeasureSettings settings)
    {
        var soon = (int)settings.ServiceLevelWithin.TotalSeconds;
        var late = Math.Max(soon, (int)settings.LongWait.TotalSeconds);
        return [.. new[] { soon, late }.Concat(Between.Where(end => end > soon && end < late)).Distinct().Order()
            .Select(end => (end, $"to {Written(end)}")), (int.MaxValue, "longer")];
    }

    // Whole minutes as such, beside those that follow.
    private static string Written(int seconds) => seconds % 60 == 0 ? $"{seconds / 60} min" : Value(seconds, Kpis.Measuring.Unit.Seconds);

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

    private static string End(HalfHour last) => DateText.Time(last.Start.Add(HalfHour.Length));
}
