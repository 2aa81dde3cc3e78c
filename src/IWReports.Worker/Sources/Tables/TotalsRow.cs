using System.Text.RegularExpressions;

namespace IWReports.Worker.Sources.Tables;

/// <summary>Knows the rows of a spreadsheet that sum up the others: no date, or a word such as Total in the first column.</summary>
internal static partial class TotalsRow
{
    public const string Name = "totals";

    public static bool IsWord(string text) => Word().IsMatch(text);

    public static bool Is(TableRecord record, params ReadOnlySpan<Column> days)
    {
        if (record.Cell(0) is { } first && Word().IsMatch(first))
            return true;
        foreach (var day in days)
        {
            if (record[day] is not null)
                return false;
        }

        return true;
    }

    [GeneratedRegex(@"^((grand|sub)[ -]?)?totals?\b|^sums?\b|^averages?\b|^mean\b|^(summen?|gesamt(summe)?|insgesamt|durchschnitt|mittelwert|totale?s|suma|somme|soma|promedio|moyenne|média)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Word();
}
