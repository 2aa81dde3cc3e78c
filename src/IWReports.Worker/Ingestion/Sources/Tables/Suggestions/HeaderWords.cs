using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace IWReports.Worker.Ingestion.Sources.Tables.Suggestions;

/// <summary>The words of a column's name, without accents, case and what only says how its values are written.</summary>
internal sealed partial class HeaderWords
{
    private static readonly Dictionary<string, string> TimeUnits = new()
    {
        ["ms"] = "ms", ["msec"] = "ms", ["millis"] = "ms", ["milliseconds"] = "ms", ["millisekunden"] = "ms", ["milisegundos"] = "ms",
            ["millisecondes"] = "ms",
        ["s"] = "s", ["sec"] = "s", ["secs"] = "s", ["second"] = "s", ["seconds"] = "s", ["sek"] = "s", ["sekunden"] = "s", ["seg"] = "s",
        ["segundos"] = "s", ["secondes"] = "s",
        ["min"] = "min", ["mins"] = "min", ["minute"] = "min", ["minutes"] = "min", ["minuten"] = "min", ["minutos"] = "min",
        ["h"] = "h", ["hr"] = "h", ["hrs"] = "h", ["hours"] = "h", ["std"] = "h", ["stunden"] = "h", ["horas"] = "h", ["heures"] = "h",
        ["days"] = "days", ["tage"] = "days", ["dias"] = "days", ["jours"] = "days",
    };

    private static readonly Dictionary<string,
        string> NumberUnits = new() { ["cents"] = "cents", ["cent"] = "cents", ["centavos"] = "cents", ["thousands"] = "thousands",
        ["k"] = "thousands", ["tausend"] = "thousands" };

    // Of the languages that names are known in; what says yes or no, and how a time is written.
    private static readonly HashSet<string> Silent =
        ["in", "of", "the", "a", "an", "y", "n", "yes", "no", "yn", "ja", "nein", "hh", "mm", "ss", "hms", "m", "de", "la", "el", "del",
            "en", "d", "l", "du", "des", "le", "les", "der", "die", "das", "da", "do", "na", "em", "os", "um", "zum", "local"];

    private const string Accented = "àáâãäåāçćčèéêëēìíîïñńòóôõöøōùúûüūýÿžźżšśłğ";
    private const string Bare = "aaaaaaaccceeeeeiiiinnooooooouuuuuyyzzzsslg";

    public HeaderWords(string name)
    {
        var all = Words(name);
        TimeUnit = all.Skip(1).Select(word => TimeUnits.GetValueOrDefault(word)).FirstOrDefault(unit => unit is not null);
        NumberUnit = all.Skip(1).Select(word => NumberUnits.GetValueOrDefault(word)).FirstOrDefault(unit => unit is not null);
        Number = all.Select(word => int.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number
            : (int?)null).FirstOrDefault(number => number is not null);
        Core = Core1(all);
    }

    /// <summary>The words that say what the column is.</summary>
    public string[] Core { get; }

    public string? TimeUnit { get; }

    public string? NumberUnit { get; }

    /// <summary>The first number in it: within how many seconds.</summary>
    public int? Number { get; }

    /// <summary>In small letters without accents. By a list: the runtime may be without the data that takes letters apart.</summary>
    public static string Plain(string text)
    {
        var plain = new StringBuilder(text.Length);
        foreach (var letter in text.ToLowerInvariant())
        {
            if (letter is >= '\u0300' and <= '\u036F')
                continue;
            plain.Append(letter == 'ß' ? "ss" : Accented.IndexOf(letter, StringComparison.Ordinal) is >= 0 and var at ? Bare[at] : letter);
        }

        return plain.ToString();
    }

    private static string[] Core1(string[] all)
    {
        string[] core = [.. all.Where((word, at) => !Silent.Contains(word) && !word.All(char.IsAsciiDigit)
            && (at == 0 || !TimeUnits.ContainsKey(word)))];
        return core.Length == 0 ? all : core;
    }

    private static string[] Words(string name) => [.. NotWords().Split(Plain(Humps().Replace(name, " "))).Where(word => word.Length > 0)];

    [GeneratedRegex(@"(?<=[a-z])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])|(?<=[A-Za-z])(?=[0-9])|(?<=[0-9])(?=[A-Za-z])",
        RegexOptions.CultureInvariant)]
    private static partial Regex Humps();

    [GeneratedRegex(@"[^\p{L}\p{Nd}]+", RegexOptions.CultureInvariant)]
    private static partial Regex NotWords();
}
