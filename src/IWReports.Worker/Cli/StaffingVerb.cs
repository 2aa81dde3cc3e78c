using System.CommandLine;
using System.Globalization;
using IWReports.Core.Analysis.Staffing;
using IWReports.Core.Kpis;
using IWReports.Core.Kpis.Measuring;
using IWReports.Core.Statistics.Erlang;
using IWReports.Worker.Host;
using IWReports.Worker.Measurement;
using Spectre.Console;

namespace IWReports.Worker.Cli;

/// <summary>How many officers calls need, or how calls fare with so many; needs no database.</summary>
internal static class StaffingVerb
{
    // Beyond these nobody runs a queue, and counting officers takes longer than one waits for an answer.
    private const double MostErlangs = 1_000_000, MostWaiting = 10_000_000;

    private const int MostAgents = 10_000_000;

    private const double LeastOccupancy = 0.05, MostShrinkage = 0.95;

    public static Command Create()
    {
        var calls = Quantity.Number("--calls", "Calls in an interval", number => number >= 0 && double.IsFinite(number),
            "of calls, 0 or more");
        var interval = Quantity.Time("--interval", "How long the interval is, 30m");
        var handle = Quantity.Time("--aht", "Average handling time, 180s");
        var within = Quantity.Time("--within", "How soon calls are to be answered, 20s", mayBeNone: true);
        var target = Quantity.Share("--target", "Share of calls to be answered that soon, 80%; not needed with --agents",
            share => share is >= 0 and < 1, "from 0 to below 100% (no number of officers answers every call in time)");
        var patience = Quantity.Time("--patience",
            "How long callers wait on average before they hang up (Erlang A); left out, they wait for ever (Erlang C)");
        var shrinkage = Quantity.Share("--shrinkage", "Share of paid time spent on leave, breaks, training and meetings",
            share => share is >= 0 and <= MostShrinkage, $"from 0 to {MostShrinkage * 100:0}%");
        var occupancy = Quantity.Share("--max-occupancy", "Officers are to be busy for at most this share of their time",
            share => share is >= LeastOccupancy and <= 1, $"from {LeastOccupancy * 100:0}% to 100%");
        var abandonment = Quantity.Share("--max-abandonment", "At most this share of callers is to hang up; needs --patience",
            share => share is > 0 and <= 1, "above 0 to 100%");
        var agents = Quantity.Count("--agents", "Give the figures for this many officers instead", MostAgents);
        foreach (var needed in new Option[] { calls, interval, handle, within })
            needed.Required = true;
        var command = new Command("staffing", "How many officers calls need, or how calls fare with so many") { calls, interval, handle,
            within, target, patience, shrinkage, occupancy, abandonment, agents };
        return command
            .Example("staffing --calls 100 --interval 30m --aht 180s --within 20s --target 80% --patience 300s --shrinkage 30%",
                "staffing --calls 100 --interval 30m --aht 180s --within 20s --agents 14")
            .Runs((parsed, _, output, _) =>
            {
                var load = new CallLoad(parsed.GetValue(calls)!.Value, parsed.GetValue(interval)!.Value, parsed.GetValue(handle)!.Value,
                    parsed.GetValue(patience));
                Check(load);
                if (parsed.GetValue(abandonment) is not null && load.Patience is null)
                    Output.Note("--max-abandonment says nothing without --patience: callers who wait for ever never hang up.");
                var goal = new StaffingGoal(parsed.GetValue(target) ?? 0, parsed.GetValue(within)!.Value)
                {
                    MostOccupancy = parsed.GetValue(occupancy) ?? 1,
                    MostAbandonment = parsed.GetValue(abandonment) ?? 1,
                    Shrinkage = parsed.GetValue(shrinkage) ?? 0,
                };
                var officers = parsed.GetValue(agents)
                    ?? (parsed.GetValue(target) is null
                    ? throw new InputException(
                    "--target is missing: say which share is to be answered in time, such as 80%, or how many --agents there are.")
                    : goal.OnPhones(load));
                Answer(output, load, officers, goal);
                return Task.FromResult(ExitCode.Done);
            }, needsDatabase: false);
    }

    private static void Check(CallLoad load)
    {
        if (load.Erlangs > MostErlangs)
            throw new InputException(string.Create(CultureInfo.InvariantCulture, $"--calls {load.Calls}: a load of "
                + $"{load.Erlangs:0} erlangs; at most {MostErlangs:0} are counted. Check --calls, --interval and --aht."));
        if (load.PerSecond * load.Patience?.TotalSeconds > MostWaiting)
            throw new InputException(string.Create(CultureInfo.InvariantCulture, $"--patience: "
                + $"{load.PerSecond * load.Patience!.Value.TotalSeconds:0} callers could be waiting at once; at most {MostWaiting:0} are "
                + $"counted. Check --calls, --interval and --patience."));
    }

    // Shares of no calls are unknown, and a queue that only grows has no mean wait.
    private static void Answer(Output output, CallLoad load, int officers, StaffingGoal goal)
    {
        var figures = load.At(officers, goal.Within);
        var called = load.Calls > 0;
        var answer = new
        {
            Model = load.Patience is null ? "C" : "A",
            Load = load.Erlangs,
            Agents = officers,
            ServiceLevel = called ? figures.ServiceLevel : (double?)null,
            WaitProbability = called ? figures.WaitProbability : (double?)null,
            Abandonment = called ? figures.Abandonment : null,
            MeanWait = called && double.IsFinite(figures.MeanWaitSeconds) ? figures.MeanWaitSeconds : (double?)null,
            figures.Occupancy,
            Rostered = goal.Rostered(officers),
            Spare = called ? SquareRootStaffing.Spare(load.Erlangs, officers) : (double?)null,
        };
        output.Answer(answer, () =>
        {
            var table = Output.Table("what", "value");
            void Share(string what, double? value) =>
                table.AddRow(what, value is { } share ? KpiText.Value((decimal)share, Unit.Percent) : "–");
            table.AddRow("model", $"Erlang {answer.Model}");
            table.AddRow("load", $"{Output.Number(answer.Load, 2)} erlangs");
            table.AddRow("officers on the phones", $"{answer.Agents}");
            table.AddRow("officers on the roster", $"{answer.Rostered}");
            Share("answered in time", answer.ServiceLevel);
            Share("have to wait", answer.WaitProbability);
            Share("hang up", answer.Abandonment);
            table.AddRow("mean wait", answer.MeanWait is { } wait ? KpiText.Value((decimal)wait, Unit.Seconds) : called ? "without end"
                : "–");
            Share("officers busy", answer.Occupancy);
            return table;
        });
        // An explanation only: for smaller loads the root is off by whole officers.
        if (!output.Json && load.Erlangs >= SquareRootStaffing.FewestErlangs && answer.Spare is > 0 and { } spare)
            output.Say(string.Create(CultureInfo.InvariantCulture, $"Spare grows with the root of the load only: twice these calls would "
                + $"take about {SquareRootStaffing.Officers(2 * load.Erlangs, spare)} officers on the phones, not {2 * officers}."));
    }
}
