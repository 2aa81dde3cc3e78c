using IWReports.Core.Analysis.Staffing;
using IWReports.Core.Calendar;
using static IWReports.Core.Language.DailyDigestText;

namespace IWReports.Core.Reports.DailyDigest;

/// <summary>A half-hour of the day: calls, and the officers on duty beside those that so many calls needed.</summary>
internal sealed record DayInterval(HalfHour Slot, int Offered, int Abandoned, double? Officers, int? Needed)
{
    /// <summary>Whole officers: a log-in of some minutes less is no officer missing. Unknown where either is.</summary>
    public bool IsShort => Needed is { } needed && Officers is { } officers
        && Math.Round(officers, MidpointRounding.AwayFromZero) < needed;
}

/// <summary>The day by half-hour: where calls came faster than the officers on duty could answer.</summary>
internal sealed class DailyDigestCover
{
    private const int MaxNames = 6;

    private readonly DailyDigestData _data;

    public DailyDigestCover(DailyDigestData data)
    {
        _data = data;
        Intervals = [.. Shown(data, Needed(data))];
    }

    public IReadOnlyList<DayInterval> Intervals { get; }

    /// <summary>The neighbouring understaffed half-hours in which most callers abandoned; of equal ones the longest.</summary>
    public IReadOnlyList<DayInterval> Worst
    {
        get
        {
            var spans = new List<List<DayInterval>>();
            foreach (var slot in Intervals.Where(slot => slot.IsShort))
            {
                if (spans.Count > 0 && spans[^1][^1].Slot.Index == slot.Slot.Index - 1)
                    spans[^1].Add(slot);
                else
                    spans.Add([slot]);
            }

            return spans.OrderByDescending(span => span.Sum(slot => slot.Abandoned)).ThenByDescending(span => span.Count)
                .FirstOrDefault() ?? [];
        }
    }

    /// <summary>How many were on duty, who was away, and whether callers abandoned for want of officers.</summary>
    public string Text => string.Join(" ", Sentences());

    private IEnumerable<string> Sentences()
    {
        var away = _data.Away(_data.Period.From);
        if (Intervals.Max(slot => slot.Officers) is { } fullest)
        {
            yield return fullest == 0 ? "Nobody was on duty."
                : $"At most {Count((decimal)fullest, "officer")} {(fullest == 1 ? "was" : "were")} on duty at once.";
        }
        else if (Intervals.Count > 0)
            yield return "Neither log-ins nor the roster say how many officers were on duty, so cover cannot be judged.";
        if (away.Count > 0)
            yield return $"{List([.. away.Select(Shortened)], MaxNames)} {(away.Count == 1 ? "was" : "were")} away.";
        var all = Intervals.Sum(slot => slot.Abandoned);
        var judged = Intervals.Where(slot => slot is { Needed: not null, Officers: not null }).Sum(slot => slot.Abandoned);
        var lost = Intervals.Where(slot => slot.IsShort).Sum(slot => slot.Abandoned);
        if (judged == 0)
            yield break;
        if (judged < all)
        {
            yield return $"Of {Number(all)} callers who hung up, {Number(lost)} did so while too few officers were on duty."
                + $" For {Number(all - judged)} of them that is not known.";
            yield break;
        }

        var (who, did) = (all == 1 ? "The 1 caller who hung up" : $"All {Number(all)} callers who hung up", "did so while");
        yield return lost == 0 ? $"{who} {did} enough officers were on duty."
            : lost == all ? $"{who} {did} too few officers were on duty."
            : $"Of {Number(all)} callers who hung up, {Number(lost)} {did} too few officers were on duty.";
    }

    // What the day's own calls needed, at the handling times and the patience of the last weeks.
    private static IReadOnlyDictionary<HalfHour, int>? Needed(DailyDigestData data)
    {
        var day = data.Period.From;
        var calls = data.Log.Where(entry => entry.Day == day).GroupBy(entry => entry.Queue, StringComparer.Ordinal).ToDictionary(
            queue => queue.Key,
            queue => HalfHour.All.Select(slot => (double)queue.Where(entry => entry.Slot == slot).Sum(entry => entry.ToServe)).ToArray(),
            StringComparer.Ordinal);
        return calls.Count == 0 ? null : AgentsNeeded.For(day, calls, data.Log, data.Settings);
    }

    // The half-hours of the opening hours, and any outside them in which somebody called or worked.
    private static IEnumerable<DayInterval> Shown(DailyDigestData data, IReadOnlyDictionary<HalfHour, int>? needed)
    {
        var known = data.HalfHours.OrderBy(slot => slot.HalfHour)
            .Where(slot => slot.Offered > 0 || slot.Officers > 0
                || data.Calendar.IsOpenAt(slot.HalfHour)).ToList();
        if (known.Count == 0)
            yield break;
        for (var index = known[0].HalfHour.Index; index <= known[^1].HalfHour.Index; index++)
        {
            // A half-hour without a row had no calls; it keeps its place, so that time runs evenly.
            var load = known.Find(slot => slot.HalfHour.Index == index);
            var slot = new HalfHour(index);
            yield return new(slot, load?.Offered ?? 0, load?.Abandoned ?? 0, load?.Officers,
                needed is not null && needed.TryGetValue(slot, out var need) ? need : null);
        }
    }
}
