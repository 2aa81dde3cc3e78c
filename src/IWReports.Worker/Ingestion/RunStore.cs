using IWReports.Core.Facts;
using IWReports.Core.Language;
using IWReports.Worker.Database;
using IWReports.Worker.Host;
using Npgsql;

namespace IWReports.Worker.Ingestion;

/// <summary>
/// Keeps the books of ingestion: sources, runs with their counts, rejected lines, and the days that changed. Always on the caller's
/// transaction, so that books and rows agree.
/// </summary>
internal static class RunStore
{
    // Any number will do as long as nothing else of ours locks it.
    private const long NewSource = 0x4957_6e65_7753_7263;
    private const int OneSite = 0x4957_5369;

    /// <summary>
    /// The id of a source, made on first use. A source keeps its kind and zone: a file read in another zone would book to other days.
    /// </summary>
    /// <param name="sees">What the source declares that it can see of calls.</param>
    public static async Task<short> SourceAsync(NpgsqlConnection connection, string name, string kind, string zone, Capabilities sees,
        CancellationToken cancellationToken)
    {
        // The lock on its row makes two imports of one source take turns, and another those that see calls of one site.
        if (await FindAsync(connection, name, cancellationToken) is not { } known)
        {
            await AddAsync(connection, name, kind, zone, cancellationToken);
            known = (await FindAsync(connection, name, cancellationToken))!;
        }

        if (known.Kind != kind || known.Zone != zone)
            throw new InputException($"Source \"{name}\" was read before as {known.Kind} in zone {known.Zone}; this asks for {kind} in "
                + $"{zone}. Give the same zone, or another name with --site.");
        // Before any day is listed: who holds the site lists days at the end.
        if (sees != Capabilities.None)
            await AloneOnSiteAsync(connection, known.Id, cancellationToken);
        await SeeAsync(connection, known.Id, sees, cancellationToken);
        return known.Id;
    }

    /// <summary>Keeps others from writing calls of a source's site until the transaction ends, and waits for who does.</summary>
    /// <remarks>A log and its channel events are two sources: of what the other has not committed, neither would know.</remarks>
    public static Task AloneOnSiteAsync(NpgsqlConnection connection, short source, CancellationToken cancellationToken) =>
        connection.ExecuteAsync(
            "select pg_advisory_xact_lock($2, hashtext(site)) from source where id = $1", cancellationToken, source, OneSite);

    private static Task<KnownSource?> FindAsync(NpgsqlConnection connection, string name, CancellationToken cancellationToken) =>
        connection.RowAsync<KnownSource>("select id, kind, zone from source where name = $1 for update", cancellationToken, name);

    // There are 32,767 numbers. A sequence does not take back what an import that was refused had drawn, so the next number is the one
    // after the last source's; whoever reads a source for the first time waits until others that do so are done or refused.
    private static async Task AddAsync(NpgsqlConnection connection, string name, string kind, string zone,
        CancellationToken cancellationToken)
    {
        await connection.ExecuteAsync("select pg_advisory_xact_lock($1)", cancellationToken, NewSource);
        await connection.ExecuteAsync(
            """
            insert into source (id, name, kind, zone) overriding system value
            select coalesce(max(id), 0) + 1, $1, $2, $3 from source on conflict (name) do nothing
            """, cancellationToken, name, kind, zone);
    }

    /// <summary>
    /// Keeps what a source sees. What a table of a site sees counts for its calls, so a new capability has the site's days measured again.
    /// </summary>
    private static async Task SeeAsync(NpgsqlConnection connection, short source, Capabilities sees, CancellationToken cancellationToken)
    {
        var words = Enum.GetValues<Capabilities>().Where(one => one != Capabilities.None && sees.HasFlag(one)).Select(one => one.Word())
            .ToArray();
        if (await connection.ExecuteAsync("update source set sees = $2 where id = $1 and sees <> $2", cancellationToken, source, words) > 0)
            await MarkStaleAsync(connection, await connection.RowsAsync<DateOnly>("select distinct day from queue_entry where "
                + "source_id in (select its.id from source own join source its using (site) where own.id = "
                + "$1)", cancellationToken, source), cancellationToken);
    }

    /// <summary>Writes the run; the table's CHECK refuses counts that do not add up.</summary>
    public static Task<long> SaveAsync(NpgsqlConnection connection, short sourceId, int? fileId, string fileName, long from, long to,
        ImportCounts counts, CancellationToken cancellationToken) =>
        connection.ScalarAsync<long>(
            """
            insert into ingest_run (source_id, file_id, file_name, from_position, to_position, read, inserted, updated, unchanged,
                duplicates, rejected, identical, left_out)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13) returning id
            """,
            cancellationToken, sourceId, fileId, fileName, from, to, counts.Read, counts.Inserted, counts.Updated, counts.Unchanged,
            counts.Duplicates, counts.Rejected, counts.Identical, counts.LeftOut);

    /// <summary>Puts a run's rejected lines into the quarantine, from the table that all its lines were staged in.</summary>
    /// <param name="staged">Has line, raw, wrong, position and hash; what is wrong is null for lines that could be used.</param>
    public static Task QuarantineAsync(NpgsqlConnection connection, long run, string staged, CancellationToken cancellationToken) =>
        connection.ExecuteAsync(
            $"insert into quarantine (run_id, line, raw, reason, position, hash) select $1, line, raw, wrong, position, hash from "
                + $"{staged} where wrong is not null", cancellationToken, run);

    /// <summary>Notes the days whose facts changed, for the next measuring.</summary>
    public static Task MarkStaleAsync(NpgsqlConnection connection, IEnumerable<DateOnly> days, CancellationToken cancellationToken) =>
        // An update, though it changes nothing, waits for a measuring that is taking the day off the list; in order of day, so that two
        // who meet do not lock up.
        connection.ExecuteAsync(
            "insert into touched_day (day) select unnest($1::date[]) on conflict (day) do update set day = excluded.day",
            cancellationToken, (object)days.Distinct().Order().ToArray());

    /// <summary>The days that the caller's transaction noted so, in order.</summary>
    public static Task<List<DateOnly>> MarkedAsync(NpgsqlConnection connection, CancellationToken cancellationToken) =>
        connection.RowsAsync<DateOnly>(
            "select day from touched_day where xmin = pg_current_xact_id()::xid order by day", cancellationToken);

    private sealed record KnownSource
    {
        public short Id { get; init; }

        public required string Kind { get; init; }

        public required string Zone { get; init; }
    }
}
