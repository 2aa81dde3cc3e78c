using System.Text;
using IWReports.Worker.Host;
using IWReports.Worker.Reporting.Editions;
using IWReports.Worker.Reporting.Rendering;
using MimeKit;

namespace IWReports.Worker.Delivery.Folder;

/// <summary>A frozen message as files a browser opens: the HTML with its pictures, the text, the PDF, the workbook.</summary>
internal static class Preview
{
    public const string Html = "body.html", Text = "body.txt", Pdf = "report.pdf", Workbook = "report.xlsx";

    public static IReadOnlyList<(string Name, byte[] Content)> Files(ReadOnlyMemory<byte> mime)
    {
        using var message = MimeMessage.Load(new MemoryStream(mime.ToArray(), writable: false), persistent: true);
        return [.. message.BodyParts.OfType<MimePart>().Select(FileOf)];
    }

    private static (string Name, byte[] Content) FileOf(MimePart part) => part.ContentType.MimeType switch
    {
        "text/html" => (Html, WithFiles(ContentOf(part))),
        "text/plain" => (Text, ContentOf(part)),
        "application/pdf" => (Pdf, ContentOf(part)),
        Edition.WorkbookType => (Workbook, ContentOf(part)),
        _ => (Picture(part.ContentId?.Split('@')[0] ?? ""), ContentOf(part)),
    };

    private static string Picture(string chart) => $"{FileName.Of(chart, "picture")}.png";

    private static byte[] ContentOf(MimePart part)
    {
        using var content = new MemoryStream();
        part.Content?.DecodeTo(content);
        return content.ToArray();
    }

    private static byte[] WithFiles(byte[] html) => Encoding.UTF8.GetBytes(ContentIds.Replace(Encoding.UTF8.GetString(html), Picture));
}
