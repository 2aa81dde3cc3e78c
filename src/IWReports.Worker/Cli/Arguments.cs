using System.CommandLine;
using IWReports.Core.Calendar;

namespace IWReports.Worker.Cli;

/// <summary>Options that several verbs take, read the same way everywhere.</summary>
internal static class Arguments
{
    public static Option<ReportPeriod> Period(string name = "--period") => new(name)
    {
        Description = "A month (2025-11), an ISO week (2025-W48) or a day (2025-11-30)",
        Required = true,
        CustomParser = result =>
        {
            var text = result.Tokens.Count > 0 ? result.Tokens[0].Value : "";
            if (ReportPeriod.TryParse(text, out var period))
                return period;
            result.AddError($"{name}: \"{text}\" is no period. Write a month (2025-11), a week (2025-W48) or a day (2025-11-30).");
            return default;
        },
    };
}
