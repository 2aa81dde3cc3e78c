using System.Net;
using System.Text;
using MimeKit;

namespace IWReports.Worker.Delivery.Folder;

/// <summary>The page that lists every message in the folder, newest period first.</summary>
internal static class FolderIndex
{
    public static string Of(string root)
    {
        var page = new StringBuilder("""
            <!doctype html>
            <html lang="en">
            <head><meta charset="utf-8"><title>Delivered reports</title>
            <style>
            body { font: 15px/1.5 Inter, sans-serif; margin: 2rem; color: #1c2733 }
            table { border-collapse: collapse }
            th, td { text-align: left; padding: .4rem 1rem .4rem 0; border-bottom: 1px solid #d8dee4 }
            </style></head>
            <body><h1>Delivered reports</h1>
            <table><thead><tr><th scope="col">Period</th><th scope="col">Report</th><th scope="col">To</th><th scope="col">Subject</th>
            <th scope="col">Read</th></tr></thead><tbody>

            """);
        foreach (var file in Directory.EnumerateFiles(root, "*.eml", SearchOption.AllDirectories).Order(StringComparer.Ordinal).Reverse()
            .OrderByDescending(PeriodOf, StringComparer.Ordinal))
            page.Append(Row(root, file));
        return page.Append("</tbody></table></body></html>\n").ToString();
    }

    private static string Row(string root, string file)
    {
        var (to, subject) = HeaderOf(file);
        var link = string.Join('/', Path.GetRelativePath(root, file)[..^".eml".Length].Split(Path.DirectorySeparatorChar)
            .Select(Uri.EscapeDataString));
        var parts = string.Join(" · ", new[] { (Preview.Html, "HTML"), (Preview.Text, "text"), (Preview.Pdf, "PDF"),
            (Preview.Workbook, "workbook") }
            .Where(part => File.Exists(Path.Combine(file[..^".eml".Length], part.Item1)))
            .Select(part => $"<a href=\"{link}/{part.Item1}\">{part.Item2}</a>"));
        var report = Path.GetFileName(Path.GetDirectoryName(Path.GetDirectoryName(file)))!;
        return $"<tr><td>{Encoded(PeriodOf(file))}</td><td>{Encoded(report)}</td>"
            + $"<td>{Encoded(to)}</td><td>{Encoded(subject)}</td>"
            + $"<td>{parts} · <a href=\"{link}.eml\">message</a></td></tr>\n";
    }

    // The pictures behind the header are not read. A file that cannot be read, or is no message, is listed as that.
    private static (string To, string Subject) HeaderOf(string file)
    {
        try
        {
            using var stream = File.OpenRead(file);
            var header = HeaderList.Load(stream);
            return (header[HeaderId.To] ?? "", header[HeaderId.Subject] ?? "");
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or FormatException)
        {
            return ("", $"{Path.GetFileName(file)} cannot be read");
        }
    }

    private static string PeriodOf(string file) => Path.GetFileName(Path.GetDirectoryName(file))!;

    private static string Encoded(string text) => WebUtility.HtmlEncode(text);
}
