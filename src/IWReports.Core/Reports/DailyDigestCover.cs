using System.Globalization;
using static IWReports.Core.Reports.DailyDigestText;

namespace IWReports.Core.Reports;

/// <summary>When callers were lost: with fewer officers than at the day's fullest, or with everyone on duty.</summary>
internal static class DailyDigestCover
{
    /// <summary>The half-hours with short cover, each as a phrase.</summary>
    public static IEnumerable<string> Short(DailyDigestData data) =>
        Lost(data).Where(slot => slot.Officers < Fullest(data))
            .Select(slot => $"{slot.HalfHour}: {Officers(slot.Officers!.Value)} on duty, {Count(slot.Offered, "call")}, {Number(slot.Abandoned)} hung up");

    /// <summary>How many were on duty and who was away, and the losses that short cover does not go with.</summary>
    public static string Sentence(DailyDigestData data)
    {
        var away = data.Away(data.Period.From);
        var sentences = new List<string>();
        if (Fullest(data) is { } fullest)
            sentences.Add($"At the day's fullest {Officers(fullest)} on duty.");
        else if (data.HalfHours.Count > 0)
            sentences.Add("Neither log-ins nor the roster say how many officers were on duty, so cover cannot be judged.");
        if (away.Count > 0)
            sentences.Add($"Away: {List(away)}.");
        var despite = Lost(data).Where(slot => slot.Officers >= Fullest(data) && slot.Abandoned > 0).Select(slot => slot.HalfHour.ToString()).ToList();
        if (despite.Count > 0)
            sentences.Add($"Callers also hung up with that many on duty, from {List(despite)}.");
        return string.Join(" ", sentences);
    }

    private static IEnumerable<HalfHourLoad> Lost(DailyDigestData data) =>
        DailyDigestCharts.Shown(data).Where(slot => slot.Abandoned > 0 || (slot.Offered > 0 && slot.Officers == 0));

    private static double? Fullest(DailyDigestData data) => data.HalfHours.Max(slot => slot.Officers);

    private static string Officers(double officers) =>
        officers == 0 ? "nobody" : $"{officers.ToString("0.#", CultureInfo.InvariantCulture)} {(officers == 1 ? "officer" : "officers")}";
}
