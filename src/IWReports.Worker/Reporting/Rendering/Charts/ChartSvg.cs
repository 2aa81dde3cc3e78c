using System.Globalization;
using System.Xml.Linq;
using IWReports.Core.Reports.Charts;

namespace IWReports.Worker.Reporting.Rendering.Charts;

/// <summary>A sheet as SVG to stand inside a page: real text, no names that two could share, and words for who cannot see.</summary>
internal static class ChartSvg
{
    private static readonly XNamespace Svg = "http://www.w3.org/2000/svg";

    public static string Of(Canvas sheet, SkiaContext skia, Chart chart)
    {
        using var stream = new MemoryStream();
        skia.DpiScale = 1;
        using (var context = new SvgContext(stream, sheet.Page.Width, sheet.Page.Height, skia))
        {
            ChartDrawing.Render(sheet, context, sheet.Page);
            context.Complete();
            context.Flush();
        }

        stream.Position = 0;
        var drawn = XElement.Load(stream);
        foreach (var element in drawn.Descendants())
            Tidy(element);
        return new XElement(Svg + "svg",
            new XAttribute("width", sheet.Page.Width),
            new XAttribute("height", sheet.Page.Height),
            new XAttribute("viewBox", string.Create(CultureInfo.InvariantCulture, $"0 0 {sheet.Page.Width} {sheet.Page.Height}")),
            new XAttribute("font-family", $"{Fonts.Family}, Arial, sans-serif"),
            new XAttribute("role", "img"),
            new XAttribute("aria-label", Texts.Printable(chart.AlternativeText)),
            new XElement(Svg + "title", Texts.Printable(chart.Title)),
            drawn.Elements()).ToString() + "\n";
    }

    // Attributes instead of styles, which a page with a strict policy would not apply.
    private static void Tidy(XElement element)
    {
        element.SetAttributeValue("dominant-baseline", null);
        element.SetAttributeValue("font-family", null);
        var styles = element.Attribute("style");
        foreach (var style in (styles?.Value ?? "").Split(';', StringSplitOptions.RemoveEmptyEntries).Select(style => style.Split(':')))
            element.SetAttributeValue(style[0], style[1]);
        styles?.Remove();
    }
}
