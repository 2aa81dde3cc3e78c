using System.Globalization;
using IWReports.Worker.Database;

namespace IWReports.Worker.Ingestion.Sources.Tables;

/// <summary>
/// Puts staged rows into the kind's table by its natural key, writing only what changed. Where a file has a key twice the later line
/// holds, and the earlier counts as a duplicate.
/// </summary>
internal static class RowMerge
{
    public static async Task RunAsync(Staging staging, ImportCounts counts, CancellationToken cancellationToken)
    {
        var kind = staging.Kind;
        var keys = kind.Fields.Where(field => field.Key).Select(field => field.Name).ToList();
        var rest = kind.Fields.Where(field => !field.Key).Select(field => field.Name).ToList();
        var sameKey = string.Join(" and ", keys.Select(key => $"t.{key} = s.{key}"));

        await CompareAsync(staging, keys, rest, sameKey, cancellationToken);
        var updated = await CountAsync(staging, counts, cancellationToken);

        // Before any day is listed, as an import of a log does: two who meet would lock up.
        if (kind.InMonthsBy is { } booked)
            await Months.MakeAsync(staging.Connection, $"select distinct {booked} from merged where fate in (1, 2)", cancellationToken);
        foreach (var touched in new[] { Touched(kind, sameKey), kind.AlsoMakesStale }.OfType<string>())
            await RunStore.MarkStaleAsync(staging.Connection, await staging.DaysAsync(touched, cancellationToken), cancellationToken);
        // One that moved is one: what it was on its old day lies perhaps in another month, whose key knows nothing of the new one.
        if (kind.InMonthsBy is { } day && updated > 0)
        {
            await staging.ExecuteAsync(
                $"delete from {kind.Table} t using merged s where t.source_id = $1 and {sameKey} and s.fate = 2 and t.{day} <> s.{day}",
                cancellationToken);
        }

        await staging.ExecuteAsync(
            $"""
            insert into {kind.Table} (source_id, {List(keys)}, {List(rest)}) select $1, {List(keys)}, {List(rest)} from merged
                where fate in (1, 2)
            on conflict (source_id, {List(keys.Concat(kind.InMonthsBy is { } own ? [own] : []))})
            do update set {string.Join(", ", rest.Select(name => $"{name} = excluded.{name}"))}
            """, cancellationToken);
    }

    // What becomes of each row, ordered by how much it does: a line of several rows counts by the one that does most.
    private static async Task CompareAsync(
        Staging staging, List<string> keys, List<string> rest, string sameKey, CancellationToken cancellationToken)
    {
        // A transaction may bring several files, one after the other.
        await staging.ExecuteAsync("drop table if exists merged", cancellationToken);
        await staging.ExecuteAsync(
            $"""
            create temp table merged on commit drop as
            select s.*, case when s.turn > 1 then 4 when t.source_id is null then 1 when ({List(rest, "t.")}) is distinct
                from ({List(rest, "s.")}) then 2 else 3 end as fate
            from (select *, row_number() over (partition by {List(keys)} order by line desc) as turn from staged) s
            left join {staging.Kind.Table} t on t.source_id = $1 and {sameKey}
            """, cancellationToken);
    }

    private static string List(IEnumerable<string> names, string prefix = "") => string.Join(", ", names.Select(name => prefix + name));

    // Returns how many were changed.
    private static async Task<long> CountAsync(Staging staging, ImportCounts counts, CancellationToken cancellationToken)
    {
        var lines = await staging.RowAsync<Lines>(
            """
            select count(*) filter (where fate = 1) as inserted, count(*) filter (where fate = 2) as updated,
                count(*) filter (where fate = 3) as unchanged, count(*) filter (where fate = 4) as duplicates,
                count(*) - count(distinct hash) as identical
            from (select line, hash, min(fate) as fate from merged group by line, hash) lines
            """, cancellationToken);
        counts.Inserted += lines.Inserted;
        counts.Updated += lines.Updated;
        counts.Unchanged += lines.Unchanged;
        counts.Duplicates += lines.Duplicates;
        counts.Identical += lines.Identical;
        return lines.Updated;
    }

    // A corrected row may have moved: its old days are measured again as well.
    private static string? Touched(TableKind kind, string sameKey)
    {
        if (kind.Span is { } span)
            return $"select day from measured_day where exists (select from ({Changed($"{{0}}.{span.From} as first, {{0}}.{span.To} as "
                + $"last")}) changed where day between first and coalesce(last, 'infinity'))";
        return kind.Days.Count == 0 ? null
            : $"select distinct day from ({Changed($"unnest(array[{string.Join(", ", kind.Days.Select(day => $"{{0}}.{day}"))}]) as "
                + $"day")}) changed where day is not null";

        string Changed(string fields) =>
            $"""
            select {string.Format(CultureInfo.InvariantCulture, fields, "s")} from merged s where s.fate in (1, 2)
            union select {string.Format(CultureInfo.InvariantCulture, fields, "t")} from merged s join {kind.Table} t on t.source_id = $1
                and {sameKey} where s.fate = 2
            """;
    }

    private sealed record Lines
    {
        public long Inserted { get; init; }

        public long Updated { get; init; }

        public long Unchanged { get; init; }

        public long Duplicates { get; init; }

        public long Identical { get; init; }
    }
}
