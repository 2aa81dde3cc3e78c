using IWReports.Core.Facts;
using IWReports.Core.Kpis.BeHeard;
using IWReports.Core.Kpis.Measuring;
using IWReports.Core.Kpis.ReachUs;
using IWReports.Core.Language;
using IWReports.Core.Statistics;
using static IWReports.Core.Language.DailyDigestText;

namespace IWReports.Core.Reports.Drafts;

/// <summary>What went well, and what to work on: facts of the month, no example and no judgement of a person.</summary>
internal static class CoachingPoints
{
    private const int MaxWell = 3, MaxToWorkOn = 2;

    // A smaller rise in so few reviews is chance; one review met is no habit.
    private const decimal MinRise = 0.05m;

    private const int MinReviews = 2, MinRings = 10, Rings = 5;

    // What was checked in a month, point by point: of fewer a share jumps by itself.
    private const int MinChecked = MinSample.Percent;

    public static IReadOnlyList<string> WentWell(CoachingSheetData data)
    {
        string[] well = [.. Rises(data).Concat(Met(data)).Take(MaxWell)];
        return well.Length > 0 ? well : [NoReview(data) ?? "Nothing is on record that was met in every review."];
    }

    public static IReadOnlyList<string> ToWorkOn(CoachingSheetData data)
    {
        string[] work = [.. Missed(data).Concat(Ringing(data)).Take(MaxToWorkOn)];
        return work.Length > 0 ? work : [NoReview(data) ?? "The reviews found nothing to work on."];
    }

    private static readonly string[] Rated = [Courtesy.Id, ProcedureCompliance.Id];

    private static IEnumerable<string> Rises(CoachingSheetData data) =>
        from id in Rated
        let own = Known(data.Own.GetValueOrDefault(id))
        let now = own?.Value ?? 0
        let before = Known(data.Before.GetValueOrDefault(id))?.Value ?? now
        where now - before >= MinRise
        let then = $"{Value(before, Unit.Percent)} in {DateText.Month(data.Period.From.AddDays(-1))}"
        select $"{own.Kpi.Name} rose from {then} to {Value(now, Unit.Percent)}.";

    private static KpiValue? Known(KpiValue? value) => value?.Denominator >= MinChecked ? value : null;

    private static IEnumerable<string> Met(CoachingSheetData data) =>
        from item in data.Items
        where item.Applied >= MinReviews && item.Met == item.Applied
        orderby item.Weight descending
        select $"{Name(item)}: met in all {Count(item.Applied, "review")}.";

    private static IEnumerable<string> Missed(CoachingSheetData data) =>
        from item in data.Items
        let missed = item.Applied - item.Met
        where missed > 0
        orderby item.IsCritical descending, missed * item.Weight descending
        let times = item.Applied == 1 ? "the one review of it" : $"{Number(missed)} of {Count(item.Applied, "review")}"
        select $"{Name(item)}: missed in {times}.{(item.IsCritical ? " This is a critical point." : "")}";

    // The company's own form is known to fit; of another form's words a line holds as many as it can.
    private static string Name(ReviewedItem item) => QualityForm.Find(item.Item) is null ? Shortened(item.Item) : item.Item;

    private static IEnumerable<string> Ringing(CoachingSheetData data)
    {
        var most = Rings * data.Settings.Ring;
        if (data.Own.GetValueOrDefault(AgentRingTime.Id)?.Value is { } rang && rang > (decimal)most.TotalSeconds)
        {
            yield return $"The telephone rang for {Value(rang, Unit.Seconds)} on average. "
                + $"Five rings take {Value((decimal)most.TotalSeconds, Unit.Seconds)}.";
        }

        if (data.Own.GetValueOrDefault(RingsMissed.Id)?.Value is { } missed and >= MinRings)
            yield return $"The telephone rang {Count(missed, "time")} without an answer.";
    }

    private static string? NoReview(CoachingSheetData data) =>
        data.Items.Count == 0 ? $"No quality review of {DateText.Month(data.Period.From)} is on record." : null;
}
