using System.Text;
using IWReports.Worker.Host;
using MimeKit;

namespace IWReports.Worker.Delivery.Email;

/// <summary>Free text in a header field, so that a reader gets back what was written.</summary>
/// <remarks>
/// A control character is refused: it could start a second header. MimeKit (4.18.2) takes a literal "=?x?=" for encoded
/// text, drops blanks at the ends and writes lines of 85: such text is encoded here.
/// </remarks>
internal static class HeaderText
{
    // RFC 2047, 2: a line with an encoded word ends at 76, the word itself at 75.
    private const int LineLength = 76;
    private const int EncodedWordLength = 75;
    private const string WordStart = "=?utf-8?B?", WordEnd = "?=";

    // Longer words leave no place to fold a line.
    private const int LongestWord = 60;

    /// <summary>A field of free text.</summary>
    public static Header Field(string name, string value)
    {
        if (value.Any(char.IsControl))
            throw new InputException($"{name} holds a line break or another control character; it must be one line of text.");
        return IsPlain(value) ? new(Encoding.ASCII, name, value) : Raw(name, Encode(value, name.Length + 2));
    }

    /// <summary>A field with one mailbox: its name, quoted or encoded where it must be, then the address.</summary>
    public static Header Field(string name, Mailbox mailbox)
    {
        if (IsPlain(mailbox.Name) && mailbox.Name.Length <= LongestWord)
            return new(Encoding.ASCII, name, new MailboxAddress(mailbox.Name, mailbox.Address).ToString(encode: true));
        var phrase = Encode(mailbox.Name, name.Length + 2);
        var column = phrase.LastIndexOf('\n') is >= 0 and var fold ? phrase.Length - fold : name.Length + 2 + phrase.Length;
        return Raw(name, phrase + (column + mailbox.Address.Length + 3 > LineLength ? "\r\n" : "") + $" <{mailbox.Address}>");
    }

    private static Header Raw(string name, string value)
    {
        var header = new Header(Encoding.ASCII, name, "");
        header.SetRawValue(Encoding.ASCII.GetBytes($" {value}\r\n"));
        return header;
    }

    private static bool IsPlain(string text) =>
        text.Length == 0
        || (text.All(letter => letter is >= ' ' and <= '~') && !text.Contains("=?", StringComparison.Ordinal)
            && text.Split(' ').All(word => word.Length is > 0 and <= LongestWord));

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
