using IWReports.Core.Language;
using IWReports.Worker.Database;
using IWReports.Worker.Scheduling;
using Spectre.Console;

namespace IWReports.Worker.Cli;

/// <summary>What a verb says of a run that it waited for.</summary>
internal sealed record RunAnswer(string Id, long? Run, string? Period, DateTimeOffset? Slot, string State, string Message)
{
    public static RunAnswer Of(string schedule, RunResult run) => new(schedule, run.Id, run.Period, null, run.State.Word(), run.Message);

    public static RunAnswer Of(string schedule, Backfilled step) => step.Run is { } run
        ? Of(schedule, run) with { Period = step.Period.ToString(), Slot = step.Slot }
        : new(schedule, null, step.Period.ToString(), step.Slot, "skipped", "Done before; --again runs it once more.");

    /// <summary>
    /// Writes the answers, then what failed as one line. A failed or partial run asks for a look: it is written down, so something was
    /// changed.
    /// </summary>
    public static int Write(Output output, IReadOnlyList<RunAnswer> answers, Exception? error)
    {
        output.Answer(answers.Count == 1 && answers[0].Slot is null ? answers[0] : answers, () =>
        {
            var table = Output.Table("schedule", "period", "run", "state", "message");
            foreach (var answer in answers)
                table.AddRow(answer.Id, answer.Period ?? "",
                    answer.Run?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "-", answer.State,
                    Markup.Escape(answer.Message));
            return table;
        });
        if (error is not null)
        {
            var failure = Failure.Of(error);
            Output.Error(failure?.Message ?? $"{error.GetType().Name}: {answers[^1].Message}");
            return failure?.ExitCode is ExitCode.PartMissing ? ExitCode.PartMissing : ExitCode.LookAtIt;
        }

        return answers.Any(answer => answer.State == RunState.Partial.Word()) ? ExitCode.LookAtIt : ExitCode.Done;
    }
}
