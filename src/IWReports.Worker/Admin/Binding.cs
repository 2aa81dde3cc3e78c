using System.Net;

namespace IWReports.Worker.Admin;

/// <summary>Where the dashboard may listen: on this machine always; elsewhere only when someone can sign in and nobody can listen in.</summary>
internal static class Binding
{
    public const string Default = "http://127.0.0.1:8080";

    /// <summary>Throws when an address must not be bound.</summary>
    public static void Check(IEnumerable<string> urls, bool anyUser, bool behindTlsProxy)
    {
        foreach (var url in urls)
        {
            BindingAddress address;
            try
            {
                address = BindingAddress.Parse(url);
            }
            catch (FormatException wrong)
            {
                throw new InputException($"--urls: \"{url}\" is not an address. Use one such as {Default}.", wrong);
            }

            if (address.IsUnixPipe || IsLoopback(address.Host))
                continue;
            if (!anyUser)
                throw new InputException($"--urls: {url} can be reached from other machines, and nobody can sign in yet. Add a user first: iwreports users add NAME --role admin");
            if (address.Scheme != Uri.UriSchemeHttps && !behindTlsProxy)
                throw new InputException($"--urls: {url} would send passwords in the clear to other machines. Use https with a certificate, or set Admin__BehindTlsProxy=true if a proxy in front does TLS.");
        }
    }

    private static bool IsLoopback(string host) =>
        host.Equals("localhost", StringComparison.OrdinalIgnoreCase) || (IPAddress.TryParse(host.Trim('[', ']'), out var address) && IPAddress.IsLoopback(address));
}
