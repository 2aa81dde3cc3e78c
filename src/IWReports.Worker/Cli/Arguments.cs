using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using IWReports.Core.Calendar;

namespace IWReports.Worker.Cli;

/// <summary>Options that several verbs take, read the same way everywhere.</summary>
internal static class Arguments
{
    private const string Kinds = "a month (2025-11), an ISO week (2025-W48), another week (2025-11-23..2025-11-29) or a day (2025-11-30)";

    /// <summary>A period that must be given.</summary>
    public static Option<ReportPeriod> Period(string name = "--period", string means = "The period") => new(name)
    {
        Description = $"{means}: {Kinds}",
        Required = true,
        CustomParser = result => Read(name, result) ?? default,
    };

    /// <summary>A period that narrows an answer.</summary>
    public static Option<ReportPeriod?> OnlyPeriod() => new("--period")
    {
        Description = $"Only of this period: {Kinds}",
        CustomParser = result => Read("--period", result),
    };

    /// <summary>Bounds a whole number; what is no number is refused as such.</summary>
    public static void Between(this Option<int> option, int least, int most) => option.Validators.Add(result =>
    {
        if (result.Tokens is [{ Value: var text }] && int.TryParse(text, CultureInfo.InvariantCulture, out var number)
            && (number < least || number > most))
            result.AddError(most == int.MaxValue
                ? $"{option.Name} must be at least {least}." : $"{option.Name} must be between {least} and {most}.");
    });

    private static ReportPeriod? Read(string name, ArgumentResult result)
    {
        var text = result.Tokens.Count > 0 ? result.Tokens[0].Value : "";
        if (ReportPeriod.TryParse(text, out var period))
            return period;
        result.AddError($"{name}: \"{text}\" is no period. Write {Kinds}.");
        return null;
    }
}
