using IWReports.Core.Language;
using IWReports.Core.Reports.Charts;

namespace IWReports.Core.Reports.TeamWeek;

/// <summary>The week's targets as one picture: a bar for each value, a tick for its target.</summary>
internal static class WeekBullets
{
    public const string Id = "targets";

    // One bar alone is the line of the table again.
    private const int MinRows = 2;

    public static BulletChart? Draw(WeekTargets targets, IReadOnlyList<WeekFigureRow> rows, Sentence summary)
    {
        if (rows.Count < MinRows)
            return null;
        var title = summary.Begun.Text;
        var words = rows.Select(row => $"{row.Name}: {row.Value}, target {row.Target}.");
        return new(Id, title, string.Join(' ', words.Prepend($"{title}.")),
            [.. rows.Select(row => Bar(targets.Shown.First(one => one.Kpi.Name == row.Name), row))])
        {
            Source = Source(targets.Shown),
        };
    }

    private static string Source(IReadOnlyList<WeekTarget> shown)
    {
        var sources = DailyDigestText.List([.. shown.Select(one => SourceText.Of(one.Kpi)).Distinct()]);
        var cases = shown.Select(one => one.Value.Denominator ?? 0).ToList();
        return $"Source: {sources}, n = {DailyDigestText.Number(cases.Min())} to {DailyDigestText.Number(cases.Max())} for each target.";
    }

    // The targets of a team are all shares: every bar is measured against the whole.
    private static BulletRow Bar(WeekTarget one, WeekFigureRow row) => new(
        row.Name, (double)one.Value.Value!.Value, row.Value, (double)one.Kpi.Target!.Value,
        TargetBound.Of(one.Kpi, one.Kpi.Target!, default).Text, 1, one.Rag)
    {
        Unit = one.Kpi.Unit,
    };
}
