using System.Text.RegularExpressions;

namespace IWReports.Core.Analysis.Themes;

/// <summary>
/// A customer's words without the people in them: the names given, whoever follows a form of address, and how to reach them.
/// </summary>
public static partial class NamesRemoved
{
    private const string Removed = "[name]", Unreachable = "[removed]";

    public static string From(string words, IReadOnlyCollection<string> names)
    {
        var text = Addressed().Replace(words, match => $"{match.Groups["form"].Value} {Removed}");
        foreach (var name in names.Where(name => words.Contains(name, StringComparison.OrdinalIgnoreCase))
            .OrderByDescending(name => name.Length))
            text = Regex.Replace(text, $@"(?<!\w){Regex.Escape(name)}(?!\w)", Removed,
                RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);
        return Reachable().Replace(text, Unreachable);
    }

    [GeneratedRegex(@"\b(?:(?<form>(?i:Mrs?|Ms|Mx|Dr))\.? \p{L}|(?<form>Miss|Sir|Madam)\.? \p{Lu})[\p{L}'’-]+(?: \p{Lu}[\p{L}'’-]+)?",
        RegexOptions.CultureInvariant)]
    private static partial Regex Addressed();

    // E-mail addresses, and seven digits or more that are no date.
    [GeneratedRegex(@"[^\s@<>]+@[^\s@<>]+\.\w+|(?<!\w)(?!\d{4}-\d\d-\d\d\b)\+?\(?\d(?:[ ()/-]{0,2}\d){6,}", RegexOptions.CultureInvariant)]
    private static partial Regex Reachable();
}
