using System.Net;
using System.Text.RegularExpressions;

namespace IWReports.Worker.Reporting.Rendering;

/// <summary>The numbers that a page or a text states, without their units: "1,560", "57.2", "09:30".</summary>
internal static partial class StatedNumbers
{
    public static IEnumerable<string> InText(string text) => Number().Matches(text).Select(number => number.Value);

    /// <summary>Of what a reader of the page gets, pictures by their words.</summary>
    public static IEnumerable<string> InPage(string html)
    {
        var said = WebUtility.HtmlDecode(Markup().Replace(html, " "));
        return InText(said).Concat(HtmlTag.In(html).Where(tag => tag.Name == "img")
            .SelectMany(image => InText(WebUtility.HtmlDecode(image["alt"] ?? ""))));
    }

    [GeneratedRegex(@"\d+(?:[,.:]\d+)*")]
    private static partial Regex Number();

    [GeneratedRegex("<!--.*?-->|<head.*?</head>|<style.*?</style>|<[^>]*>", RegexOptions.Singleline | RegexOptions.IgnoreCase)]
    private static partial Regex Markup();
}
