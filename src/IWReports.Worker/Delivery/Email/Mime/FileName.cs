using System.Globalization;
using System.Text;

namespace IWReports.Worker.Delivery.Email.Mime;

/// <summary>The filename parameter of a Content-Disposition: quoted where it is plain and short, else RFC 2231 with as many continuations as it takes.</summary>
internal static class FileName
{
    // "; filename*NN*=" and the fold leave this much of a line of 78.
    private const int PieceLength = 60;

    public static string Parameter(string name)
    {
        if (name.Length <= PieceLength && name.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is ' ' or '.' or '-' or '_'))
            return $";\r\n filename=\"{name}\"";

        var pieces = Pieces(name);
        return pieces.Count == 1
            ? $";\r\n filename*={pieces[0]}"
            : string.Concat(pieces.Select((piece, number) => string.Create(CultureInfo.InvariantCulture, $";\r\n filename*{number}*={piece}")));
    }

    private static List<string> Pieces(string name)
    {
        var pieces = new List<string>();
        var piece = new StringBuilder("utf-8''");
        // Letter by letter: some readers decode each piece by itself.
        foreach (var rune in name.EnumerateRunes())
        {
            var letter = rune.IsAscii && (char.IsAsciiLetterOrDigit((char)rune.Value) || rune.Value is '.' or '-' or '_')
                ? rune.ToString()
                : string.Concat(Encoding.UTF8.GetBytes(rune.ToString()).Select(octet => string.Create(CultureInfo.InvariantCulture, $"%{octet:X2}")));
            if (piece.Length + letter.Length > PieceLength)
            {
                pieces.Add(piece.ToString());
                piece.Clear();
            }

            piece.Append(letter);
        }

        pieces.Add(piece.ToString());
        return pieces;
    }
}
