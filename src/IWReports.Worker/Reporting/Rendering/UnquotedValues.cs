using System.Text.RegularExpressions;

namespace IWReports.Worker.Reporting.Rendering;

/// <summary>Finds values that are printed into a tag without quotes around them: a blank in one would begin another attribute.</summary>
internal static partial class UnquotedValues
{
    public static IEnumerable<string> In(string place, string template) =>
        from tag in Tags().Matches(template)
        from value in Values().Matches(tag.Value)
        where !IsQuoted(tag.Value, value.Index) && !Statements().IsMatch(value.Value)
        select $"Template {place}, {Position.Of(template, tag.Index + value.Index)}: {value.Value} stands in a tag without quotes around "
            + $"it. "
            + "Write attribute=\"{{ … }}\".";

    // The quotes before a value are its surroundings; those inside other values are not.
    private static bool IsQuoted(string tag, int at)
    {
        char? open = null;
        foreach (var sign in Values().Replace(tag[..at], "").Where(sign => sign is '"' or '\''))
            open = open is null ? sign : open == sign ? null : open;
        return open is not null;
    }

    [GeneratedRegex("""<[a-zA-Z](?:\{\{.*?\}\}|"(?:\{\{.*?\}\}|[^"])*"|'(?:\{\{.*?\}\}|[^'])*'|[^<>"'])*>""", RegexOptions.Singleline)]
    private static partial Regex Tags();

    [GeneratedRegex(@"\{\{.*?\}\}", RegexOptions.Singleline)]
    private static partial Regex Values();

    [GeneratedRegex(@"^\{\{[-~]?\s*(?:if|else|end|for|case|when|while|#|func|ret|capture|tablerow|\w+\s*=)\b?")]
    private static partial Regex Statements();
}
