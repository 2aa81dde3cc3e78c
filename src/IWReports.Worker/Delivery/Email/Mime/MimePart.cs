using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace IWReports.Worker.Delivery.Email.Mime;

/// <summary>A body part with its own header fields, written out: text, file, or several parts together.</summary>
internal sealed record MimePart(string Headers, string Body)
{
    public static MimePart Text(string subtype, string text) =>
        new(Header.Structured("Content-Type", $"text/{subtype}; charset=utf-8") + Header.Structured("Content-Transfer-Encoding", "quoted-printable"), QuotedPrintable.Encode(text));

    /// <summary>A picture that the HTML beside it shows.</summary>
    public static MimePart Inline(string mediaType, string contentId, string fileName, byte[] content) =>
        File(mediaType, "inline", fileName, content, Header.Structured("Content-ID", $"<{contentId}>"));

    public static MimePart Attachment(string mediaType, string fileName, byte[] content) => File(mediaType, "attachment", fileName, content, "");

    public static MimePart Multipart(string subtype, string parameters, IReadOnlyList<MimePart> parts)
    {
        var boundary = Boundary(parts);
        var body = new StringBuilder();
        foreach (var part in parts)
            body.Append(CultureInfo.InvariantCulture, $"--{boundary}\r\n{part.Headers}\r\n{part.Body}\r\n");
        body.Append(CultureInfo.InvariantCulture, $"--{boundary}--\r\n");
        return new(Header.Structured("Content-Type", $"multipart/{subtype};{parameters}\r\n boundary=\"{boundary}\""), body.ToString());
    }

    private static MimePart File(string mediaType, string disposition, string fileName, byte[] content, string more) => new(
        Header.Structured("Content-Type", mediaType)
        + Header.Structured("Content-Transfer-Encoding", "base64")
        + Header.Structured("Content-Disposition", disposition + FileName.Parameter(fileName))
        + more,
        Convert.ToBase64String(content, Base64FormattingOptions.InsertLineBreaks));

    // From the content, so the same message is the same bytes; "=_" occurs in neither quoted-printable nor base64.
    private static string Boundary(IReadOnlyList<MimePart> parts)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var part in parts)
            hash.AppendData(Encoding.ASCII.GetBytes(part.Headers + part.Body));
        return "=_iw_" + Convert.ToHexStringLower(hash.GetHashAndReset().AsSpan(0, 16));
    }
}
