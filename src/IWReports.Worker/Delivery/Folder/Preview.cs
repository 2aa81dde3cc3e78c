using System.Text;
using IWReports.Worker.Delivery.Email.Mime;

namespace IWReports.Worker.Delivery.Folder;

/// <summary>A frozen message as files a browser opens: the HTML with its pictures, the text, the PDF.</summary>
internal static class Preview
{
    public const string Html = "body.html", Text = "body.txt", Pdf = "report.pdf";

    public static IReadOnlyList<(string Name, byte[] Content)> Files(ReadOnlySpan<byte> mime)
    {
        var files = new List<(string, byte[])>();
        var leaves = MimeReader.Leaves(mime);
        foreach (var part in leaves)
        {
            files.Add(part.MediaType switch
            {
                "text/html" => (Html, WithFiles(part.Content, leaves)),
                "text/plain" => (Text, part.Content),
                "application/pdf" => (Pdf, part.Content),
                _ => (FileOf(part), part.Content),
            });
        }

        return files;
    }

    private static byte[] WithFiles(byte[] html, IReadOnlyList<ReadPart> leaves)
    {
        var text = new StringBuilder(Encoding.UTF8.GetString(html));
        foreach (var picture in leaves.Where(part => part.ContentId.Length > 0))
            text.Replace($"cid:{picture.ContentId}", FileOf(picture));
        return Encoding.UTF8.GetBytes(text.ToString());
    }

    private static string FileOf(ReadPart picture) => $"{picture.ContentId.Split('@')[0]}.png";
}
