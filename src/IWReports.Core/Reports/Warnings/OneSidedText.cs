using System.Text.Encodings.Web;
using System.Text.Json;
using IWReports.Core.Language;

namespace IWReports.Core.Reports.Warnings;

/// <summary>An officer in a log: whether seen logged in, and how many calls were answered.</summary>
public sealed record ObservedAgent(string Name, bool WasLoggedIn, long Calls);

/// <summary>Says whose work and presence do not come together, and the setting that would bring them together.</summary>
public static class OneSidedText
{
    private const int MaxNames = 8;

    // A channel's own mark, "-0000a1f2", is longer than what people put behind a dash.
    private const int ShortestMark = 4;

    private static readonly JsonSerializerOptions Json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Null where every officer who was logged in took calls, and the other way round.</summary>
    public static string? Of(IReadOnlyList<ObservedAgent> officers)
    {
        var (present, talking) = (officers.Where(one => one.Calls == 0).ToList(), officers.Where(one => !one.WasLoggedIn).ToList());
        if (present.Count + talking.Count == 0)
            return null;
        var only = new[]
        {
            present.Count == 0 ? null : $"only logged in, never on a call: {Names(present)}",
            talking.Count == 0 ? null : $"only on calls, never logged in: {Names(talking)}",
        }.OfType<string>();
        var aliases = Aliases(present.Concat(talking), officers);
        return $"Officers seen {string.Join("; ", only)}."
            + (talking.Count == 0 ? "" : " Occupancy and calls per hour leave calls out whose officer was not seen logged in.")
            + (aliases.Count > 0 ? $" These look like one officer under two names; if so, {Set(aliases)}"
                : present.Count > 0
                    && talking.Count > 0 ? $" Where two of them are one officer, {Set(new() { [talking[0].Name] = "the name logged in" })}"
                : "");
    }

    // Half an officer is looked for among all others: the other half may have both.
    private static SortedDictionary<string, string> Aliases(IEnumerable<ObservedAgent> halves, IReadOnlyList<ObservedAgent> officers)
    {
        var aliases = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var half in halves)
        {
            var namesakes = officers.Where(one => one.Name != half.Name && Person(one.Name) == Person(half.Name));
            if (namesakes.FirstOrDefault(one => half.Calls == 0 ? one.Calls > 0 : one.WasLoggedIn) is not { } other)
                continue;
            // A telephone is called as its person is, where one of both is a person's name; else the half as the other.
            var (from, to) = IsTelephone(other) && !IsTelephone(half) ? (other.Name, half.Name) : (half.Name, other.Name);
            // The first half said it already, from its side.
            if (aliases.GetValueOrDefault(to) != from)
                aliases.TryAdd(from, to);
        }

        return aliases;
    }

    private static bool IsTelephone(ObservedAgent officer) => officer.Name.Contains('/', StringComparison.Ordinal);

    private static string Set(SortedDictionary<string, string> aliases) =>
        $"set \"Sources\": {{ \"AgentAliases\": {JsonSerializer.Serialize(aliases, Json)} }} and run \"iwreports measure\".";

    // "Local/1127@callback-agent/n", "Agent/1127" and "SIP/1127-0000a1f2" are all 1127.
    private static string Person(string name)
    {
        var person = name[(name.IndexOf('/', StringComparison.Ordinal) + 1)..].Split('@')[0].Split('/')[0];
        var dash = person.LastIndexOf('-');
        var isOfCall = dash > 0 && person.Length - dash > ShortestMark && person[(dash + 1)..].All(char.IsAsciiHexDigit);
        return (isOfCall ? person[..dash] : person).Trim().ToLowerInvariant();
    }

    private static string Name(ObservedAgent one) =>
        one.Calls > 0 ? $"{one.Name} ({DailyDigestText.Number(one.Calls)})" : one.Name;

    private static string Names(List<ObservedAgent> officers) =>
        string.Join(", ", officers.Take(MaxNames).Select(Name)) + (officers.Count > MaxNames
            ? $" and {officers.Count - MaxNames} more" : "");
}
