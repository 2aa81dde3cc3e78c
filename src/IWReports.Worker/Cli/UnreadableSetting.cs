using System.Text.RegularExpressions;

namespace IWReports.Worker.Cli;

/// <summary>A setting whose text is not of its type: which one, what it says, and what it may say.</summary>
internal static partial class UnreadableSetting
{
    /// <summary>The sentence for people; null when the error is another one.</summary>
    public static string? Of(Exception error) =>
        error is not InvalidOperationException ? null
        // In a list or by name the framework tells the entry's own error further in.
        : error.InnerException is { } inner && Of(inner) is { } entry ? entry
        : Unknown().Match(error.Message) is { Success: true } unknown
            ? $"There is no setting {unknown.Groups["names"].Value}; is it a spelling mistake?"
        : Refusal().Match(error.Message) is { Success: true } refusal
            ? $"{refusal.Groups["path"].Value}: \"{refusal.Groups["value"].Value}\" is not {Wanted(TypeOf(refusal.Groups["type"].Value))}."
            : error.Message.Contains("ErrorOnUnknownConfiguration", StringComparison.Ordinal)
                ? "one has entries below it where a single value belongs, or the other way round. A team lists its queues "
                    + "(Company:Teams:NAME:0 is the first), an alias is one name (Sources:AgentAliases:NAME)."
            : null;

    private static Type? TypeOf(string name) => typeof(UnreadableSetting).Assembly.GetType(name) ?? Type.GetType(name);

    private static string Wanted(Type? type) => type switch
    {
        { IsEnum: true } => $"one of {string.Join(", ", Enum.GetNames(type))}",
        _ when type == typeof(TimeSpan) =>
            "a length of time; write hours, minutes and seconds, as 00:30:00, and days before them, as 5.00:00:00",
        _ when type == typeof(TimeOnly) => "a time of day; write it as 09:00",
        _ when type == typeof(bool) => "true or false",
        _ when type == typeof(DateOnly) => "a day; write it as 2026-01-31",
        _ when type == typeof(int) || type == typeof(decimal) || type == typeof(double) => "a number",
        _ => "what belongs there",
    };

    [GeneratedRegex("properties were not found on the instance of [^:]*: (?<names>.*)$")]
    private static partial Regex Unknown();

    // The framework tells this in a sentence only.
    [GeneratedRegex("^Failed to convert configuration value '(?<value>.*)' at '(?<path>[^']*)' to type '(?<type>[^']*)'")]
    private static partial Regex Refusal();
}
