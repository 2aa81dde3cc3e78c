using IWReports.Core.Facts;
using IWReports.Core.Kpis.BeHeard;
using IWReports.Core.Kpis.Measuring;
using IWReports.Core.Kpis.ReachUs;
using IWReports.Core.Language;
using static IWReports.Core.Language.DailyDigestText;

namespace IWReports.Core.Reports.DailyDigest;

/// <summary>The digest's lists in full, each in the order in which a supervisor would take it.</summary>
internal sealed class DigestLists(DailyDigestData data)
{
    // More rows than this are no list for a morning; the rest is counted, and in the workbook.
    public const int Rows = 10;

    private const int AgentRows = 20;

    public IReadOnlyList<CustomerAtRisk> AtRisk { get; } = [.. data.AtRisk.OrderBy(risk => risk.Deadline ?? DateOnly.MaxValue)
        .ThenByDescending(risk => risk.LegalThreat).ThenBy(risk => risk.Since)];

    /// <summary>What presses first, then the oldest.</summary>
    public IReadOnlyList<Complaint> Complaints { get; } = [.. data.OpenComplaints.OrderByDescending(complaint => Presses(complaint, data))
        .ThenBy(complaint => complaint.Day).ThenBy(complaint => complaint.ComplaintId, StringComparer.Ordinal)];

    /// <summary>Key accounts first, then those that wait longest.</summary>
    public IReadOnlyList<LateOrder> LateOrders { get; } = [.. data.LateOrders.OrderByDescending(order => order.KeyAccount)
        .ThenByDescending(order => order.BusinessDaysLate).ThenBy(order => order.Customer, StringComparer.Ordinal)];

    // Who has left or is away is not in the digest, unless calls say otherwise.
    public IReadOnlyList<string> Officers { get; } = [.. data.Officers
        .Where(officer => CallsOf(officer.Value) > 0
            || (data.Roster.Any(entry => entry.Person == officer.Key && entry.Covers(data.Period.From))
                && !data.Away(data.Period.From).Contains(officer.Key)))
        .Select(officer => officer.Key).Order(StringComparer.OrdinalIgnoreCase)];

    public IReadOnlyList<DigestAtRisk> ShownAtRisk => [.. AtRisk.Take(Rows).Select(risk => new DigestAtRisk(
        risk.Customer.Length > 0 ? Shortened(risk.Customer) : "customer not recorded", Shortened(risk.Reference), Shortened(risk.What),
        risk.Value is { } value ? Figure.Money(value, data.Period).Text : None, DateText.Day(risk.Since, data.Period),
        Pressing(risk.Deadline, risk.LegalThreat, false), DigestCustomerTodos.IsPressing(risk, data.Morning)))];

    public IReadOnlyList<DigestComplaint> ShownComplaints => [.. Complaints.Take(Rows).Select(complaint => new DigestComplaint(
        Shortened(complaint.ComplaintId), complaint.Topic is { } topic ? Shortened(topic) : "no topic recorded",
        DateText.Day(complaint.Day, data.Period), Waited(complaint),
        Pressing(complaint.Deadline, complaint.LegalThreat, complaint.Injury), Presses(complaint, data)))];

    public IReadOnlyList<DigestLateOrder> ShownLateOrders => [.. LateCustomers.Take(Rows).Select(orders => new DigestLateOrder(
        orders.Key is { } customer ? Shortened(customer) : "customer not recorded", orders.First().KeyAccount,
        Number(orders.Count()), DateText.Day(orders.Min(order => order.PromisedOn), data.Period),
        Number(orders.Max(order => order.BusinessDaysLate)),
        Worth(orders) is { } worth ? Figure.Money(worth, data.Period).Text : None))];

    public string MoreLateOrders => More(LateCustomers.Count());

    // A customer is called once, however many orders are late; their order is that of the first of each.
    public IEnumerable<IGrouping<string?, LateOrder>> LateCustomers => LateOrders.GroupBy(order => order.Customer);

    public IReadOnlyList<DigestAgent> ShownAgents =>
        [.. Officers.Take(AgentRows).Select(name => Officer(Shortened(name), data.Officers[name]))];

    public string MoreOfficers => More(Officers.Count, AgentRows);

    /// <summary>"and 83 more in the attached workbook"; "" when all are listed.</summary>
    public static string More(int all, int shown = Rows) => all > shown ? $"and {Number(all - shown)} more in the attached workbook" : "";

    /// <summary>Which lists have nothing on record.</summary>
    public string Nothing
    {
        get
        {
            var none = new List<string>();
            if (Complaints.Count == 0)
                none.Add("no open complaint");
            if (LateOrders.Count == 0)
                none.Add("no late order");
            return none.Count == 0 ? "" : $"There is {List(none)} on record.";
        }
    }

    /// <summary>For how many business days it has waited: "3", or "new".</summary>
    private string Waited(Complaint complaint) => DaysWaited(complaint) is > 0 and var days ? Number(days) : "new";

    public int DaysWaited(Complaint complaint) => data.Calendar.BusinessDaysBetween(complaint.Day, data.Period.To);

    public string Pressing(DateOnly? deadline, bool legalThreat, bool injury) => Sentence.Begin(string.Join("; ", new[]
    {
        injury ? "injury: refer to the manager" : "",
        legalThreat ? "legal action threatened" : "",
        deadline is not { } until ? ""
            : (until < data.Morning ? "deadline passed on " : until == data.Morning ? "deadline today, " : "deadline ")
                + DateText.Day(until, data.Period),
    }.Where(words => words.Length > 0)));

    // Where the value of some orders is not known, there is no sum.
    public static decimal? Worth(IEnumerable<LateOrder> orders) =>
        orders.All(order => order.Value is not null) ? orders.Sum(order => order.Value) : null;

    private static bool Presses(Complaint complaint, DailyDigestData data) =>
        complaint.LegalThreat || complaint.Injury || complaint.Deadline <= data.Morning;

    private static decimal CallsOf(IReadOnlyDictionary<string, KpiValue> values) => values.GetValueOrDefault(TalkTime.Id)?.Denominator ?? 0;

    private static DigestAgent Officer(string name, IReadOnlyDictionary<string, KpiValue> values) => new(
        name,
        values.GetValueOrDefault(TalkTime.Id)?.Denominator is { } calls ? Number(calls) : None,
        values.GetValueOrDefault(TalkTime.Id) is { } talk ? Value(talk) : None,
        values.GetValueOrDefault(CallsPerHour.Id)?.Value is { } perHour ? Number(perHour) : None,
        values.GetValueOrDefault(AgentRingTime.Id) is { } ring ? Value(ring) : None);
}
