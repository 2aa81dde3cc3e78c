namespace IWReports.Worker.Host;

/// <summary>Finds the name that a misspelt one was meant for.</summary>
internal static class NearestName
{
    // Of two names further apart than a third of their letters, one is no misspelling of the other.
    // Two letters that changed places are two slips.
    private const int LettersPerSlip = 3;
    private const int LettersChangedPlaces = 2;

    /// <summary>The nearest of the known names; null where none is near.</summary>
    public static string? Of(string name, IEnumerable<string> known, int always = LettersChangedPlaces) => known
        .Select(word => (Word: word, Slips: Slips(name.ToLowerInvariant(), word.ToLowerInvariant())))
        .Where(near => near.Slips <= Math.Max(always, Math.Min(name.Length, near.Word.Length) / LettersPerSlip))
        .OrderBy(near => near.Slips).ThenBy(near => near.Word, StringComparer.Ordinal).Select(near => near.Word).FirstOrDefault();

    /// <summary>The question whether the nearest was meant, with a blank before it; nothing where none is near.</summary>
    public static string Question(string name, IEnumerable<string> known) => Of(name, known) is { } meant ? $" Did you mean \"{meant}\"?"
        : "";

    // Levenshtein's distance.
    private static int Slips(string from, string to)
    {
        var row = Enumerable.Range(0, to.Length + 1).ToArray();
        for (var i = 1; i <= from.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= to.Length; j++)
                (diagonal, row[j]) = (row[j], Math.Min(Math.Min(row[j], row[j - 1]) + 1, diagonal + (from[i - 1] == to[j - 1] ? 0 : 1)));
        }

        return row[^1];
    }
}
