using System.CommandLine;
using IWReports.Core.Language;
using IWReports.Worker.Scheduling;
using IWReports.Worker.Scheduling.Jobs;
using IWReports.Worker.Scheduling.OnHangfire;
using Spectre.Console;

namespace IWReports.Worker.Cli;

/// <summary>When jobs fall due, and pausing, resuming and running them with a reason.</summary>
internal static class SchedulesVerb
{
    public static Command Create()
    {
        var verb = new Command("schedules", "When each job falls due, and what became of it last").Example("schedules").Runs(ListAsync);
        verb.Add(Pausing("pause", "Let what falls due pass, until resumed", true));
        verb.Add(Pausing("resume", "Go on with the next due time", false));
        verb.Add(Run());
        return verb;
    }

    private static async Task<int> ListAsync(ParseResult parsed, IServiceProvider services, Output output,
        CancellationToken cancellationToken)
    {
        await services.GetRequiredService<Schedules>().SeedAsync(cancellationToken);
        var now = services.GetRequiredService<TimeProvider>().GetUtcNow();
        var missing = (await services.GetRequiredService<AbsenceAlarm>().MissingAsync(cancellationToken))
            .ToLookup(run => run.Schedule, run => run.Slot);
        var answers = (await services.GetRequiredService<Schedules>().ListAsync(cancellationToken))
            .Select(state => Answer(state, now, missing[state.Schedule.Id])).ToList();
        output.Answer(answers, () =>
        {
            var table = Output.Table("schedule", "job", "cron", "days", "zone", "next (ten)", "last");
            foreach (var answer in answers)
            {
                var times = answer.Next.Select(time => answer.ClockChanges.FirstOrDefault(change => change.At == time) is { } change
                    ? $"{Short(time)} ({change.Change})" : Short(time));
                table.AddRow(
                    answer.Paused ? $"{answer.Id} (paused)" : answer.Id, answer.Name, answer.Cron, answer.Days, answer.Zone,
                        string.Join('\n', times),
                    answer.Last is { } last ? Markup.Escape($"{last.State} {last.Period}\n{last.Message}") : "-");
            }

            return table;
        });
        return answers.Any(answer => answer.Missing.Count > 0) ? ExitCode.LookAtIt : ExitCode.Done;
    }

    private static Listed Answer(ScheduleState state, DateTimeOffset now, IEnumerable<DateTimeOffset> missing)
    {
        var next = UpcomingTime.Of(state.Timetable, state.Job.Period, now).Take(UpcomingTime.Shown).ToList();
        var changes = next.Where(time => time.ClockChange is not null).Select(time => new ClockChange(time.At, time.ClockChange!)).ToList();
        var last = state.Last is { } run ? new LastRun(run.Id, run.Period, run.Slot, run.State.Word(), run.StartedAt, run.FinishedAt,
            run.Message) : null;
        var schedule = state.Schedule;
        return new(
            schedule.Id, state.Job.Name, schedule.Cron, schedule.Days, schedule.Zone, schedule.Paused,
            [.. next.Select(time => time.At)], changes, [.. missing], last);
    }

    private static Command Pausing(string name, string description, bool paused)
    {
        var id = new Argument<string>("ID") { Description = "The schedule, as listed" };
        var reason = Reason();
        return new Command(name, description) { id, reason }.Example($"schedules {name} nightly --reason \"the switchboard is moved\"")
            .Runs(async (parsed, services, output, cancellationToken) =>
        {
            var schedules = services.GetRequiredService<Schedules>();
            await schedules.SeedAsync(cancellationToken);
            var schedule = parsed.GetRequiredValue(id);
            await services.GetRequiredService<ScheduleEdits>()
                .SetPausedAsync(schedule, paused, Environment.UserName, parsed.GetRequiredValue(reason), cancellationToken);
            output.Answer(new { id = schedule, paused }, () => Output.Table("schedule", "paused").AddRow(schedule, paused ? "yes" : "no"));
            return ExitCode.Done;
        });
    }

    private static Command Run()
    {
        var id = new Argument<string>("ID") { Description = "The schedule, as listed" };
        var period = new Option<string?>("--period") { Description =
            "The day or month to run for; what the schedule would take now when not given" };
        var reason = Reason();
        return new Command("run", "Run a job now and wait for its end") { id, period,
            reason }.Example("schedules run nightly --reason \"the log came late\"",
            "schedules run board-report --period 2025-11 --reason \"orders corrected\"")
            .Runs(async (parsed, services, output, cancellationToken) =>
        {
            await services.GetRequiredService<Schedules>().SeedAsync(cancellationToken);
            var requests = services.GetRequiredService<RunRequests>();
            var schedule = parsed.GetRequiredValue(id);
            var result = await output.WithProgressAsync(schedule, progress =>
                requests.RunAsync(schedule, parsed.GetValue(period), Environment.UserName, parsed.GetRequiredValue(reason), progress,
                    cancellationToken));
            return RunAnswer.Write(output, [RunAnswer.Of(schedule, result)], result.Error);
        });
    }

    private static Option<string> Reason() => new("--reason") { Description = "Why; kept with what was done", Required = true };

    private static string Short(DateTimeOffset time) => DateText.Moment(time);

    private sealed record Listed(
        string Id, string Name, string Cron, string Days, string Zone, bool Paused,
        IReadOnlyList<DateTimeOffset> Next, IReadOnlyList<ClockChange> ClockChanges, IReadOnlyList<DateTimeOffset> Missing, LastRun? Last);

    private sealed record ClockChange(DateTimeOffset At, string Change);

    private sealed record LastRun(long Run, string Period, DateTimeOffset? Slot, string State, DateTimeOffset Started,
        DateTimeOffset? Finished, string? Message);
}
