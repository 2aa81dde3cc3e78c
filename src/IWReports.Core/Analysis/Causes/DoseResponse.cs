using IWReports.Core.Calendar;
using IWReports.Core.Statistics;

namespace IWReports.Core.Analysis.Causes;

/// <summary>A half-hour of a day: by how much a driver was worse than usual there, and by how much service was.</summary>
public sealed record DosedHalfHour(DateOnly Day, HalfHour Slot, double Dose, double Shortfall);

/// <summary>
/// Whether service was worse where a driver was worse, half-hour by half-hour: Spearman's rank correlation, which asks for no straight
/// line.
/// </summary>
public sealed record DoseResponse(double Rho, double P, int HalfHours)
{
    private const int Shuffles = 999;

    // Sums in another order may differ by a hair.
    private const double Hair = 1e-9;

    /// <summary>
    /// Null with too few half-hours, or where driver or service never varies. P is the chance of so strong a response or a stronger one:
    /// half-hours of one day, and the same half-hour of many days, do not bear witness each for itself, so days are exchanged whole, and
    /// times of day alike on all days.
    /// </summary>
    public static DoseResponse? Of(IReadOnlyList<DosedHalfHour> halfHours)
    {
        if (halfHours.Count < MinSample.DoseHalfHours)
            return null;
        var (days, slots) = (Places(halfHours.Select(one => one.Day)), Places(halfHours.Select(one => one.Slot.Index)));
        var (doses, shortfalls) = (Ranks([.. halfHours.Select(one => one.Dose)]), Ranks([.. halfHours.Select(one => one.Shortfall)]));
        var scale = Math.Sqrt(doses.Sum(rank => rank * rank) * shortfalls.Sum(rank => rank * rank));
        if (scale <= Hair)
            return null;
        // A half-hour that is not known takes the middle rank.
        var table = new double[days.Count, slots.Count];
        for (var i = 0; i < doses.Length; i++)
            table[days[halfHours[i].Day], slots[halfHours[i].Slot.Index]] = doses[i];
        List<(int Day, int Slot)> at = [.. halfHours.Select(one => (days[one.Day], slots[one.Slot.Index]))];
        double Together(int[] day, int[] slot)
        {
            var sum = 0d;
            for (var i = 0; i < at.Count; i++)
                sum += table[day[at[i].Day], slot[at[i].Slot]] * shortfalls[i];
            return sum;
        }

        var seen = Together([.. Enumerable.Range(0, days.Count)], [.. Enumerable.Range(0, slots.Count)]);
        var asStrong = Resampling.Exchanged(days.Count, slots.Count, Shuffles)
            .Count(order => Together(order.Rows, order.Columns) >= seen - Hair);
        return new(seen / scale, (asStrong + 1d) / (Shuffles + 1), halfHours.Count);
    }

    private static Dictionary<T, int> Places<T>(IEnumerable<T> all) where T : notnull => all.Distinct().Order().Select((one, i) => (one, i))
        .ToDictionary(pair => pair.one, pair => pair.i);

    // From the middle; equal ones share their ranks.
    private static double[] Ranks(double[] values)
    {
        var middle = (values.Length - 1) / 2d;
        var (ranks, below) = (new double[values.Length], 0);
        foreach (var equal in values.Select((value, i) => (value, i)).GroupBy(one => one.value).OrderBy(group => group.Key)
            .Select(group => group.ToList()))
        {
            foreach (var (_, i) in equal)
                ranks[i] = below + ((equal.Count - 1) / 2d) - middle;
            below += equal.Count;
        }

        return ranks;
    }
}
