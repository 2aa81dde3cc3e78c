using IWReports.Core.Calendar;
using IWReports.Core.Kpis;

namespace IWReports.Core.Reports.Narrative;

/// <summary>The one place that writes an amount of money: the currency's sign, then the figure.</summary>
public static class MoneyText
{
    /// <summary>Where nobody named a currency.</summary>
    public const string DefaultSign = "$";

    public static Sentence Of(string sign, decimal value, ReportPeriod period) =>
        Sentence.Of($"{sign}{new Figure(value, Unit.Money, period)}");

    /// <summary>A currency's own sign where everybody knows it, else its letters before a space that does not break.</summary>
    public static string Sign(string? currency) => currency switch
    {
        null => DefaultSign,
        "AUD" or "NZD" or "USD" or "CAD" or "SGD" or "HKD" => "$",
        "EUR" => "€",
        "GBP" => "£",
        "JPY" or "CNY" => "¥",
        "INR" => "₹",
        "KRW" => "₩",
        _ => currency + "\u00A0",
    };
}
