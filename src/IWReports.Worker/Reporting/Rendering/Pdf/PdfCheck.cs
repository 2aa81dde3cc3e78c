using System.Buffers.Text;

namespace IWReports.Worker.Reporting.Rendering.Pdf;

/// <summary>Whether bytes are a whole PDF: it begins, ends, finds its own table of objects, and has a page.</summary>
internal static class PdfCheck
{
    /// <summary>What is wrong; null when nothing is.</summary>
    public static string? Fault(ReadOnlySpan<byte> pdf)
    {
        var body = pdf.TrimEnd(" \r\n\t"u8);
        return body.IsEmpty ? "there is nothing"
            : !body.StartsWith("%PDF-"u8) ? "they do not begin with %PDF-, so something else was written first"
            : !body.EndsWith("%%EOF"u8) ? "%%EOF is missing at their end, so they were cut off"
            : !TableIsWhereItSays(body) ? "startxref does not lead to the table of objects, so some are missing or were put in between"
            : !HasPage(body) ? "there is no page in them"
            : null;
    }

    private static bool TableIsWhereItSays(ReadOnlySpan<byte> pdf)
    {
        var word = pdf.LastIndexOf("startxref"u8);
        if (word < 0)
            return false;
        var said = pdf[(word + "startxref".Length)..].TrimStart(" \r\n"u8);
        if (!Utf8Parser.TryParse(said, out int offset, out _) || offset < 0 || offset >= word)
            return false;
        // A table, or an object that holds it: "12 0 obj".
        var table = pdf[offset..word];
        return table.StartsWith("xref"u8)
            || (Utf8Parser.TryParse(table, out uint _, out var digits) && table[digits..].StartsWith(" 0 obj"u8));
    }

    // Newer versions pack pages into object streams, where they cannot be seen from outside.
    private static bool HasPage(ReadOnlySpan<byte> pdf)
    {
        for (var at = pdf.IndexOf("/Type"u8); at >= 0;)
        {
            var type = pdf[(at + "/Type".Length)..].TrimStart(" \r\n"u8);
            if (type.StartsWith("/ObjStm"u8) || (type.StartsWith("/Page"u8) && !type.StartsWith("/Pages"u8)))
                return true;
            var next = pdf[(at + 1)..].IndexOf("/Type"u8);
            at = next < 0 ? -1 : at + 1 + next;
        }

        return false;
    }
}
