using IWReports.Core.Analysis.Coaching;
using IWReports.Core.Facts;
using IWReports.Core.Kpis.TheTeam;
using IWReports.Core.Language;
using static IWReports.Core.Language.DailyDigestText;

namespace IWReports.Core.Reports.Drafts;

/// <summary>Coaching and training that the officer had in the month, and what is due.</summary>
internal static class CoachingHistory
{
    public static IReadOnlyList<string> Had(CoachingSheetData data)
    {
        string[] had =
        [
            .. data.Sessions.Where(session => session.Day >= data.Period.From).OrderBy(session => session.Day)
                .Select(session => $"{(session.SitAlong ? "A sit-along" : "A coaching talk")} on {On(session.Day, data)}."),
            .. data.Training.Where(session => session is { HeldOn: not null, WasMissed: false })
                .Select(session => $"Training on {On(session.HeldOn!.Value, data)}{About(session)}."),
        ];
        return had.Length > 0 ? had : [$"No coaching and no training is on record for {DateText.Month(data.Period.From)}."];
    }

    public static IReadOnlyList<string> Due(CoachingSheetData data)
    {
        string[] due = [.. Reviews(data), .. Newcomer(data), .. Talk(data), .. Training(data)];
        return due.Length > 0 ? due : ["Nothing is due."];
    }

    private static IEnumerable<string> Reviews(CoachingSheetData data) =>
        CoachingPlan.ReviewOf(data.Officer, data.Sessions) is not { } due ? []
        : due.By > data.Period.To ? [$"On {On(due.By, data)}, look again at what was agreed on {On(due.After!.Value, data)}."]
        : [$"Look again at what was agreed on {On(due.After!.Value, data)}; it was due on {On(due.By, data)}."];

    private static IEnumerable<string> Newcomer(CoachingSheetData data)
    {
        if (data.NewSince is not { } since || data.Period.To >= since.AddDays(Tenure.NewcomerDays))
            yield break;
        var weeks = data.Own.GetValueOrDefault(Coaching.Id) is { Numerator: { } sat, Denominator: > 0 and { } all }
            ? $" Somebody did in {Number(sat)} of {Count(all, "week")} this month." : "";
        var until = since.AddDays(Tenure.NewcomerDays - 1);
        yield return $"New since {On(since, data)}: sit along once a week until {On(until, data)}.{weeks}";
    }

    private static IEnumerable<string> Talk(CoachingSheetData data) =>
        data.Sessions.Any(session => session.Day >= data.Period.From) ? []
        : data.Sessions.Count == 0 ? ["A coaching talk: none is on record for the last twelve months."]
        : [$"A coaching talk: the last was on {On(data.Sessions.Max(session => session.Day), data)}."];

    // The policy asks for training once a month.
    private static IEnumerable<string> Training(CoachingSheetData data) =>
        data.Training.Count == 0 ? [$"The month’s training: none was planned for {DateText.Month(data.Period.From)}."]
        : data.Training.Where(session => session.HeldOn is null || session.WasMissed).Select(session =>
            $"The training planned for {On(session.PlannedOn, data)}{About(session)}: "
            + (session.HeldOn is null ? "it was not held." : "the officer missed it."));

    private static string On(DateOnly day, CoachingSheetData data) => DateText.Day(day, data.Period);

    private static string About(TrainedOn session) => session.Topic is { Length: > 0 } topic ? $", “{Shortened(topic)}”" : "";
}
