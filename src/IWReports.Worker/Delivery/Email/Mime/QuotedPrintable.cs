using System.Globalization;
using System.Text;

namespace IWReports.Worker.Delivery.Email.Mime;

/// <summary>Text in quoted-printable (RFC 2045, 6.7): UTF-8, lines of at most 76, CRLF between them.</summary>
internal static class QuotedPrintable
{
    // 76 with the "=" that says the line goes on.
    private const int LineLength = 75;

    public static string Encode(string text)
    {
        var encoded = new StringBuilder(text.Length * 5 / 4);
        foreach (var line in text.Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n').Split('\n'))
        {
            if (encoded.Length > 0)
                encoded.Append("\r\n");
            EncodeLine(Encoding.UTF8.GetBytes(line), encoded);
        }

        return encoded.ToString();
    }

    private static void EncodeLine(ReadOnlySpan<byte> line, StringBuilder encoded)
    {
        var column = 0;
        for (var at = 0; at < line.Length; at++)
        {
            var plain = IsPlain(line[at], last: at == line.Length - 1);
            var width = plain ? 1 : 3;
            if (column + width > LineLength)
            {
                encoded.Append("=\r\n");
                column = 0;
            }

            if (plain)
                encoded.Append((char)line[at]);
            else
                encoded.Append(CultureInfo.InvariantCulture, $"={line[at]:X2}");
            column += width;
        }
    }

    // Relays may cut white space off the end of a line.
    private static bool IsPlain(byte octet, bool last) =>
        octet is (byte)' ' or (byte)'\t' ? !last : octet is > (byte)' ' and <= (byte)'~' and not (byte)'=';
}
