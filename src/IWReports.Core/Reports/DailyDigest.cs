using IWReports.Core.Facts;
using IWReports.Core.Reports.Narrative;
using static IWReports.Core.Reports.DailyDigestText;

namespace IWReports.Core.Reports;

/// <summary>What happened in a team yesterday and what needs its supervisor today.</summary>
public static class DailyDigest
{
    public const string Id = "daily-digest";

    /// <summary>Officers are new for this many days from their first on the roster. Source: KPI catalogue, coaching.</summary>
    private const int NewForDays = 90;

    // More rows than this are no list for a morning; the rest is counted.
    private const int Rows = 12;

    public static DailyDigestModel Build(DailyDigestData data)
    {
        var day = data.Period.From;
        var figures = new DailyDigestFigures(data.History, day);
        var demand = DailyDigestCharts.DemandOf(data);
        var waits = DailyDigestCharts.WaitsOf(data);
        var offered = figures.Of("calls_offered");
        var today = new DailyDigestToday(data);
        var lateOrders = data.LateOrders.OrderByDescending(order => order.KeyAccount).ThenByDescending(order => order.BusinessDaysLate).ThenBy(order => order.Customer, StringComparer.Ordinal).ToList();
        var complaints = data.OpenComplaints.OrderBy(complaint => complaint.Day).ThenBy(complaint => complaint.ComplaintId, StringComparer.Ordinal).ToList();

        return new()
        {
            Company = data.Company,
            Title = $"{data.Team}: daily digest",
            Period = data.Period,
            PeriodText = Day(day),
            Charts = [.. new Charts.Chart?[] { demand, waits }.OfType<Charts.Chart>()],
            Missing = Missing(data, offered?.Value),
            Team = data.Team,
            Reader = data.Reader,
            StandInReason = data.StandInReason,
            Headline = Headline(figures, data),
            Summary = Summary(figures),
            Figures = figures.All(),
            FiguresNote = figures.Note(),
            HasDemand = demand is not null,
            ShortCover = [.. DailyDigestCover.Short(data)],
            CoverText = DailyDigestCover.Sentence(data),
            HasWaits = waits is not null,
            WaitsText = waits?.AlternativeText ?? "",
            AtRisk = [.. data.AtRisk.OrderBy(risk => risk.Deadline ?? DateOnly.MaxValue).ThenByDescending(risk => risk.LegalThreat)
            .ThenBy(risk => risk.Since).Select(risk => AtRisk(risk, data))],
            CallBacks = figures.Of("calls_offered") is { Value: 0 } ? "Nobody: nobody called." : CallBacks(data.Unreached),
            CallBackNumbers = figures.Of("calls_offered") is not { Value: 0 } && data.Unreached > 0 ? "The numbers that are kept stand on the dashboard, under Call-backs (/callbacks)." : "",
            Today = today.Text,
            TodayShort = [.. today.Short.Select(sentence => sentence.Text)],
            TodayNote = today.Note.Text,
            TodayFigures = today.Figures,
            Complaints = [.. complaints.Take(Rows).Select(complaint => Complaint(complaint, data))],
            MoreComplaints = More(complaints.Count, "complaint"),
            LateOrders = [.. lateOrders.Take(Rows).Select(order => LateOrder(order, data))],
            MoreLateOrders = More(lateOrders.Count, "late order"),
            Newcomers = [.. Newcomers(data, day)],
            Officers = [.. data.Officers.Where(officer => IsOn(data, officer.Key) || officer.Value.GetValueOrDefault("talk_time")?.Denominator > 0)
                .OrderBy(officer => officer.Key, StringComparer.OrdinalIgnoreCase).Select(officer => Officer(officer.Key, officer.Value))],
            OfficersNone = figures.Of("speed_of_answer")?.Denominator is > 0 and { } answered
                ? $"{Count(answered, "call")} {(answered == 1 ? "was" : "were")} answered, none by an officer on the team's roster." : "No officer's calls were recorded.",
            OfficersNote = "By name, not ranked: shifts and queues differ. Own ringing is how long the officer's own phone rang before an answer.",
        };
    }

    private static string[] Missing(DailyDigestData data, decimal? offered) =>
        [
        .. new[]
        {
            offered is not null ? null
                : data.UnmappedQueues.Count > 0
                    ? $"No call is on record for a queue of {data.Team}: its telephone figures are unknown, not zero."
                : $"No calls are on record for {Day(data.Period.From)}: the telephone figures are unknown, not zero. Check whether the call log has arrived.",
            UnmappedText.Queues(data.UnmappedQueues),
            UnmappedText.Officers(data.UnmappedOfficers),
        }.OfType<string>(),
    ];

