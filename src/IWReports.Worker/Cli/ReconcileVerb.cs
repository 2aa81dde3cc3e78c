using System.CommandLine;
using IWReports.Core.Kpis.Measuring;
using IWReports.Worker.Host;
using IWReports.Worker.Measurement;
using Spectre.Console;

namespace IWReports.Worker.Cli;

/// <summary>Holds call, queue and officer totals against each other.</summary>
internal static class ReconcileVerb
{
    private static readonly Option<DateOnly?> From = DateOption.Create("--from", "First day, 2025-11-01");

    private static readonly Option<DateOnly?> To = DateOption.Create("--to", "Last day, 2025-11-30");

    public static Command Create() => new Command("reconcile",
        "Compare call totals, queue totals and officer totals, with the reasons they differ") { From,
        To }.Example("reconcile --from 2025-11-01 --to 2025-11-30").Runs(
        async (parsed, services, output, cancellationToken) =>
        {
            var from = parsed.GetValue(From) ?? throw new InputException("--from is missing: the first day, as 2025-11-01.");
            var to = parsed.GetValue(To) ?? throw new InputException("--to is missing: the last day, as 2025-11-30.");
            if (to < from)
                throw new InputException($"--from {from:yyyy-MM-dd} lies after --to {to:yyyy-MM-dd}: give the earlier day first.");
            var totals = await services.GetRequiredService<CallTotalsReader>().ReadAsync(new(from, to), cancellationToken);
            var reconciled = Reconciliation.Of(totals);
            output.Answer(reconciled.Select(one =>
                new { one.Left, one.LeftTotal, one.Right, one.RightTotal, one.Difference, one.Reasons, one.Unexplained }), () =>
            {
                var table = Output.Table("total", "", "beside", "", "difference", "because", "unexplained");
                foreach (var one in reconciled)
                {
                    table.AddRow(
                        one.Left, KpiText.Number(one.LeftTotal), one.Right, KpiText.Number(one.RightTotal), KpiText.Number(one.Difference),
                        string.Join("; ", one.Reasons.Select(reason => $"{KpiText.Number(reason.Count)} {reason.Reason}")),
                            KpiText.Number(one.Unexplained));
                }

                return table;
            });
            if (totals.DaysLeftOut > 0)
                output.Say($"{Words.Count(totals.DaysLeftOut, "day with calls is", "days with calls are")} left out: not measured as "
                    + $"they are now. Run \"iwreports measure\".");
            return reconciled.Any(one => one.Unexplained != 0) || totals.DaysLeftOut > 0 ? ExitCode.LookAtIt : ExitCode.Done;
        });
}
