using IWReports.Core.Facts;
using IWReports.Core.Kpis.Measuring;
using IWReports.Core.Language;

namespace IWReports.Core.Reports.Sheets;

/// <summary>Business customers who may leave, with the case, its deadline and what they bought.</summary>
internal static class AtRiskSheet
{
    public static Sheet Of(IEnumerable<CustomerAtRisk> customers) => new("Customers at risk",
        [new("Customer", 34), new("Case", 18), new("About", 40), new("Since", 12), new("Deadline", 12), new("Legal threat", 12),
            new($"Bought in 12 months, {MoneyText.Sign}", 18)],
        [.. customers.Select(IReadOnlyList<Cell> (risk) => [risk.Customer, risk.Reference, risk.What, Cell.Of(risk.Since),
            Cell.Of(risk.Deadline), risk.LegalThreat ? "yes" : "", Cell.Of(risk.Value, Unit.Money)])]);
}
