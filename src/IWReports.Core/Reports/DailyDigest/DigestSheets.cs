using IWReports.Core.Kpis.BeHeard;
using IWReports.Core.Kpis.Measuring;
using IWReports.Core.Kpis.ReachUs;
using IWReports.Core.Language;
using IWReports.Core.Reports.Sheets;

namespace IWReports.Core.Reports.DailyDigest;

/// <summary>The digest's workbook: all that the mail says, and in full what it had to cut.</summary>
public static class DigestSheets
{
    public static IReadOnlyList<Sheet> Of(DailyDigestData data, DailyDigestModel model)
    {
        var lists = new DigestLists(data);
        return
        [
            new("Summary", [new("Part", 26), new("What it says", 110)], [.. Summary(model)]),
            Todo(data),
            Figures(data, model),
            KpiSheets.Figures(model.TodayFigures),
            AtRiskSheet.Of(lists.AtRisk),
            Complaints(lists),
            Enquiries(data),
            LateOrders(lists),
            LateByCustomer(lists),
            Officers(data, lists),
            .. ChartSheets.Of(model.Charts),
        ];
    }

    private static IEnumerable<IReadOnlyList<Cell>> Summary(DailyDigestModel model)
    {
        IEnumerable<IReadOnlyList<Cell>> Rows(string part, params IEnumerable<string> texts) =>
            texts.Where(text => text.Length > 0).Select(IReadOnlyList<Cell> (text) => [part, text]);
        return
        [
            .. Rows("Company", model.Company),
            .. Rows("Report", $"{model.Title}, {model.PeriodText}"),
            .. Rows("Incomplete", model.Missing),
            .. Rows("Headline", model.Headline),
            .. Rows("To do today", model.Todo.Concat(model.AlsoToday).Select(item => $"{item.Do} {item.Why}")),
            .. Rows("To do today", model.NothingTodo),
            .. Rows("Figures", [.. model.FiguresNotes, model.Provisional, model.Restated, .. model.TooFew]),
            .. Rows("The day’s cover", model.CoverText),
            .. Rows("Today’s cover", model.Today),
            .. Rows("Today’s cover", model.TodayIntervals.Select(slot => slot.Needed.Length == 0
                ? $"{slot.Times}: {slot.Gap}" : $"{slot.Times}: {slot.Needed} needed, {slot.OnRoster} on the roster, {slot.Gap}")),
            .. Rows("Today’s cover", model.TodayNote),
            .. Rows("How this is worked out", model.TodayMethod),
            .. Rows("Lists", model.NothingListed),
            .. Rows("Delivery", model.DeliveryText),
            .. model.Charts.SelectMany((chart, at) => Rows($"Chart {at + 1}", chart.AlternativeText)),
        ];
    }

    private static Sheet Todo(DailyDigestData data) => new("To do",
        [new("No.", 6), new("Why now", 16), new("What to do", 60), new("Reason", 70)],
        [.. DigestTodo.Of(data, new DailyDigestToday(data)).Select(IReadOnlyList<Cell> (todo, at) =>
            [Cell.Of((decimal)at + 1), Word(todo.Urgency), todo.Do, Sentence.Begin(todo.Why)])]);

    private static string Word(TodoUrgency urgency) => urgency switch
    {
        TodoUrgency.Threat => "urgent",
        TodoUrgency.Promise => "promised",
        TodoUrgency.Waiting => "waiting",
        TodoUrgency.Staffing => "staffing",
        TodoUrgency.Coaching => "coaching",
        _ => "praise",
    };

