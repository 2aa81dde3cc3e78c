using System.Net;

namespace IWReports.Worker.Host;

/// <summary>Who asks, as far as limits of requests go.</summary>
internal static class ClientAddress
{
    /// <param name="behindProxy">Whether a proxy in front says whom it asks for.</param>
    public static string Of(HttpContext context, bool behindProxy)
    {
        var address = context.Connection.RemoteIpAddress;
        // The last one was written by the proxy that we were told of; those before it by anybody.
        if (behindProxy
            && IPAddress.TryParse(context.Request.Headers["X-Forwarded-For"].ToString().Split(',')[^1].Trim(), out var forwarded))
            address = forwarded;
        // Who has one IPv6 address has all of its network.
        return address?.GetAddressBytes() is { Length: 16 } bytes && !address.IsIPv4MappedToIPv6
            ? Convert.ToHexString(bytes, 0, 8) : address?.MapToIPv4().ToString() ?? "";
    }
}
