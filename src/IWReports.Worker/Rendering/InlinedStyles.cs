using Inliner = PreMailer.Net.PreMailer;

namespace IWReports.Worker.Rendering;

/// <summary>Writes a mail's styles into its elements; those for dark screens and phones stay a sheet.</summary>
internal static class InlinedStyles
{
    /// <summary>The page with its styles inline. Errors: one that refers to anything outside itself is refused.</summary>
    public static string Of(string report, string html)
    {
        if (OutgoingCheck.OfWhole(Templates.Html, html).FirstOrDefault() is { } wrong)
            throw new InputException($"Template of the report {report}: {wrong}");
        return Inliner.MoveCssInline(html, removeStyleElements: true, preserveMediaQueries: true).Html;
    }
}
