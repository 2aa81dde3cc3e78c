using System.Security.Cryptography;
using System.Text;

namespace IWReports.Worker.Tests.Delivery;

/// <summary>
/// The server's side of one sign-in by SCRAM (RFC 5802): the password is never said, and both sides prove that they know it.
/// </summary>
internal sealed class ScramExchange(string mechanism, string password)
{
    private const string Salt = "c2FsdCBvZiBhIHRlc3Q=";
    private const int Rounds = 4096;

    private readonly HashAlgorithmName _hash = new(mechanism["SCRAM-".Length..].Replace("-", "", StringComparison.Ordinal));
    private string _first = "", _challenge = "";

    public string Challenge(string first)
    {
        _first = Text(first)["n,,".Length..];
        _challenge = $"r={Part(_first, "r")}server,s={Salt},i={Rounds}";
        return Base64(Encoding.UTF8.GetBytes(_challenge));
    }

    /// <summary>The server's proof, or null where the client's is wrong.</summary>
    public string? Signature(string final)
    {
        var text = Text(final);
        var said = Encoding.UTF8.GetBytes($"{_first},{_challenge},{text[..text.IndexOf(",p=", StringComparison.Ordinal)]}");
        var salted = Rfc2898DeriveBytes.Pbkdf2(password, Convert.FromBase64String(Salt), Rounds, _hash, Length);
        var key = CryptographicOperations.HmacData(_hash, salted, "Client Key"u8.ToArray());
        var expected = CryptographicOperations.HmacData(_hash, CryptographicOperations.HashData(_hash, key), said)
            .Zip(key, (one, other) => (byte)(one ^ other)).ToArray();
        return Part(text, "p") == Base64(expected)
            ? Base64(Encoding.UTF8.GetBytes("v="
                + Base64(CryptographicOperations.HmacData(_hash, CryptographicOperations.HmacData(_hash, salted, "Server Key"u8.ToArray()),
                said))))
            : null;
    }

    private int Length => CryptographicOperations.HashData(_hash, []).Length;

    private static string Part(string text, string name) => text.Split(',')
        .Single(part => part.StartsWith(name + "=", StringComparison.Ordinal))[2..];

    private static string Text(string base64) => Encoding.UTF8.GetString(Convert.FromBase64String(base64));

    private static string Base64(byte[] bytes) => Convert.ToBase64String(bytes);
}
