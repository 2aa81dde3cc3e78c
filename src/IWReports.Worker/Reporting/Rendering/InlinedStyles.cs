using IWReports.Worker.Host;
using Inliner = PreMailer.Net.PreMailer;

namespace IWReports.Worker.Reporting.Rendering;

/// <summary>Writes a mail's styles into its elements; those for dark screens and phones stay a sheet.</summary>
internal static class InlinedStyles
{
    // Written in, styles only make a page longer, and a page that is far too long takes far too much time.
    private const int LongestPage = 4 * OutgoingCheck.MaximumHtmlBytes;

    /// <summary>The page with its styles inline. Errors: one that refers to anything outside itself is refused.</summary>
    public static string Of(string place, string html)
    {
        if (OutgoingCheck.OfWhole(Templates.Html, html).FirstOrDefault() is { } wrong)
            throw new InputException($"Template {place}: {wrong}");
        if (html.Length > LongestPage)
            throw new InputException($"Template {place}: {html.Length} characters are far more than mail readers show. Show fewer rows.");
        return Inliner.MoveCssInline(html, removeStyleElements: true, preserveMediaQueries: true).Html;
    }
}
