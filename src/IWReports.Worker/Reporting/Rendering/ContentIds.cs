using System.Text.RegularExpressions;

namespace IWReports.Worker.Reporting.Rendering;

/// <summary>A mail's HTML names its pictures by content id; shown elsewhere, they need another address.</summary>
internal static partial class ContentIds
{
    /// <summary>Gives each picture the address of its chart; one that has none (null) stays as it is.</summary>
    public static string Replace(string html, Func<string, string?> addressOf) =>
        ContentId().Replace(html, match => addressOf(match.Groups[1].Value) ?? match.Value);

    public static IEnumerable<string> Charts(string html) => ContentId().Matches(html).Select(match => match.Groups[1].Value).Distinct();

    [GeneratedRegex("cid:([A-Za-z0-9._-]+)@iwreports")]
    private static partial Regex ContentId();
}
