namespace IWReports.Core.Analysis.Themes;

/// <summary>
/// The matters customers write about, each with the words that tell of it. A keyword is one or more words in a row; "late*" stands for every word that begins so.
/// Plain words, kept by people: what is found can be read and mended, and nothing leaves the house.
/// </summary>
public sealed class ThemeTaxonomy
{
    // "not late" and "never been rude" say the opposite; further away a denial belongs to something else.
    private const int DenialReaches = 2;

    private static readonly HashSet<string> Denials = ["not", "never", "no", "nothing", "nobody", "isnt", "wasnt", "arent", "werent", "dont", "didnt", "doesnt", "hardly", "without"];

    private readonly IReadOnlyList<(string Theme, IReadOnlyList<string[]> Keywords)> _themes;

    /// <summary>Errors: a keyword without a letter or digit, which would be found nowhere.</summary>
    public ThemeTaxonomy(IEnumerable<(string Theme, string Keyword)> keywords) => _themes =
    [
        .. keywords.GroupBy(pair => pair.Theme, pair => pair.Keyword).Select(theme => (theme.Key, (IReadOnlyList<string[]>)[.. theme.Select(keyword => Keyword(theme.Key, keyword))])),
    ];

    public IReadOnlyList<string> Themes => [.. _themes.Select(theme => theme.Theme)];

    /// <summary>The themes of a remark, each once, in the taxonomy's order; none where no keyword stands in it.</summary>
    public IReadOnlyList<string> Of(Remark remark)
    {
        var parts = new[] { remark.Category, remark.Words }.OfType<string>().Select(Words).ToList();
        return [.. _themes.Where(theme => parts.Exists(words => theme.Keywords.Any(keyword => Stands(keyword, words)))).Select(theme => theme.Theme)];
    }

    private static string[] Keyword(string theme, string keyword) => Words(keyword) is { Length: > 0 } words ? words
        : throw new ArgumentException($"The theme \"{theme}\" has the keyword \"{keyword}\", in which there is no word.");

    private static bool Stands(string[] keyword, string[] words) =>
        Enumerable.Range(0, Math.Max(0, words.Length - keyword.Length + 1))
            .Any(at => keyword.Select((part, i) => Matches(part, words[at + i])).All(same => same) && (Denials.Contains(keyword[0]) || !IsDenied(words, at)));

    private static bool Matches(string part, string word) => part.EndsWith('*') ? word.StartsWith(part[..^1], StringComparison.Ordinal) : word == part;

    private static bool IsDenied(string[] words, int at)
    {
        for (var back = 1; back <= DenialReaches && at - back >= 0; back++)
        {
            // "not only late" is late all the same.
            if (words[at - back] == "only")
                return false;
            if (Denials.Contains(words[at - back]))
                return true;
        }

        return false;
    }

    private static string[] Words(string text) => new string([.. text.ToLowerInvariant().Where(letter => letter is not ('\'' or '’')).Select(letter => char.IsLetterOrDigit(letter) || letter == '*' ? letter : ' ')])
        .Split(' ', StringSplitOptions.RemoveEmptyEntries);
}
