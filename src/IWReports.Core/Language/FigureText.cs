using System.Globalization;
using IWReports.Core.Kpis.Measuring;

namespace IWReports.Core.Language;

/// <summary>The one place that turns a figure into characters: separators are the company's culture's.</summary>
public static class FigureText
{
    /// <summary>With its sign, "+12 %".</summary>
    public const string WithSign = "+";

    /// <summary>As a word up to ten, "three".</summary>
    public const string Words = "words";

    private static readonly string[] SmallNumbers = ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"];

    /// <param name="style">One of the above, or what is counted, "call" or "enquiry|enquiries": "1 call", "3 calls".</param>
    public static string Of(Figure figure, string? style)
    {
        if (style is not (null or WithSign or Words))
            return Counted(Of(figure, null), style.Split('|'));
        if (style == Words && figure.Value >= 0 && figure.Value < SmallNumbers.Length && decimal.IsInteger(figure.Value))
            return SmallNumbers[(int)figure.Value];
        var text = Magnitude(Math.Abs(figure.Value), figure.Unit);
        // What rounds to nothing has no sign.
        var isZero = !text.Any(character => character is >= '1' and <= '9');
        return figure.Value < 0 && !isZero ? "−" + text : style == WithSign && figure.Value > 0 && !isZero ? "+" + text : text;
    }

    private static string Counted(string number, string[] what) =>
        $"{number} {(number == "1" ? what[0] : what.Length > 1 ? what[1] : what[0] + "s")}";

    /// <summary>With so many decimals at most: for the steps of an axis, and for statistics.</summary>
    public static string Rounded(double value, int decimals) => value.ToString(
        decimals == 0 ? "#,##0" : "#,##0." + new string('#', decimals), CultureInfo.CurrentCulture);

    private static string Magnitude(decimal value, Unit unit) => unit switch
    {
        Unit.Percent => $"{Number(value * 100)} %",
        Unit.Seconds => Duration(value),
        Unit.Days => $"{Number(value)} days",
        Unit.Correlation => Decimals(value, "0.00"),
        Unit.PerHour => $"{Number(value)} an hour",
        Unit.Money => MoneyText.Of(Amount(value)),
        _ => Number(value),
    };

    // Prices have cents or none; sums of a business need none.
    private static string Amount(decimal value) => value < 100 && !decimal.IsInteger(value)
        ? Decimals(Math.Round(value, 2, MidpointRounding.AwayFromZero), "0.00") : Number(value);

    // A decimal below 100 tells something; above, it only looks exact.
    private static string Number(decimal value) => value < 100
        ? Decimals(Math.Round(value, 1, MidpointRounding.AwayFromZero), "0.#")
        : Decimals(Math.Round(value, MidpointRounding.AwayFromZero), "#,##0");

    private static string Decimals(decimal value, string pattern) => value.ToString(pattern, CultureInfo.CurrentCulture);

    private static string Duration(decimal seconds)
    {
        var whole = (long)Math.Round(seconds, MidpointRounding.AwayFromZero);
        return whole < 120 ? $"{whole} s"
            : whole < 7200 ? whole % 60 == 0 ? $"{whole / 60} min" : $"{whole / 60} min {whole % 60} s"
            : $"{whole / 3600} h {whole % 3600 / 60} min";
    }
}
