using System.Text;
using IWReports.Worker.Delivery.Email.Mime;
using IWReports.Worker.Rendering;

namespace IWReports.Worker.Delivery.Folder;

/// <summary>A frozen message as files a browser opens: the HTML with its pictures, the text, the PDF.</summary>
internal static class Preview
{
    public const string Html = "body.html", Text = "body.txt", Pdf = "report.pdf";

    public static IReadOnlyList<(string Name, byte[] Content)> Files(ReadOnlySpan<byte> mime)
    {
        var files = new List<(string, byte[])>();
        foreach (var part in MimeReader.Leaves(mime))
        {
            files.Add(part.MediaType switch
            {
                "text/html" => (Html, WithFiles(part.Content)),
                "text/plain" => (Text, part.Content),
                "application/pdf" => (Pdf, part.Content),
                _ => (FileOf(part), part.Content),
            });
        }

        return files;
    }

    private static byte[] WithFiles(byte[] html) => Encoding.UTF8.GetBytes(ContentIds.Replace(Encoding.UTF8.GetString(html), chart => $"{chart}.png"));

    private static string FileOf(ReadPart picture) => $"{picture.ContentId.Split('@')[0]}.png";
}
