using System.CommandLine;
using IWReports.Worker.Host;
using IWReports.Worker.Ingestion.Sources.Asterisk;

namespace IWReports.Worker.Cli;

/// <summary>"import queue-log FILE…": whole Asterisk queue_log files of one site.</summary>
internal static class ImportQueueLogVerb
{
    public static Command Create()
    {
        var files = new Argument<string[]>("FILE") { Description =
            "queue_log files, or exports of its table with a header (CSV, or mysql -B), plain or gzip; - for standard input",
            Arity = ArgumentArity.OneOrMore };
        var zone = new Option<string>("--zone") { Description =
            "Time zone of the site, such as Australia/Melbourne: which local day a call belongs to", Required = true };
        var site = new Option<string?>("--site") { Description =
            "Which Asterisk wrote it; its zone stands for the name when there is one per zone" };
        var encoding = new Option<string?>("--encoding") { Description =
            "What the files are written in where it is not UTF-8, such as windows-1251" };
        var gmt = new Option<bool>("--gmt") { Description =
            "The times of a table's export are GMT (queue_log_realtime_use_gmt=yes), and not local to the zone" };
        var hour = new Option<RepeatedHour>("--repeated-hour") { Description =
            "Which one the hour is that the clocks repeat in autumn, where an export has local times" };
        return new Command("queue-log", "Asterisk queue_log files and exports of its table") 
        {
            files, zone, site, encoding, gmt, hour,
        }.Example(
            "import queue-log /var/log/asterisk/queue_log* --zone Australia/Melbourne",
            "import queue-log - --zone Australia/Melbourne --site sydney").Runs(async (parsed, services, output, cancellationToken) =>
        {
            var request = new QueueLogRequest(parsed.GetRequiredValue(files), Zones.Find(parsed.GetRequiredValue(zone), "--zone"),
                parsed.GetValue(site) ?? parsed.GetRequiredValue(zone), Encodings.Find(parsed.GetValue(encoding), "--encoding"))
            {
                Gmt = parsed.GetValue(gmt),
                RepeatedHour = parsed.GetValue(hour),
            };
            await Verb.BringUpToDateAsync(services, cancellationToken);
            var import = services.GetRequiredService<QueueLogImport>();
            var counts = await output.WithProgressAsync("queue_log", progress => import.RunAsync(request, progress, cancellationToken));
            await ImportVerb.MeasureAsync(counts, services, output, cancellationToken);
            await ImportVerb.NameUnmappedAsync(counts, services, cancellationToken);
            return ImportVerb.Answer(output, counts);
        }, needsDatabase: false);
    }
}
