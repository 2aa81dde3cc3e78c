namespace IWReports.Core.Analysis.Themes;

/// <summary>
/// The matters customers write about, each with the words that tell of it. A keyword is one or more words in a row; "late*" stands for
/// every word that begins so.
/// Plain words, kept by people: what is found can be read and mended, and nothing leaves the house.
/// </summary>
public sealed class ThemeTaxonomy
{
    // "not late" and "never been rude" say the opposite; further away a denial belongs to something else.
    private const int DenialReaches = 2;

    private static readonly HashSet<string> Denials =
    [
        "not", "never", "no", "nothing", "nobody", "none", "neither", "nor", "hardly", "without", "cannot", "cant", "couldnt", "wont",
            "wouldnt",
        "isnt", "wasnt", "arent", "werent", "dont", "didnt", "doesnt", "hasnt", "havent", "hadnt",
    ];

    // "not at all late" and "not late or rude" are as near as "not late".
    private static readonly HashSet<string> Fillers = ["at", "a", "in", "even", "ever", "or"];

    // Ends a clause: what stood before it denies nothing after it.
    private const string Stop = ".";

    private readonly IReadOnlyList<(string Theme, IReadOnlyList<string[]> Keywords)> _themes;

    /// <summary>Errors: a keyword without a letter or digit, which would be found nowhere.</summary>
    public ThemeTaxonomy(IEnumerable<(string Theme, string Keyword)> keywords) => _themes =
    [
        .. keywords.GroupBy(pair => pair.Theme, pair => pair.Keyword)
            .Select(theme => (theme.Key, (IReadOnlyList<string[]>)[.. theme.Select(keyword => Keyword(theme.Key, keyword))])),
    ];

    public IReadOnlyList<string> Themes => [.. _themes.Select(theme => theme.Theme)];

    /// <summary>The themes of a remark, each once, in the taxonomy's order; none where no keyword stands in it.</summary>
    public IReadOnlyList<string> Of(Remark remark)
    {
        var parts = new[] { remark.Category, remark.Words }.OfType<string>().Select(text => Words(text, isKeyword: false)).ToList();
        return [.. _themes.Where(theme => parts.Exists(words => theme.Keywords.Any(keyword => Stands(keyword, words))))
            .Select(theme => theme.Theme)];
    }

    private static string[] Keyword(string theme, string keyword) => Words(keyword, isKeyword: true).Where(word => word != Stop)
        .ToArray() is { Length: > 0 } words ? words
        : throw new ArgumentException($"The theme \"{theme}\" has the keyword \"{keyword}\", in which there is no word.");

    private static bool Stands(string[] keyword, string[] words) =>
        Enumerable.Range(0, Math.Max(0, words.Length - keyword.Length + 1))
            .Any(at => keyword.Select((part, i) => Matches(part, words[at + i])).All(same => same)
                && (Denials.Contains(keyword[0]) || !IsDenied(words, at)));

    private static bool Matches(string part, string word) => part.EndsWith('*') ? word.StartsWith(part[..^1], StringComparison.Ordinal)
        : word == part;

    private static bool IsDenied(string[] words, int at)
    {
        for (int before = at - 1, reach = DenialReaches; before >= 0 && reach > 0; before--)
        {
            // "not only late" is late all the same.
            if (words[before] is "only" or Stop)
                return false;
            if (Denials.Contains(words[before]))
                return true;
            reach -= Fillers.Contains(words[before]) ? 0 : 1;
        }

        return false;
    }

    private static string[] Words(string text, bool isKeyword) => string
        .Concat(text.ToLowerInvariant().Where(letter => letter is not ('\'' or '’' or '`')).Select(letter =>
            char.IsLetterOrDigit(letter) || (isKeyword && letter == '*') ? letter.ToString()
            : letter is '.' or ',' or ';' or ':' or '!' or '?' or '\n' ? $" {Stop} "
            : " "))
        .Split(' ', StringSplitOptions.RemoveEmptyEntries);
}
