using IWReports.Core.Calendar;
using IWReports.Core.Facts;
using IWReports.Core.Kpis.OrderAndReceive;
using IWReports.Core.Language;

namespace IWReports.Core.Analysis;

/// <summary>Customers who may leave, and late orders: named by business and case, never by person.</summary>
internal static class AtRiskText
{
    // Names and topics come from people; a page has to hold them.
    private const int LongestName = 44;

    public static Sentence Summary(MonthlyAnalysis analysis)
    {
        var data = analysis.Data;
        if (data.AtRisk.Count == 0 && data.LateOrders.Count == 0)
            return Sentence.Plain((data.Injuries is not null, data.History.TryGetValue(Cancellations.Id, out var months)
                && months.Any(month => month.Value is not null)) switch
            {
                (true, true) => "None: no open complaint with a deadline or threat, no late open order.",
                (true, false) => "No open complaint with a deadline or threat; late orders are not known, since no orders are loaded.",
                (false, true) => "No late open order; complaints are not known, since none are loaded.",
                _ => "Not known: neither complaints nor orders are loaded.",
            });
        var value = data.AtRisk.Sum(customer => customer.Value) is > 0 and { } sum
            ? Sentence.Of($" ({Figure.Money(sum, analysis.Period)} of business in the last twelve months)") : Sentence.None;
        var key = data.LateOrders.Count(order => order.KeyAccount);
        var latest = data.LateOrders.Select(order => order.BusinessDaysLate).DefaultIfEmpty().Max();
        var late = data.LateOrders.Count == 0 ? Sentence.Plain("no late open order")
            : Sentence.Of($"{Figure.Count(data.LateOrders.Count, analysis.Period)} late open "
                + $"{(data.LateOrders.Count == 1 ? "order" : "orders")}, {Figure.Count(key, analysis.Period)} of key accounts, the "
                + $"latest by {Figure.Count(latest, analysis.Period)} business {(latest == 1 ? "day" : "days")}");
        return Sentence.Of($"{Figure.Count(data.AtRisk.Count, analysis.Period)} {(data.AtRisk.Count == 1 ? "customer" : "customers")} at "
            + $"risk{value}; {late}.");
    }

    /// <summary>One line: who may leave first, what they want by when, and how many more.</summary>
    public static Sentence Line(MonthlyAnalysis analysis)
    {
        var data = analysis.Data;
        if (data.AtRisk.Count == 0)
            return Sentence.Plain(data.Injuries is null ? "Not known: no complaints log was read." : "No customer threatens to leave.");
        var first = InOrder(data.AtRisk).First();
        var value = first.Value is > 0 and { } bought ? Sentence.Of($" ({Figure.Money(bought, analysis.Period)} a year)") : Sentence.None;
        var threat = first.LegalThreat ? " and threatens legal action" : "";
        var wants = first.Deadline is { } day ? Sentence.Plain(
            $" It {Wants(day, analysis.Period)} this settled by {DateText.Day(day, analysis.Period)}{threat}.")
            : Sentence.Plain(first.LegalThreat ? " It threatens legal action." : "");
        var more = data.AtRisk.Count > 1 ? Sentence.Of($" {Figure.Count(data.AtRisk.Count - 1, analysis.Period)} more may leave.")
            : Sentence.None;
        return Sentence.Of($"{Sentence.Begin(Shortened(Named(first)))}{value} may leave"
            + $"{(first.What.Length > 0 ? $": {Shortened(first.What)}" : "")}.{wants}{more}");
    }

    public static IEnumerable<AtRiskRow> Rows(MonthlyAnalysis analysis) => InOrder(analysis.Data.AtRisk)
        .Select(customer => new AtRiskRow(Shortened(customer.Customer), Shortened(customer.Reference), Shortened(customer.What),
            string.Join(", ", Details(customer, analysis.Period))));

    internal static IEnumerable<CustomerAtRisk> InOrder(IReadOnlyList<CustomerAtRisk> customers) => customers
        .OrderByDescending(customer => customer.LegalThreat).ThenBy(customer => customer.Deadline ?? DateOnly.MaxValue)
        .ThenByDescending(customer => customer.Value);

    /// <summary>The business, or its case where no name is on record.</summary>
    internal static string Named(CustomerAtRisk customer) => customer.Customer.Length > 0 ? customer.Customer
        : $"case {customer.Reference}";

    private static IEnumerable<string> Details(CustomerAtRisk customer, ReportPeriod period)
    {
        yield return $"since {DateText.Day(customer.Since, period)}";
        if (customer.Deadline is { } deadline)
            yield return $"{Wants(deadline, period)} it settled by {DateText.Day(deadline, period)}";
        if (customer.LegalThreat)
            yield return "threatens legal action";
    }

    // A report on a month is read after it: what was wanted by then is over.
    private static string Wants(DateOnly day, ReportPeriod period) => day <= period.To ? "wanted" : "wants";

    private static string Shortened(string text) => Sentence.Cut(text, LongestName);
}

/// <summary>A customer who may leave.</summary>
public sealed record AtRiskRow(string Customer, string Reference, string What, string Detail);
