namespace IWReports.Worker.Rendering;

/// <summary>Writes a mail's styles into its elements, for readers that pass over style sheets; those for dark screens and phones stay a sheet.</summary>
internal static class InlinedStyles
{
    /// <summary>The page with its styles inline. Errors: a page that refers to anything outside itself is refused, since reading it would load that.</summary>
    public static string Of(string report, string html)
    {
        if (OutgoingCheck.OfWhole(Templates.Html, html).FirstOrDefault() is { } wrong)
            throw new InputException($"Template of the report {report}: {wrong}");
        return PreMailer.Net.PreMailer.MoveCssInline(html, removeStyleElements: true, preserveMediaQueries: true).Html;
    }
}
