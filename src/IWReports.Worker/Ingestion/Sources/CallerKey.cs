using System.Security.Cryptography;
using System.Text;
using IWReports.Worker.Database;
using IWReports.Worker.Host;
using Microsoft.Extensions.Options;
using Npgsql;

namespace IWReports.Worker.Ingestion.Sources;

/// <summary>
/// Hashes callers' numbers, and lines that contain them, with a secret: phone numbers are so few that a plain hash of one can be looked up.
/// </summary>
internal sealed class CallerKey(IOptions<PrivacyOptions> options)
{
    /// <summary>Length of a caller's hash: half a SHA-256 is more than enough to tell callers apart.</summary>
    public const int HashLength = 16;

    private const int NonceLength = 12, TagLength = 16, SealLength = 32;

    private readonly Lazy<AesGcm> _seal = new(() => Sealing(options.Value));

    private readonly Lazy<byte[]> _key = new(() => Read(options.Value.CallerKey));

    private byte[] _keyed = [];

    /// <summary>The hash of a caller's number in its normal form; null when there is no number to speak of.</summary>
    public byte[]? Caller(ReadOnlySpan<byte> written)
    {
        if (PhoneNumber.Normalise(written, options.Value) is not { } number)
            return null;
        Span<byte> hash = stackalloc byte[HMACSHA256.HashSizeInBytes];
        HMACSHA256.HashData(_key.Value, Encoding.ASCII.GetBytes(number), hash);
        return hash[..HashLength].ToArray();
    }

    /// <summary>The hash of a mark that is no telephone number, such as a customer's.</summary>
    public byte[] Mark(string mark) => HMACSHA256.HashData(_key.Value, Encoding.UTF8.GetBytes(mark.ToUpperInvariant()))[..HashLength];

    /// <summary>
    /// A caller's number as it may be stored to ring back: whoever has the database alone cannot read it. Null when there is no number to
    /// speak of. Not for use by two threads at once.
    /// </summary>
    public byte[]? Seal(ReadOnlySpan<byte> written)
    {
        if (PhoneNumber.Normalise(written, options.Value) is not { } number)
            return null;
        var box = new byte[NonceLength + TagLength + number.Length];
        RandomNumberGenerator.Fill(box.AsSpan(0, NonceLength));
        _seal.Value.Encrypt(box.AsSpan(0, NonceLength), Encoding.ASCII.GetBytes(number), box.AsSpan(NonceLength + TagLength),
            box.AsSpan(NonceLength, TagLength));
        return box;
    }

    /// <summary>The number in a sealed box, as it is dialled from anywhere: "+61355501234".</summary>
    public string Open(ReadOnlySpan<byte> box)
    {
        Span<byte> number = stackalloc byte[box.Length - NonceLength - TagLength];
        using var seal = Sealing(options.Value);
        seal.Decrypt(box[..NonceLength], box[(NonceLength + TagLength)..], box.Slice(NonceLength, TagLength), number);
        return $"+{Encoding.ASCII.GetString(number)}";
    }

    /// <summary>What a line is known by: a hash of the key and its bytes. Not for use by two threads at once.</summary>
    public Guid Line(ReadOnlySpan<byte> line)
    {
        var key = _key.Value;
        if (_keyed.Length < key.Length + line.Length)
        {
            _keyed = new byte[Math.Max(1024, 2 * (key.Length + line.Length))];
            key.CopyTo(_keyed, 0);
        }

        line.CopyTo(_keyed.AsSpan(key.Length));
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(_keyed.AsSpan(0, key.Length + line.Length), hash);
        return new Guid(hash[..HashLength], bigEndian: true);
    }

    /// <summary>Refuses a key other than the one that this database's hashes were made with.</summary>
    public async Task CheckAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        await connection.ExecuteAsync("insert into caller_key (fingerprint) values ($1) on conflict do nothing", cancellationToken,
            Fingerprint());
        await IsKnownAsync(connection, cancellationToken);
    }

    /// <summary>Refuses another key as well, and writes nothing; false while this database has hashed no caller.</summary>
    public async Task<bool> IsKnownAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        var known = await connection.RowsAsync<byte[]>("select fingerprint from caller_key", cancellationToken);
        if (known.Any(fingerprint => !fingerprint.AsSpan().SequenceEqual(Fingerprint())))
            throw new PartMissingException("Privacy__CallerKey is not the key that this database's callers were hashed with. Set the "
                + "original key: with another one no caller and no line would be known again.");
        return known.Count > 0;
    }

    // A key of its own: what opens numbers must not be what hashes them.
    private static AesGcm Sealing(PrivacyOptions options) =>
        new(HKDF.DeriveKey(HashAlgorithmName.SHA256, Read(options.CallerKey), SealLength, info: "call back"u8.ToArray()), TagLength);

    private byte[] Fingerprint() => HMACSHA256.HashData(_key.Value, "caller key"u8);

    private static byte[] Read(string? setting)
    {
        if (string.IsNullOrWhiteSpace(setting))
            throw new PartMissingException(
                $"Privacy__CallerKey is not set: callers' numbers are stored only as a hash made with it. {PrivacyOptions.Remedy}");
        var key = new byte[setting.Length];
        if (!Convert.TryFromBase64String(setting.Trim(), key, out var length) || length < PrivacyOptions.MinBytes)
            throw new PartMissingException(
                $"Privacy__CallerKey must be base64 of at least {PrivacyOptions.MinBytes} bytes. {PrivacyOptions.Remedy}");
        return key[..length];
    }
}
