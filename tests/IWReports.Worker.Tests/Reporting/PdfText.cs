using System.Diagnostics;
using System.Globalization;
using System.Xml.Linq;

namespace IWReports.Worker.Tests.Reporting;

/// <summary>What a reader sees in a PDF: how many pages, and every line with the size of its letters in points.</summary>
internal sealed record PdfText(int Pages, IReadOnlyList<(string Text, double Points)> Lines)
{
    // What it tells is a whole number of this part of a point.
    private const int Zoom = 3;

    public static PdfText Of(byte[] pdf)
    {
        var file = Path.GetTempFileName();
        try
        {
            File.WriteAllBytes(file, pdf);
            var start = new ProcessStartInfo("pdftohtml", ["-xml", "-stdout", "-i", "-hidden", "-zoom", $"{Zoom}", file])
            {
                RedirectStandardOutput = true,
            };
            using var reader = Process.Start(start)!;
            var pages = XDocument.Parse(Readable(reader.StandardOutput.ReadToEnd())).Root!.Elements("page").ToList();
            var sizes = pages.Elements("fontspec").ToDictionary(
                font => font.Attribute("id")!.Value,
                font => double.Parse(font.Attribute("size")!.Value, CultureInfo.InvariantCulture) / Zoom);
            return new(pages.Count,
                [.. pages.Elements("text").Where(line => line.Value.Trim().Length > 0)
                    .Select(line => (line.Value, sizes[line.Attribute("font")!.Value]))]);
        }
        finally
        {
            File.Delete(file);
        }
    }

    // The declared type is not there to be read.
    private static string Readable(string xml) => xml[xml.IndexOf("<pdf2xml", StringComparison.Ordinal)..];
}
