using System.Text;

namespace IWReports.Worker.Delivery.Email.Mime;

/// <summary>Header fields of RFC 5322, folded, with RFC 2047 encoded words where the text is not plain ASCII. A control character is refused: it could start a second header.</summary>
internal static class Header
{
    // RFC 5322, 2.1.1: lines should end at 78; RFC 2047, 2: at 76 where they hold an encoded word, which itself ends at 75.
    private const int LineLength = 76;
    private const int EncodedWordLength = 75;
    private const string WordStart = "=?utf-8?B?", WordEnd = "?=";

    // Longer words leave no place to fold a line.
    private const int LongestWord = 60;

    /// <summary>A field of free text.</summary>
    public static string Text(string name, string value)
    {
        if (value.Any(char.IsControl))
            throw new InputException($"{name} holds a line break or another control character; it must be one line of text.");
        return $"{name}: {(IsPlain(value) ? Fold(name, value) : Encode(value, name.Length + 2))}\r\n";
    }

    /// <summary>A field with one mailbox: its name as atoms, quoted or encoded, then the address.</summary>
    public static string Mailbox(string name, Mailbox mailbox)
    {
        if (mailbox.Name.Length == 0)
            return $"{name}: {mailbox.Address}\r\n";
        var phrase = Phrase(mailbox.Name, name.Length + 2);
        var column = phrase.Contains('\n', StringComparison.Ordinal) ? phrase.Length - phrase.LastIndexOf('\n') : name.Length + 2 + phrase.Length;
        var fold = column + mailbox.Address.Length + 3 > LineLength ? "\r\n" : "";
        return $"{name}: {phrase}{fold} <{mailbox.Address}>\r\n";
    }

    /// <summary>A structured field that is ours from end to end, taken as it is.</summary>
    public static string Structured(string name, string value) => $"{name}: {value}\r\n";

    private static bool IsPlain(string text) =>
        text.Length == 0
        || (text.All(letter => letter is >= ' ' and <= '~') && !text.Contains("=?", StringComparison.Ordinal) && text.Split(' ').All(word => word.Length is > 0 and <= LongestWord));

    private static string Phrase(string text, int column)
    {
        if (!IsPlain(text) || text.Length > LongestWord)
            return Encode(text, column);
        return text.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is ' ' or '-')
            ? text
            : $"\"{text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\"";
    }

    private static string Fold(string name, string value)
    {
        var folded = new StringBuilder();
        var column = name.Length + 2;
        foreach (var word in value.Split(' '))
        {
            if (folded.Length > 0)
            {
                var fits = column + 1 + word.Length <= LineLength;
                folded.Append(fits ? " " : "\r\n ");
                column = fits ? column + 1 : 1;
            }

            folded.Append(word);
            column += word.Length;
        }

        return folded.ToString();
    }

    // Code points are never split between words: each word must decode by itself.
    private static string Encode(string text, int column)
    {
        var encoded = new StringBuilder();
        var word = new List<byte>();
        Span<byte> utf8 = stackalloc byte[4];
        foreach (var rune in text.EnumerateRunes())
        {
            var length = rune.EncodeToUtf8(utf8);
            if (word.Count > 0 && word.Count + length > Room(column))
            {
                Close();
                encoded.Append("\r\n ");
                column = 1;
            }

            word.AddRange(utf8[..length]);
        }

        Close();
        return encoded.ToString();

        void Close()
        {
            encoded.Append(WordStart).Append(Convert.ToBase64String([.. word])).Append(WordEnd);
            word.Clear();
        }
    }

    // Base64 turns three bytes into four letters.
    private static int Room(int column) => (Math.Min(EncodedWordLength, LineLength - column) - WordStart.Length - WordEnd.Length) / 4 * 3;
}
