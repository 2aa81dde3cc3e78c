using System.Text.RegularExpressions;

namespace IWReports.Worker.Reporting.Rendering;

/// <summary>Finds what a template still has of the language before, some of which would be read as a comment now.</summary>
internal static partial class FormerSyntax
{
    /// <summary>Each such tag as one sentence with its place and how it is written now.</summary>
    public static IEnumerable<string> In(string place, string text) =>
        Tags().Matches(text).Select(tag =>
            $"Template {place}, {Position.Of(text, tag.Index)}: {Short(tag.Value)} is the template language of earlier versions. "
            + $"{Now(tag)}; ops/docs/templates.md has the whole table.");

    private static string Now(Match tag)
    {
        var words = Blanks().Replace(tag.Groups["words"].Value, " ").Trim();
        var name = words.Split(' ')[0].Replace("../", "", StringComparison.Ordinal);
        if (name.StartsWith('@'))
            name = $"for.{name[1..]}";
        return (tag.Groups["sign"].Value, tag.Groups["block"].Value) switch
        {
            ("#", "each") => $"Write {{{{ for row in {name} }}}}, and row.Name for what a row has",
            ("#", "if") => $"Write {{{{ if {name} }}}}",
            ("#", "unless") => $"Write {{{{ if !{name} }}}}",
            ("#", "with") => $"Write {{{{ value = {name} }}}}, and value.Text for what it has",
            ("#", _) => "Write {{ for row in List }} or {{ if Flag }}; a comment has a blank before it: {{ # … }}",
            ("/", _) => "Write {{ end }}",
            ("^", _) => "Write {{ else }}",
            (">", _) => $"Write {{{{ include \"{name}\" }}}}",
            ("@", _) => "Write {{ for.index }}, {{ for.first }} or {{ for.last }}",
            ("../", _) => "Write the name without ../; a row's own names have the row before them",
            ("!--", _) => "Write {{ # comment }}",
            _ => "Write {{ Name }}; every value is escaped",
        };
    }

    private static string Short(string tag)
    {
        var line = Blanks().Replace(tag, " ");
        return line.Length > 60 ? line[..60] + "…" : line;
    }

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blanks();

    // A comment of the language now is {{ # words }}: only a block's word and one name after it, or a word with no blank before it, is not.
    [GeneratedRegex("""
        \{\{[-~]?(?:
            \s*(?<sign>\#)\s*(?<block>each|if|unless|with)\s+(?<words>[\w./@]+(?:\s+as\s+\|[^|]*\|)?)\s*[-~]?\}\}
          | (?<sign>\#)(?<block>[A-Za-z]\w*)(?<words>[^}]*?)[-~]?\}\}
          | \s*(?<sign>/)\s*(?<words>\w*)\s*[-~]?\}\}
          | \s*(?<sign>>)(?<words>[^}]*?)[-~]?\}\}
          | (?<sign>\^)(?<words>[^}]*?)[-~]?\}\}
          | \s*(?<sign>@|\.\./)(?<words>[\w./]+)\s*[-~]?\}\}
          | (?<sign>!--)(?<words>.*?)\}\}
          | (?<sign>&|\{(?=\s*[\w.]+\s*\}\}\}))(?<words>[^}]*?)\}{2,3}
        )
        """, RegexOptions.Singleline | RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex Tags();
}
