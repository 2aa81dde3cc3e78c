using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace IWReports.Worker.Delivery.Channels;

/// <summary>
/// What makes a delivery the same delivery, whoever tries it and however often. Message-ID and file names derive from it.
/// </summary>
internal sealed record DeliveryKey(string Report, string Period, string Scope, int Revision, int RecipientId)
{
    private const string Base32 = "abcdefghijklmnopqrstuvwxyz234567";

    // 26 letters of 5 bits: 130 bits of the hash, more than will ever collide.
    private const int TagLength = 26;

    /// <summary>The key as a short name: the same for every attempt, another one for every recipient and revision.</summary>
    public string Tag { get; } = TagOf(string.Create(CultureInfo.InvariantCulture,
        $"{Report}\n{Period}\n{Scope}\n{Revision}\n{RecipientId}"));

    public string MessageId(string domain) => $"<iw.{Tag}@{domain}>";

    private static string TagOf(string text)
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(text));
        return string.Create(TagLength, hash, static (tag, hash) =>
        {
            for (var letter = 0; letter < tag.Length; letter++)
            {
                var bit = letter * 5;
                var pair = (hash[bit / 8] << 8) | hash[bit / 8 + 1];
                tag[letter] = Base32[(pair >> (11 - bit % 8)) & 31];
            }
        });
    }
}
