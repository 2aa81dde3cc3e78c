using System.CommandLine;
using IWReports.Worker.Ingestion;
using IWReports.Worker.Scheduling;
using Npgsql;
using Spectre.Console;

namespace IWReports.Worker.Cli;

/// <summary>Reads the configured sources on from their own positions.</summary>
internal static class PullVerb
{
    public static Command Create()
    {
        var names = new Argument<string[]>("SOURCE") { Description =
            "Names or sites of configured sources (Sources:QueueLogs); all when none is given", Arity = ArgumentArity.ZeroOrMore };
        return new Command("pull", "Read what is new in the configured sources") { names }.Example("pull", "pull main")
            .Runs(async (parsed, services, output, cancellationToken) =>
        {
            var pulls = await output.WithProgressAsync("pull",
                progress => services.GetRequiredService<IngestJob>().RunAsync(parsed.GetValue(names) ?? [], progress, cancellationToken));
            // What is there is there: a report need not wait for the night to find it out.
            await services.GetRequiredService<FreshnessGate>().NoteAsync(
                pulls.Where(pull => pull.Failure is null).Select(pull => pull.Name),
                    services.GetRequiredService<BusinessClock>().Today.AddDays(-1), cancellationToken);
            var database = services.GetRequiredService<NpgsqlDataSource>();
            var hasNew = pulls.Any(pull => pull.Counts.Inserted + pull.Counts.Updated > 0);
            var aside = hasNew ? await SetAside.ReadAsync(database, SetAside.Of.DaysToMeasure, cancellationToken) : null;
            var twice = hasNew ? await CallsReadTwice.OfDaysToMeasureAsync(database, cancellationToken) : [];
            output.Answer(pulls.Select(Document), () =>
            {
                var table = Output.Table("source", "read", "inserted", "updated", "duplicates", "rejected", "state");
                foreach (var pull in pulls)
                    table.AddRow(pull.Name, $"{pull.Counts.Read}", $"{pull.Counts.Inserted}", $"{pull.Counts.Updated}",
                        $"{pull.Counts.Duplicates}", $"{pull.Counts.Rejected}", pull.Failure is null ? "done" : "failed");
                return table;
            });
            if (pulls.Count == 0)
                output.Say("No source is configured; see Sources in the settings.");
            foreach (var note in pulls.SelectMany(pull => pull.Notes))
                output.Say(note);
            if (aside is not null)
                Output.Note(aside);
            foreach (var sentence in twice)
                Output.Note(sentence);
            foreach (var pull in pulls.Where(pull => pull.Failure is not null))
                Output.Error($"{pull.Name}: {pull.Failure}");
            return pulls.Any(pull => pull.Failure is not null || pull.Counts.Rejected > 0) ? ExitCode.LookAtIt : ExitCode.Done;
        });
    }

    private static Dictionary<string, object?> Document(SourceRead pull)
    {
        var document = new Dictionary<string, object?> { ["source"] = pull.Name };
        foreach (var (name, value) in ImportVerb.Document(pull.Counts))
            document[name] = value;
        document["notes"] = pull.Notes;
        document["failure"] = pull.Failure;
        return document;
    }
}
