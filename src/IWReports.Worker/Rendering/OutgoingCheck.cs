using System.Text;
using System.Text.RegularExpressions;

namespace IWReports.Worker.Rendering;

/// <summary>What must hold before a report goes out: readers that cut, block or cannot show it are known in advance.</summary>
internal static partial class OutgoingCheck
{
    /// <summary>Gmail cuts at about 102 KB, counted differently from day to day.</summary>
    public const int MaximumHtmlBytes = 80 * 1024;

    /// <summary>What is wrong, each as one sentence; empty when the report may go.</summary>
    public static IEnumerable<string> Of(string html, string print, string text, string subject)
    {
        var bytes = Encoding.UTF8.GetByteCount(html);
        if (bytes > MaximumHtmlBytes)
            yield return $"body.html is {bytes} bytes long; mail readers cut it, at most {MaximumHtmlBytes} are allowed. Show fewer rows.";
        foreach (var (file, page) in new[] { ("body.html", html), ("print.html", print) })
        {
            if (!page.TrimEnd().EndsWith("</html>", StringComparison.OrdinalIgnoreCase))
                yield return $"{file} does not end with </html>, so it may be cut off.";
            foreach (var wrong in References(page))
                yield return $"{file} refers to {wrong}; a report carries everything it shows. Use {{{{chart \"id\"}}}}, or a data-free design.";
            foreach (Match image in Images().Matches(page))
            {
                if (!Alternative().IsMatch(image.Value) || !Width().IsMatch(image.Value))
                    yield return $"{file} has an image without alt or width in pixels: {Short(image.Value)}.";
            }
        }

        foreach (var (file, page) in new[] { ("body.html", html), ("print.html", print), ("body.txt", text), ("subject.txt", subject) })
        {
            if (page.AsSpan().Trim().IsEmpty)
                yield return $"{file} is empty.";
        }
    }

    // A link that a person clicks may lead elsewhere; what a reader loads by itself may not.
    private static IEnumerable<string> References(string page) => Loads().Matches(page)
        .Select(match => match.Groups["where"].Value)
        .Where(where => !where.StartsWith("cid:", StringComparison.Ordinal) && !where.StartsWith('#'))
        .Select(Short);

    private static string Short(string text) => text.Length > 80 ? text[..80] + "…" : text;

    [GeneratedRegex("""(?:<[^<>]*\s(?:src|srcset|background|poster|data)\s*=\s*["']?|<(?:link|image|use|base)\b[^<>]*\bhref\s*=\s*["']?|<[^<>]*\sstyle\s*=\s*"[^"]*url\(\s*['"]?|@import\s+(?:url\()?\s*['"]?|^[^<]*\burl\(\s*['"]?)(?<where>[^"'\s>)]*)""", RegexOptions.IgnoreCase | RegexOptions.Multiline)]
    private static partial Regex Loads();

    [GeneratedRegex(@"<img\b[^>]*>", RegexOptions.IgnoreCase)]
    private static partial Regex Images();

    [GeneratedRegex("""\salt="[^"]*" """, RegexOptions.IgnoreCase | RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex Alternative();

    [GeneratedRegex("""\swidth="\d+" """, RegexOptions.IgnoreCase | RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex Width();
}
