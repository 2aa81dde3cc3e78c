using System.Text.RegularExpressions;

namespace IWReports.Worker.Rendering;

/// <summary>Finds what a template still has of the language before, some of which would be read as a comment now.</summary>
internal static partial class FormerSyntax
{
    /// <summary>Each such tag as one sentence with its line and how it is written now.</summary>
    public static IEnumerable<string> In(string file, string text) =>
        Tags().Matches(text).Select(tag =>
            $"{file}, {Position.Of(text, tag.Index)}: {Short(tag.Value)} is the template language of earlier versions. "
            + $"{Now(tag)}; ops/docs/templates.md has the whole table.");

    private static string Now(Match tag)
    {
        var name = tag.Groups["name"].Value.Trim();
        return (tag.Groups["sign"].Value, tag.Groups["word"].Value) switch
        {
            ("#", "each") => $"Write {{{{ for row in {name} }}}}, and row.Name for what a row has",
            ("#", "if") => $"Write {{{{ if {name} }}}}",
            ("#", "unless") => $"Write {{{{ if !{name} }}}}",
            ("#", _) => $"Write {{{{ with {name} }}}}",
            ("/", _) => "Write {{ end }}",
            (">", _) => $"Write {{{{ include \"{name}\" }}}}",
            ("@", _) => "Write {{ for.index }}, {{ for.first }} or {{ for.last }}",
            ("../", _) => "Write the name without ../; a row's own names have the row before them",
            (['!', ..], _) => "Write {{ # comment }}",
            _ => "Write {{ Name }}; every value is escaped",
        };
    }

    private static string Short(string tag) => tag.Length > 60 ? tag[..60] + "…" : tag;

    [GeneratedRegex("""\{\{~?(?:(?<sign>[#/])\s*(?<word>each|if|unless|with)\b(?<name>[^}~]*)|(?<sign>>)(?<name>[^}~]*)|(?<sign>[@^&]|\.\./|!(?:--)?(?=[^}]*\}\})|\{(?=\s*[\w.]+\s*\}\}\}))(?<name>[^}~]*))~?\}{2,3}""", RegexOptions.Singleline)]
    private static partial Regex Tags();
}