    private static string Headline(DailyDigestFigures figures, DailyDigestData data)
    {
        var day = data.Period.From;
        if (figures.Of("calls_offered") is not { Value: { } calls } offered)
        {
            return data.UnmappedQueues.Count == 0 ? $"Nothing is on record for the calls of {Day(day)}."
                : $"{UnmappedText.Calls(data.UnmappedQueues)} came in on {Day(day)}, none known to be the team's: {(data.UnmappedQueues.Count == 1 ? "the queue belongs" : "the queues belong")} to no team.";
        }

        if (calls == 0)
            return data.UnmappedQueues.Count == 0
                ? $"Nobody called on {Day(day)}." : $"Nobody called the queues of {data.Team} on {Day(day)}.";
        var sentence = $"{Count(calls, "call")} came in on {Day(day)}";
        if (figures.Placed(offered) is { Length: > 0 } usual)
            sentence += $", {usual}";
        if (figures.Of("abandonment") is { Numerator: { } lost, Value: not null } abandonment)
        {
            var share = calls >= DailyDigestFigures.FewestForProportion ? $" ({Value(abandonment)})" : "";
            sentence += lost == 0 ? "; nobody hung up" : $"; {Number(lost)} hung up before an answer{share}";
            if (figures.PlacedShare(abandonment) is { Length: > 0 } placed)
                sentence += ", " + placed;
        }

        return sentence + ".";
    }

    private static string Summary(DailyDigestFigures figures) =>
        figures.Of("calls_offered")?.Value is not { } calls ? "no call figures"
            : figures.Of("abandonment") is { Numerator: { } lost } ? $"{Count(calls, "call")}, {Number(lost)} hung up" : Count(calls, "call");

    private static DigestAtRisk AtRisk(CustomerAtRisk risk, DailyDigestData data) =>
        new(risk.Customer, risk.Reference,
            risk.What + (risk.Value is { } value ? $" ({MoneyText.Of(data.Currency, value, data.Period).Text} in 12 months)" : ""),
            ShortDay(risk.Since), Pressing(risk.Deadline, risk.LegalThreat, false, data.Period.From), risk.LegalThreat
            || risk.Deadline <= data.Period.From);

    private static DigestComplaint Complaint(Complaint complaint, DailyDigestData data)
    {
        var days = data.Calendar.BusinessDaysBetween(complaint.Day, data.Period.To);
        var age = days <= 0 ? "new" : Count(days, "business day");
        return new(complaint.ComplaintId, complaint.Topic ?? "no topic recorded", $"{age}, received {ShortDay(complaint.Day)}",
            Pressing(complaint.Deadline, complaint.LegalThreat, complaint.Injury, data.Period.To), complaint.LegalThreat || complaint.Injury || complaint.Deadline <= data.Period.To);
    }

    private static string Pressing(DateOnly? deadline, bool legalThreat, bool injury, DateOnly day) => Begin(string.Join("; ", new[]
    {
        injury ? "injury: refer to the manager" : "",
        legalThreat ? "legal action threatened" : "",
        deadline is { } until ? (until < day ? "deadline passed on " : "deadline ") + ShortDay(until) : "",
    }.Where(words => words.Length > 0)));

    private static DigestLateOrder LateOrder(LateOrder order, DailyDigestData data) =>
        new(order.Customer ?? "customer not recorded", order.KeyAccount, ShortDay(order.PromisedOn),
            Count(order.BusinessDaysLate, "business day"),
            order.Value is { } value ? MoneyText.Of(data.Currency, value, data.Period).Text : None);

    private static string CallBacks(int? unreached) => unreached switch
    {
        null => "Callers are not recorded, so who hung up and never got through is unknown.",
        0 => "Nobody: everyone who hung up got through later, or nobody hung up.",
        _ => $"{Count(unreached.Value, "caller")} hung up and {(unreached == 1 ? "has" : "have")} not got through since: to be rung back today.",
    };

    private static string More(int all, string what) => all > Rows ? $"and {Count(all - Rows, "more " + what)}" : "";

    // Whoever is on the roster from its first day was there before it began.
    private static IEnumerable<DigestNewcomer> Newcomers(DailyDigestData data, DateOnly day)
    {
        var begins = data.Roster.Select(entry => entry.From).DefaultIfEmpty().Min();
        return from entry in data.Roster
               where entry.IsOfficerOf(data.Team)
               group entry by entry.Person into person
               let since = person.Min(entry => entry.From)
               where person.Any(entry => entry.Covers(day)) && since > begins && day.DayNumber - since.DayNumber < NewForDays
               orderby person.Key
               let away = data.Away(data.Morning).Contains(person.Key)
               select new DigestNewcomer(person.Key, ShortDay(since), $"day {day.DayNumber - since.DayNumber + 1} of the first {NewForDays}{(away ? "; away today" : "")}");
    }

    // Who has left stands in the digest no longer, unless calls say otherwise.
    private static bool IsOn(DailyDigestData data, string person) => data.Roster.Any(entry => entry.Person == person && entry.Covers(data.Period.From));

    private static DigestOfficer Officer(string name, IReadOnlyDictionary<string, Kpis.KpiValue> values) => new(
        name,
        values.GetValueOrDefault("talk_time")?.Denominator is { } calls ? Number(calls) : None,
        values.GetValueOrDefault("talk_time") is { } talk ? Value(talk) : None,
        values.GetValueOrDefault("calls_per_hour")?.Value is { } perHour ? Number(perHour, 1) : None,
        values.GetValueOrDefault("officer_ring_time") is { } ring ? Value(ring) : None);
}
