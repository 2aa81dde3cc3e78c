using System.Text.RegularExpressions;

namespace IWReports.Worker.Reporting.Rendering;

/// <summary>
/// One opening tag of a page with its attributes. What stands inside a quoted value is never taken for an attribute: values hold data.
/// </summary>
internal sealed partial record HtmlTag(string Name, IReadOnlyList<(string Name, string Value)> Attributes, string Text)
{
    public string? this[string attribute] => Attributes.FirstOrDefault(known => known.Name == attribute).Value;

    public static IEnumerable<HtmlTag> In(string page) => Tags().Matches(page).Select(tag => new HtmlTag(
        tag.Groups["name"].Value.ToLowerInvariant(),
        [.. Pairs().Matches(tag.Groups["rest"].Value)
            .Select(pair => (pair.Groups["name"].Value.ToLowerInvariant(), pair.Groups["value"].Value.Trim('"', '\'').Trim()))],
        tag.Value));

    [GeneratedRegex("""<(?<name>[a-zA-Z][\w:-]*)(?<rest>(?:"[^"]*"|'[^']*'|[^"'>])*)>""")]
    private static partial Regex Tags();

    [GeneratedRegex("""(?<name>[^\s"'=<>/]+)(?:\s*=\s*(?<value>"[^"]*"|'[^']*'|[^\s"'>]+))?""")]
    private static partial Regex Pairs();
}
