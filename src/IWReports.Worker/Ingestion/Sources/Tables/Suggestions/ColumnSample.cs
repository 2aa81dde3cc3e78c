using System.Globalization;
using System.Text.RegularExpressions;

namespace IWReports.Worker.Ingestion.Sources.Tables.Suggestions;

/// <summary>What a column of the file holds in its first rows.</summary>
internal sealed partial class ColumnSample(string name, int index)
{
    private const int MaxWords = 40;
    private const int LongestWord = 60;
    private const int MaxMonths = 12;

    private readonly Dictionary<string, int> _words = new(StringComparer.OrdinalIgnoreCase);

    public string Name => name;

    public int Index => index;

    public HeaderWords Words { get; } = new(name);

    /// <summary>The cells that are not blank, of the rows that are kept.</summary>
    public List<string> Values { get; } = [];

    public bool HasBlanks { get; private set; }

    /// <summary>Its different values and how often each stands there, where they are few.</summary>
    public IReadOnlyDictionary<string, int>? Few => _words.Count is > 0 and <= MaxWords && !_hasLong ? _words : null;

    /// <summary>Of values such as 3/11/2025, how many have a first or second number that is no month.</summary>
    public int FirstOver12 { get; private set; }

    public int SecondOver12 { get; private set; }

    public bool IsUnique { get; private set; } = true;

    private bool _hasLong;
    private readonly HashSet<string> _seen = new(StringComparer.Ordinal);

    public void Add(string text, bool isBlank, bool isKept)
    {
        HasBlanks |= isBlank;
        if (isBlank)
            return;
        if (isKept)
        {
            Values.Add(text);
            IsUnique &= _seen.Add(text);
        }

        if (text.Length > LongestWord)
            _hasLong = true;
        else if (_words.Count <= MaxWords || _words.ContainsKey(text))
            _words[text] = _words.GetValueOrDefault(text) + 1;
        if (text.Length >= 6 && char.IsAsciiDigit(text[0]) && DayAndMonth().Match(text) is { Success: true } date)
        {
            FirstOver12 += int.Parse(date.Groups["first"].ValueSpan, CultureInfo.InvariantCulture) > MaxMonths ? 1 : 0;
            SecondOver12 += int.Parse(date.Groups["second"].ValueSpan, CultureInfo.InvariantCulture) > MaxMonths ? 1 : 0;
        }
    }

    /// <summary>The column with some of its values alone.</summary>
    public ColumnSample Only(List<string> values)
    {
        var part = new ColumnSample(name, index) { FirstOver12 = FirstOver12, SecondOver12 = SecondOver12 };
        part.Values.AddRange(values);
        return part;
    }

    /// <summary>Whether so many of its values can be read that the others are the odd ones.</summary>
    public bool Fits(Func<string, bool> reads)
    {
        var misses = Values.Count(value => !reads(value));
        return misses <= Math.Max(1, Values.Count / 10) && Values.Count >= Math.Max(1, 3 * misses);
    }

    [GeneratedRegex(@"^(?<first>[0-9]{1,2})[/.\-](?<second>[0-9]{1,2})[/.\-][0-9]{2,4}(?![0-9])",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex DayAndMonth();
}
