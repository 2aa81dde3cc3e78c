using System.Text;
using System.Text.RegularExpressions;

namespace IWReports.Worker.Reporting.Rendering;

/// <summary>What must hold before a report goes out: readers that cut, block or cannot show it are known in advance.</summary>
internal static partial class OutgoingCheck
{
    /// <summary>Gmail cuts at about 102 KB, counted differently from day to day.</summary>
    public const int MaximumHtmlBytes = 80 * 1024;

    private static readonly string[] Loading = ["src", "srcset", "background", "poster", "data"];

    // A link that a person clicks may lead elsewhere; what a reader loads by itself may not.
    private static readonly string[] LoadingByHref = ["link", "image", "use", "base"];

    /// <summary>What is wrong, each as one sentence; empty when the report may go.</summary>
    public static IEnumerable<string> Of(string html, string print, string text, string subject)
    {
        var bytes = Encoding.UTF8.GetByteCount(html);
        if (bytes > MaximumHtmlBytes)
            yield return $"{Templates.Html} is {bytes} bytes long; mail readers cut it, at most {MaximumHtmlBytes} are allowed. Show "
                + $"fewer rows.";
        foreach (var (file, page) in new[] { (Templates.Html, html), (Templates.Print, print), (Templates.Text, text),
            (Templates.Subject, subject) })
        {
            if (page.AsSpan().Trim().IsEmpty)
                yield return $"{file} is empty.";
        }

        foreach (var (file, page) in new[] { (Templates.Html, html), (Templates.Print, print) })
        {
            foreach (var wrong in OfWhole(file, page))
                yield return wrong;
        }

        // Who reads plain text, or has it read aloud, gets every figure.
        if (string.Join(", ", StatedNumbers.InPage(html).Except(StatedNumbers.InText(text))) is { Length: > 0 } lacking)
            yield return $"{Templates.Text} lacks figures that {Templates.Html} states: {Short(lacking)}. Write the same in both.";
    }

    /// <summary>What is wrong with a page that should be whole.</summary>
    public static IEnumerable<string> OfWhole(string file, string page) =>
        page.TrimEnd().EndsWith("</html>", StringComparison.OrdinalIgnoreCase)
            ? OfPage(file, page)
            : OfPage(file, page).Prepend($"{file} does not end with </html>, so it may be cut off.");

    /// <summary>What is wrong with a page's images and with what it loads.</summary>
    public static IEnumerable<string> OfPage(string file, string page)
    {
        var tags = HtmlTag.In(page).ToList();
        foreach (var image in tags.Where(tag => tag.Name == "img" && (tag["alt"] is null || !int.TryParse(tag["width"], out _))))
            yield return $"{file} has an image without alt or width in pixels: {Short(image.Text)}.";
        foreach (var link in tags.Where(tag => tag["href"] is { } to && Scripts().IsMatch(to)))
            yield return $"{file} has a link that runs a script: {Short(link.Text)}.";
        if (page.Contains("<![if", StringComparison.OrdinalIgnoreCase))
            yield return $"{file} has <![if …]>, which becomes another comment. Write <!--[if …]><!--> … <!--<![endif]-->.";
        var loaded = tags.SelectMany(tag => tag.Attributes.Where(attribute => Loads(tag.Name, attribute.Name))
            .Select(attribute => attribute.Value))
            .Concat(tags.SelectMany(tag => References(tag["style"] ?? "")))
            .Concat(Styles().Matches(page).SelectMany(style => References(style.Value)));
        foreach (var where in loaded.Where(where => !where.StartsWith("cid:", StringComparison.Ordinal) && !where.StartsWith('#')))
            yield return $"{file} refers to {Short(where)}; a report carries everything it shows. Use {{{{chart \"id\"}}}}, or do without.";
    }

    private static bool Loads(string tag, string attribute) =>
        Loading.Contains(attribute) || (attribute is "href" or "xlink:href" && LoadingByHref.Contains(tag));

    private static IEnumerable<string> References(string style) => StyleReferences().Matches(style)
        .Select(match => match.Groups["where"].Value);

    private static string Short(string text) => text.Length > 80 ? text[..80] + "…" : text;

    [GeneratedRegex(@"^\s*(?:javascript|vbscript|data)\s*:", RegexOptions.IgnoreCase)]
    private static partial Regex Scripts();

    [GeneratedRegex("<style.*?</style>", RegexOptions.IgnoreCase | RegexOptions.Singleline)]
    private static partial Regex Styles();

    [GeneratedRegex("""(?:\burl\(|@import)\s*(?:url\(\s*)?(?:["']|&quot;|&#x27;)?(?<where>[^"'\s);&]*)""", RegexOptions.IgnoreCase)]
    private static partial Regex StyleReferences();
}
