using IWReports.Worker.Database;
using IWReports.Worker.Host;
using NpgsqlTypes;

namespace IWReports.Worker.Ingestion.Sources.Tables.Files;

/// <summary>
/// Refuses a file whose rows another source of its kind has already: in another zone or under another site they would count twice.
/// </summary>
internal static class SameRows
{
    // Two telephone systems share a row by chance, never most of a file.
    private const int MinRows = 5;
    private const decimal MinShare = 0.9m;

    public static async Task RefuseAsync(Staging staging, string file, CancellationToken cancellationToken)
    {
        var (kind, connection) = (staging.Kind, staging.Connection);
        var named = $"{TableImport.SourceKind}:{kind.Name}";
        if (kind.SameBy.Count == 0
            || !await connection.ScalarAsync<bool>(
                "select exists (select from source where split_part(name, ':', 1) || ':' || split_part(name, ':', 2) = $1 and id <> $2)",
                cancellationToken, named, staging.SourceId))
            return;
        // A time is told by the clock on the wall, which is the same in the wrong zone.
        string Told(string zone) =>
            $"concat_ws('|', {string.Join(", ", kind.SameBy.Select(field => $"coalesce(({field}{(IsTime(field) ? $" at time zone "
                + $"{zone}" : "")})::text, '')"))})";
        bool IsTime(string field) => kind.Fields.Any(one => one.Name == field && one.Type == NpgsqlDbType.TimestampTz);
        if (await connection.RowAsync<Row>(
            $"""
            with own as (select {Told("(select zone from source where id = $1)")} as told from staged),
            other as (
                select distinct s.name, {Told("s.zone")} as told from {kind.Table} join source s on s.id = source_id
                where s.id <> $1 and split_part(s.name, ':', 1) || ':' || split_part(s.name, ':', 2) = $2)
            select other.name as source, (select count(*) from own) as rows, count(*) as same
            from own join other using (told) group by other.name order by 3 desc limit 1
            """, cancellationToken, staging.SourceId, named) is { Rows: >= MinRows } other && other.Same >= MinShare * other.Rows)
            throw new InputException(
                $"{file}: {other.Same} of its {Words.Count(other.Rows, "row")} are in the source {other.Source} already, and would count "
                    + "twice. To read it again, give that zone or --site; "
                + $"if that was the wrong one, take it out first: iwreports sources remove {other.Source}. Nothing was changed.");
    }

    private sealed record Row
    {
        public required string Source { get; init; }

        public long Rows { get; init; }

        public long Same { get; init; }
    }
}
