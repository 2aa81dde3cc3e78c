using System.Globalization;

namespace IWReports.Core.Language;

/// <summary>The one place that gives an amount its currency: sign and place are the company's culture's.</summary>
internal static class MoneyText
{
    // Names .NET's patterns for positive amounts: "$n", "n$", "$ n", "n $".
    private const int SignFirst = 0, SignLast = 1, SignFirstApart = 2;

    private const char Space = '\u00A0';

    /// <summary>"$", "€", or a foreign currency's code.</summary>
    public static string Sign => Format.CurrencySymbol;

    private static NumberFormatInfo Format => CultureInfo.CurrentCulture.NumberFormat;

    /// <summary>"$124,603", "EUR 124,603"; the amount is written already.</summary>
    public static string Of(string amount) => Of(amount, Sign);

    /// <summary>The same as a spreadsheet's format, which quotes what it takes as it is: "\"$\"#,##0.00".</summary>
    public static string OfPattern(string pattern) => Of(pattern, $"\"{Sign.Replace("\"", "", StringComparison.Ordinal)}\"");

    private static string Of(string amount, string sign) => Format.CurrencyPositivePattern switch
    {
        // Letters would run into the number.
        SignFirst when Sign.Length > 1 && char.IsLetter(Sign[^1]) => $"{sign}{Space}{amount}",
        SignFirst => $"{sign}{amount}",
        SignLast => $"{amount}{sign}",
        SignFirstApart => $"{sign}{Space}{amount}",
        _ => $"{amount}{Space}{sign}",
    };
}
