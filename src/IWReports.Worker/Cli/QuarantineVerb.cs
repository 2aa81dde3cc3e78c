using System.CommandLine;
using IWReports.Worker.Ingestion;
using IWReports.Worker.Ingestion.Sources.Asterisk;
using Spectre.Console;

namespace IWReports.Worker.Cli;

/// <summary>The lines that could not be used: shows them, or tries them again.</summary>
internal static class QuarantineVerb
{
    public static Command Create()
    {
        var most = new Option<int>("--most") { Description = "How many lines to show", DefaultValueFactory = _ => 1000 };
        most.Validators.Add(result =>
        {
            if (result.GetValue(most) < 0)
                result.AddError("--most: a number of lines is 0 or more.");
        });
        return new Command("quarantine", "Show the lines that were rejected") { most, Replay() }.Example("quarantine --most 20")
            .Runs(async (parsed, services, output, cancellationToken) =>
        {
            var quarantine = services.GetRequiredService<Quarantine>();
            var lines = await quarantine.ReadAsync(null, null, parsed.GetValue(most), cancellationToken);
            output.Answer(lines.Select(line => new { line.Id, line.Source, line.File, line.Line, line.Reason, line.Raw }), () =>
            {
                var table = Output.Table("source", "file", "line", "reason", "as it came, without numbers and addresses");
                foreach (var line in lines)
                    table.AddRow(Markup.Escape(line.Source), Markup.Escape(line.File), $"{line.Line}", Markup.Escape(line.Reason),
                        Markup.Escape(line.Raw));
                return table;
            });
            if (await quarantine.CountAsync(cancellationToken) is var all && all > lines.Count)
                output.Say($"{all - lines.Count} more; --most shows more at once.");
            return lines.Count > 0 ? ExitCode.LookAtIt : ExitCode.Done;
        });
    }

    private static Command Replay() => new Command("replay",
        "Try rejected log lines again; rejected rows of tables come again with their file").Example("quarantine replay")
        .Runs(async (_, services, output, cancellationToken) =>
    {
        var replay = await services.GetRequiredService<QueueLogReplay>().RunAsync(Environment.UserName, cancellationToken);
        output.Answer(new { Replayed = replay.Used, replay.Rejected, replay.Masked },
            () => Output.Table("replayed", "still rejected").AddRow($"{replay.Used}", $"{replay.Rejected}"));
        if (replay.Masked > 0)
            output.Say($"{replay.Masked} of them cannot be read again from here: their time, call id or names looked like phone numbers "
                + $"or addresses and were blotted out. Import their files again.");
        return replay.Rejected > 0 ? ExitCode.LookAtIt : ExitCode.Done;
    });
}
