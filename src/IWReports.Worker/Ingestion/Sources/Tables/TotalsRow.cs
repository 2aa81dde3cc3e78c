using System.Text.RegularExpressions;

namespace IWReports.Worker.Ingestion.Sources.Tables;

/// <summary>Knows the rows of a spreadsheet that sum up the others: no date, or a word such as Total in the first column.</summary>
internal static partial class TotalsRow
{
    public const string Name = "totals";

    public static bool IsWord(string text) => Start().IsMatch(text);

    public static bool Is(TableRecord record, params ReadOnlySpan<Column> days)
    {
        // A name that only begins like one, Soma or Total Care, has a day beside it.
        if (record.Cell(0) is { } first && (Whole().IsMatch(first) || (Start().IsMatch(first) && !HasDay(record, days))))
            return true;
        foreach (var day in days)
        {
            if (record[day] is not null)
                return false;
        }

        return true;
    }

    private static bool HasDay(TableRecord record, ReadOnlySpan<Column> days)
    {
        foreach (var day in days)
        {
            try
            {
                if (record[day] is not null)
                    return true;
            }
            catch (CellException)
            {
                // The word stands where the day should.
            }
        }

        return false;
    }

    private const string Words =
        "^((grand|sub)[ -]?)?(totals?|sums?|averages?|mean|summen?|gesamt(summe)?|insgesamt|durchschnitt|mittelwert"
        + "|totale?s|suma|somme|soma|promedio|moyenne|média)";

    [GeneratedRegex(Words + @"( g[eé]n[eé]rale?| geral)?\s*[:.]?$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Whole();

    [GeneratedRegex(Words + @"\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Start();
}
