using System.Net;
using System.Net.Sockets;

namespace IWReports.Worker.Host;

/// <summary>
/// Where a web server may listen: on this machine always; elsewhere only when someone can sign in and nobody can listen in.
/// </summary>
internal static class Binding
{
    private const string Setting = "--urls";

    public const string Default = "http://127.0.0.1:8080";

    /// <summary>Throws when an address must not be bound.</summary>
    public static void Check(IEnumerable<string> urls, bool anyUser, bool behindTlsProxy)
    {
        foreach (var url in urls)
        {
            var address = Parse(Setting, url);
            if (address.IsUnixPipe || IsLoopback(address.Host))
                continue;
            if (!anyUser)
                throw new InputException($"--urls: {url} can be reached from other machines, and nobody can sign in yet. Add a user "
                    + $"first: iwreports users add NAME --role admin");
            if (address.Scheme != Uri.UriSchemeHttps && !behindTlsProxy)
                throw new InputException($"--urls: {url} would send passwords in the clear to other machines. Use https with a "
                    + $"certificate, or set Admin__BehindTlsProxy=true if a proxy in front does TLS.");
        }
    }

    /// <summary>
    /// Throws when an address is none, is not this machine's, or another program has it: told before any work, not after.
    /// </summary>
    public static void CheckFree(IReadOnlyList<string> urls, string setting = Setting)
    {
        if (urls.Count == 0)
            throw new InputException($"{setting}: no address is given. Use one such as {Default}.");
        foreach (var (url, address) in urls.Select(url => (url, Parse(setting, url))).Where(pair => !pair.Item2.IsUnixPipe))
        {
            var host = IPAddress.TryParse(address.Host.Trim('[', ']'), out var known) ? known : IsLoopback(address.Host)
                ? IPAddress.Loopback : IPAddress.Any;
            using var socket = new Socket(host.AddressFamily, SocketType.Stream, ProtocolType.Tcp);
            try
            {
                socket.Bind(new IPEndPoint(host, address.Port));
            }
            catch (SocketException taken) when (taken.SocketErrorCode is SocketError.AddressAlreadyInUse)
            {
                throw new PartMissingException($"{setting}: another program listens at {url}. End it, or give another port.", taken);
            }
            catch (SocketException refused)
            {
                throw new InputException(
                    $"{setting}: {url} cannot be listened at ({refused.Message}). Use one such as {Default}.", refused);
            }
        }
    }

    private static BindingAddress Parse(string setting, string url)
    {
        try
        {
            if (BindingAddress.Parse(url) is { PathBase: "", Scheme: "http" or "https", Port: >= 0 and <= IPEndPoint.MaxPort } address
                && (address.IsUnixPipe || !address.Host.Contains(':') || address.Host.StartsWith('[')))
                return address;
        }
        catch (FormatException)
        {
            // Told below, like every other text that is no address.
        }

        throw new InputException($"{setting}: \"{url}\" is not an address. Use one such as {Default}.");
    }

    private static bool IsLoopback(string host) =>
        host.Equals("localhost", StringComparison.OrdinalIgnoreCase)
            || (IPAddress.TryParse(host.Trim('[', ']'), out var address) && IPAddress.IsLoopback(address));
}
