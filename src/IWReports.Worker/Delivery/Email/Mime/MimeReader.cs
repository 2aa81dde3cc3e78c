using System.Globalization;
using System.Text;

namespace IWReports.Worker.Delivery.Email.Mime;

/// <summary>Takes our own messages apart again, so that a preview shows what is in the frozen bytes and nothing else. Not a reader of other people's mail.</summary>
internal static class MimeReader
{
    /// <summary>The leaves of a message, in order: texts, pictures, attachments.</summary>
    public static IReadOnlyList<ReadPart> Leaves(ReadOnlySpan<byte> message)
    {
        var leaves = new List<ReadPart>();
        Collect(Encoding.ASCII.GetString(message), leaves);
        return leaves;
    }

    /// <summary>A header field of the message itself, unfolded and with its encoded words read; "" when it has none.</summary>
    public static string Header(ReadOnlySpan<byte> message, string name) =>
        DecodeWords(Split(Encoding.ASCII.GetString(message)).Headers.GetValueOrDefault(name, ""));

    private static void Collect(string entity, List<ReadPart> leaves)
    {
        var (headers, body) = Split(entity);
        var type = headers["Content-Type"];
        if (!type.StartsWith("multipart/", StringComparison.Ordinal))
        {
            leaves.Add(new(type.Split(';')[0], headers.GetValueOrDefault("Content-ID", "").Trim('<', '>'), Decode(headers["Content-Transfer-Encoding"], body)));
            return;
        }

        var boundary = type.Split("boundary=\"", 2)[1].Split('"', 2)[0];
        var parts = ("\r\n" + body).Split($"\r\n--{boundary}");
        foreach (var part in parts[1..^1])
            Collect(part["\r\n".Length..], leaves);
    }

    private static (Dictionary<string, string> Headers, string Body) Split(string entity)
    {
        var end = entity.IndexOf("\r\n\r\n", StringComparison.Ordinal);
        var headers = entity[..end].Replace("\r\n ", " ", StringComparison.Ordinal).Split("\r\n")
            .Select(line => line.Split(": ", 2))
            .ToDictionary(field => field[0], field => field[1], StringComparer.OrdinalIgnoreCase);
        return (headers, entity[(end + 4)..]);
    }

    private static byte[] Decode(string encoding, string body)
    {
        if (encoding == "base64")
            return Convert.FromBase64String(body);
        var text = body.Replace("=\r\n", "", StringComparison.Ordinal);
        var octets = new List<byte>(text.Length);
        for (var at = 0; at < text.Length; at++)
        {
            octets.Add(text[at] == '=' ? byte.Parse(text.AsSpan(at + 1, 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture) : (byte)text[at]);
            at += text[at] == '=' ? 2 : 0;
        }

        return [.. octets];
    }

    private static string DecodeWords(string field)
    {
        var text = new StringBuilder();
        // White space between two encoded words is only folding.
        foreach (var word in field.Replace("?= =?", "?=\0=?", StringComparison.Ordinal).Split('\0'))
        {
            var start = word.IndexOf("=?utf-8?B?", StringComparison.Ordinal);
            var end = word.LastIndexOf("?=", StringComparison.Ordinal);
            text.Append(start < 0 ? word : word[..start] + Encoding.UTF8.GetString(Convert.FromBase64String(word[(start + 10)..end])) + word[(end + 2)..]);
        }

        return text.ToString();
    }
}

/// <summary>One leaf of a message, decoded.</summary>
internal sealed record ReadPart(string MediaType, string ContentId, byte[] Content);
