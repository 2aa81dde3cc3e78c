using System.Text.RegularExpressions;

namespace IWReports.Worker.Rendering;

/// <summary>One {{…}} of a template: its sign (#, /, ^, &gt;, or none), its words, and the line it stands on.</summary>
internal sealed partial record TemplateTag(string Sign, string[] Words, int Line, bool Unescaped)
{
    /// <summary>The tags of a text in order, comments left out.</summary>
    public static IEnumerable<TemplateTag> In(string text)
    {
        var line = 1;
        var counted = 0;
        foreach (Match match in Tags().Matches(text))
        {
            line += text.AsSpan(counted, match.Index - counted).Count('\n');
            counted = match.Index;
            if (match.Groups["comment"].Success)
                continue;
            var sign = match.Groups["sign"].Value;
            yield return new(sign == "&" ? "" : sign, [.. Parts().Matches(match.Groups["words"].Value).Select(part => part.Value)], line, match.Value.StartsWith("{{{", StringComparison.Ordinal) || sign == "&");
        }
    }

    [GeneratedRegex(@"\{\{~?(?:(?<comment>!--.*?--|!.*?)|\{?~?(?<sign>[#/^>&]?)\s*(?<words>.*?))\s*~?\}?\}\}", RegexOptions.Singleline)]
    private static partial Regex Tags();

    [GeneratedRegex("""  "[^"]*"|'[^']*'|[^\s]+  """, RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex Parts();
}
