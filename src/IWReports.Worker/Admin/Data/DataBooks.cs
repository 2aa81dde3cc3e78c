using IWReports.Worker.Database;
using Npgsql;

namespace IWReports.Worker.Admin.Data;

/// <summary>An edition whose figures are no longer so.</summary>
internal sealed record RestatedEdition
{
    public required long EditionId { get; init; }

    public required string Report { get; init; }

    public required string Period { get; init; }

    public required long Figures { get; init; }

    public required DateTimeOffset LastFound { get; init; }
}

/// <summary>A time that a source was read: the file, what became of its lines, and the days they spoke of.</summary>
internal sealed record ReadRun
{
    public long Id { get; init; }

    public required DateTimeOffset FinishedAt { get; init; }

    public required string FileName { get; init; }

    public long Read { get; init; }

    public long Inserted { get; init; }

    public long Updated { get; init; }

    public long Unchanged { get; init; }

    public long Duplicates { get; init; }

    public long Rejected { get; init; }

    public long LeftOut { get; init; }

    public DateOnly? FirstDay { get; init; }

    public DateOnly? LastDay { get; init; }
}

/// <summary>What a source is: its name, the zone of its times and the site it belongs to.</summary>
internal sealed record SourceHead
{
    public required string Name { get; init; }

    public required string Zone { get; init; }

    public string? Site { get; init; }

    public required string[] Sees { get; init; }
}

/// <summary>How far one of a source's files was read; what follows is read next time.</summary>
internal sealed record ReadUpTo
{
    public required string File { get; init; }

    public long Lines { get; init; }

    public long Bytes { get; init; }
}

/// <summary>A name that was mapped on the page of data, and who said so.</summary>
internal sealed record MappedBy
{
    public required string Kind { get; init; }

    public required string Name { get; init; }

    public required string Meaning { get; init; }

    public required string Who { get; init; }
}

/// <summary>Reads the books of what was read, for the pages of data.</summary>
internal sealed class DataBooks(NpgsqlDataSource database)
{
    private const int Editions = 20, Files = 3;

    /// <summary>Everybody who was ever on the roster, for saying whose name it is.</summary>
    public Task<List<string>> PeopleAsync(CancellationToken cancellationToken) =>
        database.RowsAsync<string>("select distinct person from roster_entry order by person", cancellationToken);

    public Task<List<MappedBy>> MappedAsync(CancellationToken cancellationToken) =>
        database.RowsAsync<MappedBy>("select kind, name, meaning, who from mapping order by kind, name", cancellationToken);

    public Task<long> DaysToMeasureAsync(CancellationToken cancellationToken) =>
        database.ScalarAsync<long>("select count(*) from touched_day", cancellationToken);

    /// <summary>Editions of which a figure was found to be another since, the last found first.</summary>
    public Task<List<RestatedEdition>> RestatedAsync(CancellationToken cancellationToken) => database.RowsAsync<RestatedEdition>(
        """
        select e.id as edition_id, e.report, e.period, count(distinct (r.kpi, r.scope_kind, r.scope_key, r.period)) as figures,
            max(r.found_at) as last_found
        from restatement r join edition e on e.id = r.edition_id group by e.id order by max(r.found_at) desc limit $1
        """, cancellationToken, Editions);

    public Task<SourceHead?> SourceAsync(short id, CancellationToken cancellationToken) => database.RowAsync<SourceHead>(
        "select name, zone, site, coalesce(source_sight.sees, source.sees) as sees from source left join source_sight on source_id = id "
            + "where id = $1", cancellationToken, id);

    /// <summary>How far the files of a source were read that are read on, the latest first.</summary>
    public Task<List<ReadUpTo>> ReadUpToAsync(short source, CancellationToken cancellationToken) => database.RowsAsync<ReadUpTo>(
        """
        select name as file, lines, position as bytes from source_file where source_id = $1 and position > 0 order by id desc limit $2
        """, cancellationToken, source, Files);

    /// <summary>The times a source was read before one of them, the last first.</summary>
    public Task<List<ReadRun>> RunsAsync(short source, long? beyond, int max, CancellationToken cancellationToken) =>
        database.RowsAsync<ReadRun>(
        """
        select id, finished_at, file_name, read, inserted, updated, unchanged, duplicates, rejected, left_out, first_day, last_day
        from ingest_run where source_id = $1 and ($3::bigint is null or id < $3) order by id desc limit $2
        """, cancellationToken, source, max, beyond);
}
