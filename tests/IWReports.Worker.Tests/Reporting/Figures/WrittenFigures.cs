using System.Collections;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;

namespace IWReports.Worker.Tests.Reporting.Figures;

/// <summary>The figures that words state, as written: amounts with their sign and unit, durations, dates, times of day.</summary>
internal static partial class WrittenFigures
{
    // Isolates keep names of other scripts apart; a unit stands after a space of any kind.
    private static readonly char[] Unseen = ['\u2066', '\u2067', '\u2068', '\u2069'];

    public static HashSet<string> In(string text) =>
        [.. Figure().Matches(Spaces().Replace(string.Concat(text.Where(sign => !Unseen.Contains(sign))), " "))
            .Select(match => match.Value)];

    /// <summary>Of a page's body, with the words of its pictures; without what is drawn in them.</summary>
    public static HashSet<string> InPage(string html)
    {
        var page = new HtmlParser().ParseDocument(html);
        var drawn = page.QuerySelectorAll("svg").ToList();
        var said = drawn.Select(picture => picture.GetAttribute("aria-label"))
            .Concat(page.Images.Select(image => image.AlternativeText)).ToList();
        drawn.ForEach(picture => picture.Remove());
        return In(string.Join(" | ", page.Body!.Descendants<IText>().Select(text => text.Data).Concat(said)));
    }

    /// <summary>Every text that a model holds, at any depth.</summary>
    public static IEnumerable<string> TextsOf(object? value) => value switch
    {
        null => [],
        string text => [text],
        IEnumerable items => items.Cast<object?>().SelectMany(TextsOf),
        _ when value.GetType().Assembly == typeof(Core.Reports.ReportModel).Assembly && !value.GetType().IsEnum =>
            value.GetType().GetProperties().Where(property => property.GetIndexParameters().Length == 0)
                .SelectMany(property => TextsOf(property.GetValue(value))),
        _ => [],
    };

    [GeneratedRegex(
        @"\b(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun) \d{1,2} [A-Z][a-z]{2}\b(?: \d{4}\b)?"
        + @"|(?:\b\d{1,2} )?\b(?:January|February|March|April|May|June|July|August|September|October|November|December) \d{4}\b"
        + @"|\b\d{2}:\d{2}\b"
        + @"|(?<![\p{L}\d.-])[−+]?[$€£]?\d+(?:,\d{3})*(?:\.\d+)?(?![\p{L}\d])(?: h \d+ min| min \d+ s| (?:%|s|min|h|days|an hour)"
            + @"(?![\p{L}\d]))?")]
    private static partial Regex Figure();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();
}
