using System.CommandLine;
using IWReports.Core.Language;
using IWReports.Worker.Host;
using IWReports.Worker.Ingestion;
using IWReports.Worker.Measurement;
using IWReports.Worker.Scheduling;
using Spectre.Console;

namespace IWReports.Worker.Cli;

/// <summary>What was read under which name, and the way to take one out again.</summary>
internal static class SourcesVerb
{
    public static Command Create() => new("sources", "What was read, by source, and taking a source out again") { List(), Remove() };

    private static Command List() =>
        new Command("list", "The sources that were read, with their rows").Example("sources list")
        .Runs(async (_, services, output, cancellationToken) =>
    {
        var sources = await services.GetRequiredService<SourceRemoval>().ListAsync(cancellationToken);
        output.Answer(sources.Select(one => new { one.Name, one.Zone, one.Rows, one.LastRead }), () =>
        {
            var table = Output.Table("source", "zone", "rows", "last read");
            foreach (var source in sources)
                table.AddRow(Markup.Escape(source.Name), Markup.Escape(source.Zone), KpiText.Number(source.Rows),
                    source.LastRead is { } last ? DateText.Moment(last) : "never");
            return table;
        });
        return ExitCode.Done;
    });

    private static Command Remove()
    {
        var name = new Argument<string>("NAME") { Description = "The source, as listed" };
        var yes = new Option<bool>("--yes") { Description = "Do not ask, also on a terminal" };
        return new Command("remove", "Remove all that was read from a source, and measure its days again") { name,
            yes }.Example("sources remove table:calls:Australia/Melbourne").Runs(async (parsed, services, output, cancellationToken) =>
        {
            var source = parsed.GetRequiredValue(name);
            // The files are where they were: reading them again brings it all back, but for callers' numbers to ring.
            if (!parsed.GetValue(yes) && !output.Json && !Console.IsInputRedirected
                && !AnsiConsole.Confirm($"Remove all that was read from {Markup.Escape(source)}?", defaultValue: false))
                throw new InputException("Nothing was removed.");
            var removed = await services.GetRequiredService<SourceRemoval>().RemoveAsync(source, Environment.UserName, cancellationToken);
            await output.WithProgressAsync("Measuring", progress => services.GetRequiredService<MeasureJob>()
                .RunAsync(null, services.GetRequiredService<BusinessClock>().Today, progress, cancellationToken));
            output.Answer(new { Source = source, Removed = removed }, () =>
                Output.Table("source", "rows removed").AddRow(Markup.Escape(source), KpiText.Number(removed)));
            return ExitCode.Done;
        });
    }
}
