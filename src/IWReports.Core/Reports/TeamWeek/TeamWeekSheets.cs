using IWReports.Core.Analysis.Coaching;
using IWReports.Core.Analysis.Themes;
using IWReports.Core.Facts;
using IWReports.Core.Reports.Sheets;

namespace IWReports.Core.Reports.TeamWeek;

/// <summary>The team week's workbook: all it says, its figures by week, every quote, and training and coaching in full.</summary>
public static class TeamWeekSheets
{
    public static IReadOnlyList<Sheet> Of(TeamWeekData data, TeamWeekModel model) =>
    [
        new("Summary", [new("Part", 26), new("What it says", 110)], [.. Summary(data, model)]),
        KpiSheets.ByWeek(data.History),
        Themes(data),
        Officers(model, data),
        Training(data),
        Coaching(data),
        KpiSheets.Figures(model.Figures),
        KpiSheets.Definitions(data.History.Values.Where(weeks => weeks.Count > 0).Select(weeks => weeks[^1].Kpi), data.Settings),
        .. ChartSheets.Of(model.Charts),
    ];

    private static IEnumerable<IReadOnlyList<Cell>> Summary(TeamWeekData data, TeamWeekModel model)
    {
        IReadOnlyList<Cell> Row(string part, string text) => [part, text];
        IEnumerable<IReadOnlyList<Cell>> Rows(string part, IEnumerable<string> texts) =>
            texts.Where(text => text.Length > 0).Select(text => Row(part, text));
        IEnumerable<IReadOnlyList<Cell>> Figures(string part, IEnumerable<WeekFigureRow> figures) =>
            Rows(part, figures.Select(figure =>
                $"{figure.Name}: {figure.Value}; target {figure.Target}; last week {figure.LastWeek}; usual {figure.Usual}"));
        IEnumerable<IReadOnlyList<Cell>> Themes(string part, IEnumerable<FeedbackRow> themes) =>
            Rows(part, themes.Select(theme => $"{theme.Theme}: {theme.Remarks}. {theme.Quote} {theme.Concerns}".TrimEnd()));
        return
        [
            Row("Company", model.Company),
            Row("Report", $"{model.Title}, {model.PeriodText}"),
            Row("For", model.Readers),
            .. Rows("Instead of the supervisor", [model.StandInReason]),
            .. Rows("Incomplete", model.Missing),
            Row("Headline", model.Headline),
            .. Figures("Missed", model.Missed),
            .. Figures("At risk", model.AtRisk),
            .. Figures("Met", model.Met),
            .. Rows("Figures", [.. model.FigureNotes, model.Provisional, model.Restated]),
            .. Rows("Brief the team on", model.Brief.Select(brief => $"{brief.Ask} {brief.Why}")),
            .. Themes("Praised", model.Praised),
            .. Rows("Praised", [model.PraisedNote]),
            .. Themes("Minded", model.Minded),
            .. Rows("Minded", [model.MindedNote]),
            .. Rows("Public reviews", [model.Reviews]),
            .. Rows("Training", [model.Training, model.StillToTrain]),
            .. Rows("Coaching", [model.CoachingDue]),
            .. new WeekCompliments(data, new()).All.Select(one => Row($"Compliment: {one.For}", $"{one.Words} ({one.Day})")),
            .. model.Charts.Select(chart => Row($"Chart: {chart.Title}", chart.AlternativeText)),
        ];
    }

    // In full, but without the names of people and customers.
    private static Sheet Themes(TeamWeekData data)
    {
        var quotes = new Quotes([.. data.Customers, .. data.Roster.Select(entry => entry.Person).Distinct()]);
        return new(
            "Themes",
            [new("Day", 12), new("Praised or minded", 18), new("Themes", 30), new("Filed under", 20), new("Department", 20),
                new("Words", 100)],
            [.. data.Remarks.Where(remark => remark.Day >= data.Period.From && remark.Day <= data.Period.To).OrderBy(remark => remark.Tone)
                .ThenBy(remark => remark.Day)
                .Select(IReadOnlyList<Cell> (remark) =>
                [
                    Cell.Of(remark.Day), remark.Tone is Tone.Praised ? "praised" : "minded", ThemesOf(remark, data),
                    remark.Category, remark.Department,
                    remark.Words is { } words ? quotes.Whole(words) : "",
                ])]);
    }

    private static string ThemesOf(TeamRemark remark, TeamWeekData data)
    {
        var themes = (remark.Tone is Tone.Praised ? data.Themes.Praised : data.Themes.Minded).Of(remark.Remark);
        return themes.Count == 0 ? ThemeCount.Other : string.Join(", ", themes);
    }

    private static Sheet Officers(TeamWeekModel model, TeamWeekData data)
    {
        var coaching = new WeekCoaching(data);
        return new(
            "Training and coaching",
            [new("Officer", 24), new("On the roster since", 18), new(model.TrainingTitle, 26), new("Coaching", 70),
                new("Sit-along due by", 16), new("Review due by", 16), new("Due now", 10)],
            [.. model.Officers.Select(IReadOnlyList<Cell> (row) =>
            [
                row.Name, Cell.Of(data.Roster.Where(entry => entry.Person == row.Name).Min(entry => (DateOnly?)entry.From)),
                row.Training, row.Coaching, Cell.Of(coaching.By(row.Name, CoachingKind.SitAlong)),
                Cell.Of(coaching.By(row.Name, CoachingKind.Review)), row.IsDue ? "yes" : "no",
            ])]);
    }

    // A session of the whole company is missed by others' officers, too.
    private static Sheet Training(TeamWeekData data) => new(
        "Training sessions",
        [new("Planned", 12), new("Held", 12), new("Topic", 40), new("Asked to come", 14), new("Came", 10), new("Missed by", 40)],
        [.. data.Training.OrderBy(session => session.PlannedOn).Select(IReadOnlyList<Cell> (session) =>
            [Cell.Of(session.PlannedOn), Cell.Of(session.HeldOn), session.Topic, Cell.Of((decimal?)session.Invited),
                Cell.Of((decimal?)session.Attended),
                string.Join("; ", session.MissedBy.Intersect(data.Officers, StringComparer.OrdinalIgnoreCase))])]);

    // Another team's officers are not this team's readers' business.
    private static Sheet Coaching(TeamWeekData data) => new(
        "Coaching sessions",
        [new("Held", 12), new("Officer", 24), new("Kind", 20), new("Complete", 12), new("Review", 12)],
        [.. data.Coaching.Where(session => data.Officers.Contains(session.Officer)).OrderBy(session => session.Day)
            .Select(IReadOnlyList<Cell> (session) =>
            [Cell.Of(session.Day), session.Officer, Kind(session), session.IsComplete ? "yes" : "no", Cell.Of(session.ReviewOn)])]);

    private static string Kind(CoachingSession session) => session.SitAlong ? "sit-along" : "talk";
}
