using System.Globalization;
using IWReports.Core.Calendar;
using IWReports.Worker.Database;
using IWReports.Worker.Ingestion;
using IWReports.Worker.Ingestion.Sources.Tables;
using IWReports.Worker.Ingestion.Sources.Tables.Files;
using IWReports.Worker.Scheduling;
using IWReports.Worker.Scheduling.Jobs;
using Microsoft.Extensions.Options;
using Npgsql;

namespace IWReports.Worker.Admin.Checks;

/// <summary>A source that was read: when last, and the day of its newest fact; null where its facts have none.</summary>
internal sealed record ReadSource(short Id, string Name, DateTimeOffset Read, DateOnly? Newest)
{
    /// <summary>How many facts the newest day has, and what days of its kind had in the four weeks before, in the middle.</summary>
    public long? OnNewest { get; init; }

    public decimal? Usual { get; init; }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture,
        $"{(Newest is { } day ? $"newest fact of {day:yyyy-MM-dd}, " : "")}last read {Read:yyyy-MM-dd HH:mm} UTC");
}

/// <summary>How fresh what was read is, source by source, and how fresh it should be.</summary>
internal sealed class SourceFreshness(NpgsqlDataSource database, Schedules schedules, BusinessCalendar calendar, IngestJob sources,
    TimeProvider time, IOptions<SchedulingOptions> scheduling)
{
    /// <summary>Whether the nightly run reads it.</summary>
    public bool IsNightly(string source) => sources.Names.Contains(source);

    /// <summary>The last business day that a nightly run has had its time to read; null where none was due lately.</summary>
    public async Task<DateOnly?> DueAsync(CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var week = now.AddDays(-8);
        var slots = (await schedules.ListAsync(cancellationToken))
            .Where(state => state.Job.Id == NightlyRun.Id && !state.Schedule.Paused)
            .SelectMany(state => state.Timetable.After(state.Schedule.Since > week ? state.Schedule.Since : week)
                .TakeWhile(slot => slot <= now - scheduling.Value.AlarmAfter)
                .Select(slot => state.Timetable.PeriodAt(slot, state.Job.Period).To))
            .ToList();
        return slots.Count == 0 ? null : calendar.IsBusinessDay(slots.Max()) ? slots.Max() : calendar.AddBusinessDays(slots.Max(), -1);
    }

    public async Task<List<ReadSource>> ReadAsync(CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        var read = new List<ReadSource>();
        foreach (var source in await connection.RowsAsync<Row>(
            """
            select s.id, s.name, max(r.finished_at) as read
            from source s join ingest_run r on r.source_id = s.id group by s.id order by s.name
            """, cancellationToken))
        {
            var newest = DayOf(source.Name) is var (table, day)
                ? await connection.ScalarAsync<DateOnly?>($"select max({day}) from {table} where source_id = $1", cancellationToken,
                    source.Id)
                : null;
            read.Add(new(source.Id, source.Name, source.Read, newest));
        }

        return read;
    }

    /// <summary>The same with how much came: the newest day's facts beside the same weekday's of the four weeks before.</summary>
    public async Task<List<ReadSource>> ReadVolumesAsync(CancellationToken cancellationToken)
    {
        var read = await ReadAsync(cancellationToken);
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        for (var at = 0; at < read.Count; at++)
        {
            if (read[at] is not { Newest: { } newest } source || DayOf(source.Name) is not var (table, day))
                continue;
            var volume = (await connection.RowAsync<Volume>(
                $"""
                with counted as (
                    select one as day, (select count(*) from {table} f where f.source_id = $1 and f.{day} = one) as facts
                    from (select ($2::date - 7 * week) as one from generate_series(0, 4) week) days)
                select max(facts) filter (where day = $2) as newest,
                    (percentile_cont(0.5) within group (order by facts) filter (where day < $2 and facts > 0))::numeric as usual
                from counted
                """, cancellationToken, source.Id, newest))!;
            read[at] = source with { OnNewest = volume.Newest, Usual = volume.Usual };
        }

        return read;
    }

    // Where a source's facts lie, and by what day; null where they have none, as a list of customers.
    private static (string Table, string Day)? DayOf(string source)
    {
        if (source.Split(':') is not [TableImport.SourceKind, var name, ..])
            return ("queue_entry", "day");
        var kind = TableCatalog.All.FirstOrDefault(kind => kind.Name == name);
        return ((kind is { Days: [var first, ..] } ? first : null) ?? kind?.Columns.Select(column => column.DayField)
            .FirstOrDefault(field => field is not null)) is { } day ? (kind!.Table, day) : null;
    }

    private sealed record Row
    {
        public short Id { get; init; }

        public required string Name { get; init; }

        public DateTimeOffset Read { get; init; }
    }

    private sealed record Volume
    {
        public long Newest { get; init; }

        public decimal? Usual { get; init; }
    }
}
