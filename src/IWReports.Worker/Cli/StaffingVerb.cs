using System.CommandLine;
using System.Globalization;
using IWReports.Core.Analysis.Staffing;
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
    private const double MaxErlangs = 1_000_000, MaxWaiting = 10_000_000;

    public static Command Create()
    {
        var given = new StaffingArguments();
        var command = new Command("staffing", "How many officers calls need, or how calls fare with so many");
        foreach (var option in given.All)
            command.Add(option);
        return command
            .Example("staffing --calls 100 --interval 30m --aht 180s --within 20s --target 80% --patience 300s --shrinkage 30%",
                "staffing --calls 100 --interval 30m --aht 180s --within 20s --agents 14")
            .Runs((parsed, _, output, _) => Task.FromResult(Run(given, parsed, output)), needsDatabase: false);
    }

    private static int Run(StaffingArguments given, ParseResult parsed, Output output)
    {
        var load = given.Load(parsed);
        Check(load);
        if (parsed.GetValue(given.Abandonment) is not null && load.Patience is null)
            Output.Note("--max-abandonment says nothing without --patience: callers who wait for ever never hang up.");
        var goal = given.Goal(parsed);
        var officers = parsed.GetValue(given.Agents)
            ?? (parsed.GetValue(given.Target) is null
            ? throw new InputException(
                "--target is missing: say which share is to be answered in time, such as 80%, or how many --agents there are.")
            : goal.OnPhones(load));
        Answer(output, load, officers, goal);
        return ExitCode.Done;
    }

    private static void Check(CallLoad load)
    {
        if (load.Erlangs > MaxErlangs)
            throw new InputException(string.Create(CultureInfo.InvariantCulture, $"--calls {load.Calls}: a load of "
                + $"{load.Erlangs:0} erlangs; at most {MaxErlangs:0} are counted. Check --calls, --interval and --aht."));
        if (load.PerSecond * load.Patience?.TotalSeconds > MaxWaiting)
            throw new InputException(string.Create(CultureInfo.InvariantCulture, $"--patience: "
                + $"{load.PerSecond * load.Patience!.Value.TotalSeconds:0} callers could be waiting at once; at most {MaxWaiting:0} are "
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
        if (!output.Json && load.Erlangs >= SquareRootStaffing.MinErlangs && answer.Spare is > 0 and { } spare)
            output.Say(string.Create(CultureInfo.InvariantCulture, $"Spare grows with the root of the load only: twice these calls would "
                + $"take about {SquareRootStaffing.Officers(2 * load.Erlangs, spare)} officers on the phones, not {2 * officers}."));
    }
}