    private static Sheet Figures(DailyDigestData data, DailyDigestModel model)
    {
        var figures = new DailyDigestFigures(data.History, data.Period.From);
        return new("Figures",
            [new("Touch point", 16), new("Figure", 32), new("That day", 14), new("Unit", 12), new("Numerator", 12), new("Denominator", 12),
                new("Usual from", 12), new("Usual to", 12), new("Target", 12), new("Policy", 12), new("Standing", 24),
                new("Median", 12), new("90th percentile", 12), new("Longest", 12), new("State", 20)],
            [.. figures.Values().Select(IReadOnlyList<Cell> (value) =>
            {
                var (unit, row) = (value.Kpi.Unit, model.Figures.FirstOrDefault(figure => figure.Name == value.Kpi.Name));
                var usual = figures.UsualRange(value);
                return [Language.TouchPoints.Title(value.Kpi.TouchPoint), value.Kpi.Name, Cell.Of(value.Value, unit), KpiSheets.Word(unit),
                    Cell.Of(value.Numerator), Cell.Of(value.Denominator), Cell.Of(usual?.Low, unit), Cell.Of(usual?.High, unit),
                    Cell.Of(value.Kpi.Target?.Value, unit), Cell.Of(DailyDigestFigures.PolicyOf(value.Kpi)?.Value, unit), row?.Standing,
                    Cell.Of(value.Median, unit), Cell.Of(value.P90, unit), Cell.Of(value.Max, unit), KpiSheets.State(value)];
            })]);
    }

    private static Sheet Complaints(DigestLists lists) => new("Complaints",
        [new("Case", 18), new("Customer", 34), new("About", 40), new("Received", 12), new("Business days", 14), new("Deadline", 12),
            new("What presses", 40)],
        [.. lists.Complaints.Select(IReadOnlyList<Cell> (one) => [one.ComplaintId, one.Customer, one.Topic, Cell.Of(one.Day),
            Cell.Of((decimal)lists.DaysWaited(one)), Cell.Of(one.Deadline), lists.Pressing(one.Deadline, one.LegalThreat, one.Injury)])]);

    private static Sheet Enquiries(DailyDigestData data) => new("Enquiries over time",
        [new("Enquiry", 18), new("About", 40), new("Came in", 12)],
        [.. DigestWaitingTodos.OverTime(data).Select(IReadOnlyList<Cell> (one) => [one.Reference, one.Topic, Cell.Of(one.OpenedOn)])]);

    private static Sheet LateOrders(DigestLists lists) => new("Late orders",
        [new("Customer", 34), new("Key account", 12), new("Promised", 12), new("Business days late", 18), new("Value", 12)],
        [.. lists.LateOrders.Select(IReadOnlyList<Cell> (order) => [order.Customer ?? "not recorded", order.KeyAccount ? "yes" : "",
            Cell.Of(order.PromisedOn), Cell.Of((decimal)order.BusinessDaysLate), Cell.Of(order.Value, Unit.Money)])]);

    private static Sheet LateByCustomer(DigestLists lists) => new("Late by customer",
        [new("Customer", 34), new("Key account", 12), new("Orders", 10), new("First promised", 14), new("Business days late", 18),
            new("Value", 12)],
        [.. lists.LateCustomers.Select(IReadOnlyList<Cell> (orders) => [orders.Key ?? "not recorded",
            orders.First().KeyAccount ? "yes" : "", Cell.Of((decimal)orders.Count()), Cell.Of(orders.Min(order => order.PromisedOn)),
            Cell.Of((decimal)orders.Max(order => order.BusinessDaysLate)), Cell.Of(DigestLists.Worth(orders), Unit.Money)])]);

    private static Sheet Officers(DailyDigestData data, DigestLists lists) => new("Officers",
        [new("Officer", 24), new("Calls", 10), new("Average talk, s", 16), new("Calls an hour", 14), new("Own ringing, s", 16)],
        [.. lists.Officers.Select(IReadOnlyList<Cell> (name) =>
        {
            var own = data.Officers[name];
            Cell Own(string kpi, Unit unit) => Cell.Of(own.GetValueOrDefault(kpi)?.Value, unit);
            return [name, Cell.Of(own.GetValueOrDefault(TalkTime.Id)?.Denominator), Own(TalkTime.Id, Unit.Seconds),
                Own(CallsPerHour.Id, Unit.Count), Own(AgentRingTime.Id, Unit.Seconds)];
        })]);
}
