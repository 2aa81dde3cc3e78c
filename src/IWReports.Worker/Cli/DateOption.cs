using System.CommandLine;
using System.Globalization;

namespace IWReports.Worker.Cli;

/// <summary>An option that takes an ISO date; anything else is refused with what would be right.</summary>
internal static class DateOption
{
    public static Option<DateOnly?> Create(string name, string description) => new(name)
    {
        Description = description,
        CustomParser = result =>
        {
            var text = result.Tokens[0].Value;
            if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
                return day;
            result.AddError($"{name}: \"{text}\" is no date. Write it as 2025-11-30.");
            return null;
        },
    };
}
