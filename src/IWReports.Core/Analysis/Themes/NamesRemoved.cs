using System.Text.RegularExpressions;

namespace IWReports.Core.Analysis.Themes;

/// <summary>A customer's words without the people in them: the names given, and whoever follows a form of address.</summary>
public static partial class NamesRemoved
{
    private const string Removed = "[name]";

    public static string From(string words, IReadOnlyCollection<string> names)
    {
        var text = Addressed().Replace(words, match => $"{match.Groups["form"].Value} {Removed}");
        foreach (var name in names.Where(name => words.Contains(name, StringComparison.OrdinalIgnoreCase)).OrderByDescending(name => name.Length))
            text = Regex.Replace(text, $@"(?<!\w){Regex.Escape(name)}(?!\w)", Removed, RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);
        return text;
    }

    [GeneratedRegex(@"\b(?<form>Mrs?|Ms|Miss|Mx|Dr|Sir|Madam)\.? \p{Lu}[\p{L}'’-]+(?: \p{Lu}[\p{L}'’-]+)?", RegexOptions.CultureInvariant)]
    private static partial Regex Addressed();
}
