namespace IWReports.Core.Kpis.Measuring;

/// <summary>Whether amounts of money make one sum: only in one currency, the company's where that is named.</summary>
public static class Currencies
{
    /// <summary>Between the currencies of amounts that were given as one.</summary>
    public const string Separator = ", ";

    /// <summary>Why amounts in these currencies are no sum, and what would make them one; null when they are.</summary>
    public static string? WhyNoSum(IEnumerable<string> currencies, string? own)
    {
        var all = currencies.SelectMany(name => name.Split(Separator)).Distinct().Order(StringComparer.Ordinal).ToList();
        var foreign = all.Where(name => name != own).ToList();
        return own is null && all.Count < 2 ? null
            : foreign.Count == 0 ? null
            : own is null ? $"amounts in {string.Join(" and ", all)} are no sum: name the company's currency in Company:Currency and "
                + $"import the rates of the others (import table rates)"
            : $"amounts in {string.Join(" and ", foreign)} have no rate to {own} of their day: import table rates";
    }
}
