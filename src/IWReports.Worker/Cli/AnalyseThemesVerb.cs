using System.CommandLine;
using System.Globalization;
using IWReports.Core.Analysis.Themes;
using IWReports.Worker.Company;
using IWReports.Worker.Host;
using Spectre.Console;

namespace IWReports.Worker.Cli;

/// <summary>What remarks handed in are about, beside the period before.</summary>
internal static class AnalyseThemesVerb
{
    public static Command Create()
    {
        var remarks = new Argument<string>("REMARKS") { Description = "CSV date,words; - for standard input",
            DefaultValueFactory = _ => "-" };
        var period = Arguments.Period();
        var names = new Option<string?>("--names") { Description = "Names to take out of the examples: Mary,Yore Mine Co." };
        return new Command("themes", "What customers wrote about in a period and in the one before, by the words of themes.csv") { remarks,
            period, names }.Example("analyse themes remarks.csv --period 2025-11 --names Mary").Runs(
            async (parsed, _, output, cancellationToken) =>
            {
                var wanted = parsed.GetValue(period);
                var before = wanted.IsMonth ? wanted.AddMonths(-1) : new(wanted.From.AddDays(-wanted.Days), wanted.From.AddDays(-1));
                var lines = await CsvLine.ReadAsync(parsed.GetValue(remarks)!, cancellationToken);
                var themes = ThemeCount.Of([.. lines.Where(line => line.Number > 1 || Day(line) is not null).Select(Remark)],
                    Themes.Read(), wanted, before,
                    parsed.GetValue(names)?.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) ?? []);
                output.Answer(themes, () =>
                {
                    var table = Output.Table("theme", wanted.ToString(), before.ToString(), "for example");
                    foreach (var theme in themes)
                        table.AddRow(Markup.Escape(theme.Theme), $"{theme.Remarks}", $"{theme.Before}",
                            Markup.Escape(string.Join(" / ", theme.Examples)));
                    return table;
                });
                return ExitCode.Done;
            },
            needsDatabase: false);
    }

    private static Remark Remark(CsvLine line) => Day(line) is { } day
        ? new(day, null, string.Join(", ", line.Fields.Skip(1)))
        : throw new InputException($"{line.Where}: \"{line.Fields[0]}\" is not a date. Write: 2025-11-30,what the customer wrote");

    private static DateOnly? Day(CsvLine line) =>
        DateOnly.TryParseExact(line.Fields[0], "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
}
