using System.IO.Compression;
using System.Text;
using IWReports.Worker.Host;
using IWReports.Worker.Ingestion;
using IWReports.Worker.Ingestion.Sources;
using IWReports.Worker.Ingestion.Sources.Asterisk;
using IWReports.Worker.Scheduling;
using Microsoft.Extensions.Options;

namespace IWReports.Worker.Tests.Ingestion;

/// <summary>One Asterisk's log in a test's database: files to import, stretches to load, and what became of them.</summary>
internal sealed class LogSite(TestDatabase database, string? name = null, string key = "MDEyMzQ1Njc4OWFiY2RlZg==",
    int linesAtATime = 25_000)
{
    /// <summary>28 November 2025, 12:00 in Melbourne.</summary>
    public const long Noon = 1_764_291_600;

    /// <summary>One call: twelve seconds of waiting, one minute with Mia.</summary>
    public static readonly string[] Call =
    [
        Line(0, "1.1", "widgets", "NONE", "ENTERQUEUE", "|0398765432|1"),
        Line(12, "1.1", "widgets", "SIP/101", "CONNECT", "12|1.2|3"),
        Line(72, "1.1", "widgets", "SIP/101", "COMPLETECALLER", "12|60|1"),
    ];

    public static readonly TimeZoneInfo Melbourne = Zones.Find("Australia/Melbourne", "test");

    public string Name { get; } = name ?? OfItsOwn(database);

    public QueueLogLoad Load { get; } = new(
        new CallerKey(Options.Create(new PrivacyOptions { CallerKey = key })),
        DemoClock.From("2025-12-01T09:00:00+11:00"),
        Options.Create(new SourcesOptions { AgentAliases = new() { ["NO_SERVER"] = "", ["SIP/101"] = "Mia" } }),
        Options.Create(new PrivacyOptions { CallerKey = key }))
    {
        LinesAtATime = linesAtATime,
    };

    public static string Line(int second, string call, string queue, string agent, string word, string parameters = "") =>
        $"{Noon + second}|{call}|{queue}|{agent}|{word}|{parameters}";

    public async Task<ImportCounts> ImportAsync(params string[] lines) =>
        await ImportBytesAsync(Encoding.UTF8.GetBytes(string.Concat(lines.Select(line => line + "\n"))));

    public async Task<ImportCounts> ImportBytesAsync(byte[] content)
    {
        var path = Path.GetTempFileName();
        await File.WriteAllBytesAsync(path, content);
        try
        {
            return await ImportFilesAsync(path);
        }
        finally
        {
            File.Delete(path);
        }
    }

    public Task<ImportCounts> ImportFilesAsync(params string[] paths) =>
        new QueueLogImport(database.Source, Load).RunAsync(new(paths, Melbourne, Name), new Progress<Progress>(), CancellationToken.None);

    /// <summary>Loads a stretch of a file, as a pull does.</summary>
    public async Task LoadAsync(byte[] file, int from, int to)
    {
        await using var connection = await database.Source.OpenConnectionAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        var source = await Load.BeginAsync(connection, Name, Melbourne, CancellationToken.None);
        var lines = new LineReader(new MemoryStream(file, from, to - from), from);
        await Load.RunAsync(connection, source, Melbourne, new("queue_log", [1, 2, 3], lines, Whole: false), _ => { },
            new Progress<Progress>(), CancellationToken.None);
        await transaction.CommitAsync();
    }

    /// <summary>Every row of this site, in order, without the numbers that only say when a row was made.</summary>
    public async Task<string> TablesAsync()
    {
        var all = new StringBuilder();
        foreach (var table in new[] { "queue_event", "queue_call", "queue_entry", "queue_loose_end", "officer_session", "officer_pause" })
            all.AppendLine(await RowsAsync($"select (to_jsonb(t) - 'source_id' - 'file_id')::text from {table} t where source_id = {Id}"));
        all.AppendLine(await RowsAsync($"select (to_jsonb(t) - 'file_id')::text from queue_event_again t join source_file f on f.id = "
            + $"t.file_id where f.source_id = {Id}"));
        return all.ToString();
    }

    /// <summary>"widgets answered 12 60 Mia": the entries in the order of time, unknowns as "-".</summary>
    public Task<string> EntriesAsync() => RowsInOrderAsync(
        $"select concat_ws(' ', queue, outcome, coalesce(wait_s::text, '-'), coalesce(talk_s::text, '-'), coalesce(officer, '-')) from "
            + $"queue_entry where source_id = {Id} order by entered_at, call_id, stint");

    public Task<string> RowsInOrderAsync(string sql) =>
        database.ScalarAsync<string>($"select coalesce(string_agg(r.x, E'\\n'), '') from ({sql}) r (x)");

    public string Id => $"(select id from source where name = 'queue-log:{Name}')";

    // Tests of one class write the same lines into one database. Without a name each is an Asterisk of its own: while it is read, no other
    // site's log is one.
    private static string OfItsOwn(TestDatabase database)
    {
        database.ExecuteHereAsync(
            """
            create or replace function stand_alone() returns trigger language plpgsql as $$ begin
                update source set kind = 'another test''s' where name <> new.name and kind = 'queue-log';
                new.kind := 'queue-log';
                return new;
            end $$;
            create or replace trigger stand_alone before insert or update on source for each row when (pg_trigger_depth() = 0
                and new.name like 'queue-log:%') execute function stand_alone()
            """).GetAwaiter().GetResult();
        return Guid.NewGuid().ToString("N");
    }

    private Task<string> RowsAsync(string sql) =>
        database.ScalarAsync<string>($"select coalesce(string_agg(r.x, E'\\n' order by r.x), '') from ({sql}) r (x)");

    public static byte[] Gzip(IEnumerable<string> lines)
    {
        var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Optimal))
            gzip.Write(Encoding.UTF8.GetBytes(string.Concat(lines.Select(line => line + "\n"))));
        return packed.ToArray();
    }
}
