using IWReports.Core.Kpis.ReachUs;
using IWReports.Core.Language;
using IWReports.Core.Reports.Warnings;
using static IWReports.Core.Language.DailyDigestText;

namespace IWReports.Core.Reports.DailyDigest;

/// <summary>What happened in a team yesterday and what needs its supervisor today.</summary>
public static class DailyDigestReport
{
    public const string Id = "daily-digest";

    public static DailyDigestModel Build(DailyDigestData data)
    {
        var day = data.Period.From;
        var figures = new DailyDigestFigures(data.History, day);
        var cover = new DailyDigestCover(data);
        var demand = DailyDigestCharts.DemandOf(cover);
        var waits = DailyDigestCharts.WaitsOf(data);
        var delivery = new DigestDelivery(data);
        var delivered = delivery.Draw();
        var today = new DailyDigestToday(data);
        var todos = DigestTodo.Of(data, today);
        var rest = todos.Count - DigestTodo.Most;

        var model = new DailyDigestModel
        {
            Company = data.Company,
            Title = $"{data.Team}: daily digest",
            Period = data.Period,
            PeriodText = DateText.LongDay(day),
            Charts = [.. new Charts.Chart?[] { demand, waits, delivered }.OfType<Charts.Chart>()],
            Missing = Missing(data, figures.Of(CallsOffered.Id)?.Value),
            Team = data.Team,
            Reader = data.Reader,
            StandInReason = data.StandInReason,
            DayText = DateText.Day(day, data.Period),
            Headline = DigestHeadline.Of(figures, data),
            Summary = DigestHeadline.Summary(figures, data, todos),
            Todo = [.. todos.Take(DigestTodo.Most).Select(todo => todo.Written())],
            MoreTodo = rest > 0 ? $"and {Number(rest)} more, below" : "",
            NothingTodo = todos.Count == 0 ? "Nothing on record needs you today." : "",
            AlsoToday = [.. todos.Skip(DigestTodo.Most).Take(DigestLists.Rows).Select(todo => todo.Written())],
            MoreAlsoToday = DigestLists.More(rest),
            HasDemand = demand is not null,
            CoverText = cover.Text,
            HasWaits = waits is not null,
        };
        return WithLists(WithToday(WithFigures(model, figures), today), figures, new(data), delivery);
    }

    private static DailyDigestModel WithFigures(DailyDigestModel model, DailyDigestFigures figures) => model with
    {
        Figures = figures.All(),
        FiguresNotes = figures.Notes(),
        Provisional = figures.Provisional,
        Restated = figures.Restated,
        TooFew = figures.TooFew,
    };

    private static DailyDigestModel WithToday(DailyDigestModel model, DailyDigestToday today) => model with
    {
        Today = today.Text,
        TodayIntervals = today.Intervals,
        TodayNote = today.Note.Text,
        TodayMethod = today.Method.Text,
        TodayFigures = today.Figures,
    };

    private static DailyDigestModel WithLists(DailyDigestModel model, DailyDigestFigures figures, DigestLists lists,
        DigestDelivery delivery) =>
        model with
        {
            AtRisk = lists.ShownAtRisk,
            MoreAtRisk = DigestLists.More(lists.AtRisk.Count),
            Complaints = lists.ShownComplaints,
            MoreComplaints = DigestLists.More(lists.Complaints.Count),
            LateOrders = lists.ShownLateOrders,
            MoreLateOrders = lists.MoreLateOrders,
            DeliveryText = delivery.Text,
            NothingListed = lists.Nothing,
            Officers = lists.ShownAgents,
            MoreOfficers = lists.MoreOfficers,
            OfficersNone = figures.Of(SpeedOfAnswer.Id)?.Denominator is > 0 and { } answered
                ? $"{Count(answered, "call")} {(answered == 1 ? "was" : "were")} answered, none by an officer on the team's roster."
                : "No officer's calls were recorded.",
            OfficersNote = "By name, not ranked: shifts and queues differ."
                + " Ringing is how long the officer’s own phone rang before an answer.",
        };

    private static string[] Missing(DailyDigestData data, decimal? offered) =>
    [
        .. new[]
        {
            offered is not null ? null
                : data.UnmappedQueues.Count > 0
                    ? $"No call is on record for a queue of {data.Team}: its telephone figures are unknown, not zero."
                    : $"No calls are on record for {DateText.LongDay(data.Period.From)}: the telephone figures are unknown, not zero."
                        + " Check whether the call log has arrived.",
            UnmappedText.Queues(data.UnmappedQueues),
            UnmappedText.Officers(data.UnmappedAgents),
        }.OfType<string>(),
    ];
}
