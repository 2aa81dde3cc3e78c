using System.CommandLine;
using IWReports.Worker.Host;
using IWReports.Worker.Ingestion.Sources.AmazonConnect;

namespace IWReports.Worker.Cli;

/// <summary>"import connect FILE…": whole files of Amazon Connect contact records of one site.</summary>
internal static class ImportConnectVerb
{
    public static Command Create()
    {
        var files = new Argument<string[]>("FILE") { Description =
            "Contact records as JSON, one a line, run together or in an array; plain or gzip; - for standard input",
            Arity = ArgumentArity.OneOrMore };
        var zone = new Option<string>("--zone") { Description =
            "Time zone of the site, such as Australia/Melbourne: which local day a call belongs to", Required = true };
        var site = new Option<string?>("--site") { Description =
            "Which instance wrote them; its zone stands for the name when there is one per zone" };
        return new Command("connect", "Amazon Connect contact records") { files, zone,
            site }.Example("import connect records.json --zone Australia/Melbourne")
            .Runs(async (parsed, services, output, cancellationToken) =>
        {
            var request = new ConnectRequest(parsed.GetRequiredValue(files), Zones.Find(parsed.GetRequiredValue(zone), "--zone"),
                parsed.GetValue(site) ?? parsed.GetRequiredValue(zone));
            await Verb.BringUpToDateAsync(services, cancellationToken);
            var import = services.GetRequiredService<ConnectImport>();
            var counts = await output.WithProgressAsync("Amazon Connect",
                progress => import.RunAsync(request, progress, cancellationToken));
            await ImportVerb.MeasureAsync(counts, services, output, cancellationToken);
            await ImportVerb.NameUnmappedAsync(counts, services, cancellationToken);
            return ImportVerb.Answer(output, counts);
        }, needsDatabase: false);
    }
}
