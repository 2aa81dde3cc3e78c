using System.CommandLine;
using System.Globalization;
using System.Text.RegularExpressions;

namespace IWReports.Worker.Cli;

/// <summary>Options for lengths of time and shares as people write them: 30m, 180s, 1h30m; 80% or 0.8.</summary>
internal static partial class Quantity
{
    private static readonly TimeSpan Longest = TimeSpan.FromDays(1);

    public static Option<TimeSpan?> Time(string name, string description, bool mayBeNone = false) =>
        Option<TimeSpan?>(name, description, text =>
        Length(text) is { } time && time <= Longest && (time > TimeSpan.Zero || (mayBeNone && time == TimeSpan.Zero)) ? time : null,
        $"is no length of time {(mayBeNone ? "from 0s" : "above 0")} to 24h, such as 30m, 180s or 1h");

    /// <summary>A share between two bounds, which may be counted in or not.</summary>
    public static Option<double?> Share(string name, string description, Func<double, bool> fits, string expected) =>
        Option<double?>(name, description, text =>
        Part(text) is { } share && fits(share) ? share : null,
        $"is no share {expected}, such as 80% or 0.8");

    public static Option<double?> Number(string name, string description, Func<double, bool> fits, string expected) =>
        Option<double?>(name, description, text =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && fits(number) ? number : null,
        $"is no number {expected}");

    public static Option<int?> Count(string name, string description, int most) => Option<int?>(name, description, text =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var count) && count <= most ? count : null,
        string.Create(CultureInfo.InvariantCulture, $"is no whole number from 0 to {most}"));

    private static Option<T> Option<T>(string name, string description, Func<string, T> read, string wrong) => new(name)
    {
        Description = description,
        CustomParser = result =>
        {
            var text = result.Tokens.Count > 0 ? result.Tokens[0].Value : "";
            var value = read(text);
            if (value is null)
                result.AddError($"{name}: \"{text}\" {wrong}.");
            return value;
        },
    };

    private static TimeSpan? Length(string text)
    {
        var parts = Parts().Match(text);
        if (!parts.Success || text.Length == 0)
            return null;
        double Of(string unit) => parts.Groups[unit] is { Success: true } group ? double.Parse(group.Value, CultureInfo.InvariantCulture)
            : 0;
        var seconds = (Of("h") * 3600) + (Of("m") * 60) + Of("s") + (Of("ms") / 1000);
        return seconds <= Longest.TotalSeconds ? TimeSpan.FromSeconds(seconds) : null;
    }

    private static double? Part(string text) =>
        double.TryParse(text.TrimEnd('%').TrimEnd(), NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            && double.IsFinite(number)
            ? text.EndsWith('%') ? number / 100 : number
            : null;

    [GeneratedRegex(@"^(?:(?<h>\d+(?:\.\d+)?)h)?(?:(?<m>\d+(?:\.\d+)?)m(?!s))?(?:(?<s>\d+(?:\.\d+)?)s)?(?:(?<ms>\d+(?:\.\d+)?)ms)?$")]
    private static partial Regex Parts();
}
