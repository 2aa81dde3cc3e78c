using System.Globalization;

namespace IWReports.Worker.Company;

/// <summary>How the company writes numbers, dates and money: one culture for the whole program.</summary>
internal static class CompanyCulture
{
    // Of .NET's patterns the one with the sign before the amount, and a space between.
    private const int SignSpaceAmount = 2;

    /// <summary>Whether .NET and ICU know it.</summary>
    public static bool IsKnown(string name)
    {
        try
        {
            CultureInfo.GetCultureInfo(name, predefinedOnly: true);
            return true;
        }
        catch (CultureNotFoundException)
        {
            return false;
        }
    }

    /// <summary>The culture of the settings, with the company's own currency and week in it.</summary>
    /// <param name="sign">Written for the currency instead of its own sign; null for that.</param>
    public static CultureInfo Of(CompanyOptions company, string? sign)
    {
        var culture = (CultureInfo)CultureInfo.GetCultureInfo(company.Culture).Clone();
        if (company.FirstDayOfWeek is { } first)
            culture.DateTimeFormat.FirstDayOfWeek = first;
        // "$" is one country's dollar: another's is written by its code.
        if (company.Currency is { } code && code != new RegionInfo(culture.Name).ISOCurrencySymbol)
            (culture.NumberFormat.CurrencySymbol, culture.NumberFormat.CurrencyPositivePattern) = (code, SignSpaceAmount);
        if (!string.IsNullOrWhiteSpace(sign))
            culture.NumberFormat.CurrencySymbol = sign.Trim();
        return CultureInfo.ReadOnly(culture);
    }
}
