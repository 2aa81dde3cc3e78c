using System.CommandLine;
using IWReports.Worker.Ingestion;
using IWReports.Worker.Ingestion.Sources;
using IWReports.Worker.Ingestion.Sources.Shopify;
using IWReports.Worker.Ingestion.Sources.WooCommerce;
using IWReports.Worker.Measurement;
using IWReports.Worker.Reporting.Inputs;
using IWReports.Worker.Scheduling;
using Spectre.Console;

namespace IWReports.Worker.Cli;

/// <summary>Reads whole files into the facts; one subcommand per kind of file, all with the same answer.</summary>
internal static class ImportVerb
{
    public static Command Create() => new("import", "Read whole files and measure the touched days")
    {
        ImportQueueLogVerb.Create(),
        ImportTableVerb.Create(),
        ImportConnectVerb.Create(),
        ImportShopVerb.Create<WooCommerceOptions>(WooCommerceOrder.Kind),
        ImportShopVerb.Create<ShopifyOptions>(ShopifyOrder.Kind),
    };

    /// <summary>Measures the days that the import touched: what was read is committed by then, so a failure here loses nothing.</summary>
    public static async Task MeasureAsync(ImportCounts counts, IServiceProvider services, Output output,
        CancellationToken cancellationToken)
    {
        var renamed = await services.GetRequiredService<AgentNames>().ApplyAsync(cancellationToken);
        if (renamed)
            counts.Notes.Add("Calls that were read before are counted under the names that Sources:AgentAliases gives now.");
        if (counts.Inserted + counts.Updated == 0 && !renamed)
            return;
        var database = services.GetRequiredService<Npgsql.NpgsqlDataSource>();
        if (await SetAside.ReadAsync(database, SetAside.Of.DaysToMeasure, cancellationToken) is { } aside)
            counts.Notes.Add(aside);
        counts.Notes.AddRange(await CallsReadTwice.OfDaysToMeasureAsync(database, cancellationToken));
        await output.WithProgressAsync("Measuring", progress => services.GetRequiredService<MeasureJob>()
            .RunAsync(null, services.GetRequiredService<BusinessClock>().Today, progress, cancellationToken));
    }

    /// <summary>Names the queues and officers of calls that no team's figures count.</summary>
    public static async Task NameUnmappedAsync(ImportCounts counts, IServiceProvider services, CancellationToken cancellationToken) =>
        counts.Notes.AddRange(await services.GetRequiredService<UnmappedReader>().SentencesAsync(null, cancellationToken));

    /// <summary>Prints what became of every line; exit code 1 when something was rejected.</summary>
    public static int Answer(Output output, ImportCounts counts)
    {
        var answer = Document(counts);
        output.Answer(answer, () =>
        {
            var table = Output.Table("what", "lines");
            foreach (var (name, value) in answer.Where(pair => pair.Value is long))
                table.AddRow(name.Replace('_', ' '), value.ToString()!);
            return table;
        });
        foreach (var note in counts.Notes)
            Output.Note(note);
        if (counts.UnknownEvents is { } unknown)
            Output.Note($"Events that nothing is made of: {unknown}.");
        foreach (var reject in output.Json ? [] : counts.Rejects)
            output.Say($"{reject.File}:{reject.Line}: {reject.Reason}");
        if (!output.Json && counts.Rejected > counts.Rejects.Count)
            output.Say($"… and {counts.Rejected - counts.Rejects.Count} more; all of them: iwreports quarantine");
        return counts.Rejected > 0 ? ExitCode.LookAtIt : ExitCode.Done;
    }

    /// <summary>The counts as the command line's contract names them.</summary>
    public static Dictionary<string, object> Document(ImportCounts counts)
    {
        var answer = new Dictionary<string, object>
        {
            ["read"] = counts.Read,
            ["inserted"] = counts.Inserted,
            ["updated"] = counts.Updated,
            ["unchanged"] = counts.Unchanged,
            ["duplicates"] = counts.Duplicates,
            ["identical"] = counts.Identical,
            ["rejected"] = counts.Rejected,
        };
        foreach (var (name, number) in counts.Details)
            answer[name] = number;
        answer["rejects"] = counts.Rejects.Select(reject => new { reject.File, reject.Line, reject.Reason }).ToList();
        return answer;
    }
}
