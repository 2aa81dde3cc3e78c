using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace IWReports.Worker.Ingestion.Sources.Tables;

/// <summary>
/// Keys of a file's calls without a number: what tells them apart, and their place among those equal in it. A corrected export has the
/// same.
/// </summary>
internal sealed class CallKeys
{
    private readonly Dictionary<Guid, int> _places = [];

    public string Of(DateTimeOffset entered, string? queue, byte[]? caller, string? agent)
    {
        var told = string.Create(CultureInfo.InvariantCulture,
            $"{entered.UtcTicks}\n{queue}\n{(caller is null ? "" : Convert.ToHexString(caller))}\n{agent}");
        var key = new Guid(SHA256.HashData(Encoding.UTF8.GetBytes(told)).AsSpan(0, 16));
        var place = _places[key] = _places.GetValueOrDefault(key) + 1;
        return string.Create(CultureInfo.InvariantCulture, $"{key:N}-{place}");
    }
}
