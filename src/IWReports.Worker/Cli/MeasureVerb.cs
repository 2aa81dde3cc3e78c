using System.CommandLine;
using IWReports.Core.Calendar;
using IWReports.Worker.Host;
using IWReports.Worker.Measurement;
using IWReports.Worker.Scheduling;
using Spectre.Console;

namespace IWReports.Worker.Cli;

/// <summary>Measures the KPIs of touched days, or of a range.</summary>
internal static class MeasureVerb
{
    private static readonly Option<DateOnly?> From =
        DateOption.Create("--from", "First day, 2025-11-01; without a range the touched days are measured");

    private static readonly Option<DateOnly?> To = DateOption.Create("--to", "Last day, 2025-11-30");

    public static Command Create() => new Command("measure", "Measure the KPIs of touched days, or of a range") { From,
        To }.Example("measure", "measure --from 2025-11-01 --to 2025-11-30").Runs(
        async (parsed, services, output, cancellationToken) =>
        {
            var range = Range(parsed.GetValue(From), parsed.GetValue(To));
            var result = await output.WithProgressAsync("Measuring", progress => services.GetRequiredService<MeasureJob>()
                .RunAsync(range, services.GetRequiredService<BusinessClock>().Today, progress, cancellationToken));
            output.Answer(result, () =>
                Output.Table("days", "values", "restated")
                    .AddRow([.. new[] { result.Days, result.Values, result.Restated }.Select(number => KpiText.Number(number))]));
            return ExitCode.Done;
        });

    private static ReportPeriod? Range(DateOnly? from, DateOnly? to) => (from, to) switch
    {
        (null, null) => null,
        ({ } first, { } last) when first <= last => new(first, last),
        ({ } first, { } last) => throw new InputException(
            $"--from {first:yyyy-MM-dd} lies after --to {last:yyyy-MM-dd}: give the earlier day first."),
        _ => throw new InputException("A range needs both --from and --to; without either the touched days are measured."),
    };
}
