using IWReports.Core.Facts;
using IWReports.Core.Kpis;
using IWReports.Worker.Database;
using Npgsql;

namespace IWReports.Worker.Measurement;

/// <summary>Writes the sums of some kinds of fact where they differ from what is stored, on the caller's transaction.</summary>
internal static class PartRenewal
{
    private const string Own = "where day = any($1) and measure = any($2)";

    /// <summary>Holds the days against what is stored, and returns those that changed and how many sums these have now.</summary>
    public static async Task<(DateOnly[] Changed, long Values)> RunAsync(NpgsqlConnection connection, DateOnly[] days,
        IReadOnlyList<IMeasure> measures, MeasureSettings settings, Rollup rollup, CancellationToken cancellationToken)
    {
        var ids = measures.Select(measure => measure.Id).ToArray();
        var changed = new SortedSet<DateOnly>();
        await AddOtherSumsAsync(connection, days, ids, rollup, changed, cancellationToken);
        await AddOtherSpreadsAsync(connection, days, ids, rollup, changed, cancellationToken);
        await AddOtherKnownAsync(connection, days, ids, rollup, changed, cancellationToken);

        // Seen now, though nothing changed: what was provisional becomes final. An analysis is made anew where the time of measuring moves.
        await connection.ExecuteAsync("update measured_day set as_of = $2 where day = any($1)", cancellationToken, days, settings.AsOf);
        if (changed.Count == 0)
            return ([], 0);
        DateOnly[] renewed = [.. changed];
        foreach (var table in new[] { "measure_value", "measure_spread" })
            await connection.ExecuteAsync($"delete from {table} {Own}", cancellationToken, renewed, ids);
        foreach (var day in renewed)
        {
            await connection.ExecuteAsync(
                """
                update measured_day set measured_at = now(), known = array(select unnest(known) except select unnest($2::text[])) || $3
                where day = $1
                """,
                cancellationToken, day, ids, rollup.KnownOn(day).ToArray());
        }

        await MeasureStore.WriteSpreadsAsync(connection, rollup.Spreads.Where(spread => changed.Contains(spread.Day)), cancellationToken);
        return (renewed,
            await MeasureStore.WriteSumsAsync(connection, rollup.Sums.Where(sum => changed.Contains(sum.Day)), cancellationToken));
    }

    private static async Task AddOtherSumsAsync(NpgsqlConnection connection, DateOnly[] days, string[] measures, Rollup rollup,
        SortedSet<DateOnly> changed, CancellationToken cancellationToken)
    {
        var sums = rollup.Sums.ToHashSet();
        await using var command = connection.Command(
            $"select measure, day, half_hour, scope_kind, scope_key, amount from measure_value {Own}", days, measures);
        await using var row = await command.ExecuteReaderAsync(cancellationToken);
        while (await row.ReadAsync(cancellationToken))
        {
            var sum = new MeasuredSum(row.GetString(0), row.GetFieldValue<DateOnly>(1), row.GetInt16(2) is >= 0 and var slot ? slot : null,
                Scope(row, 3), row.GetDecimal(5));
            if (!sums.Remove(sum))
                changed.Add(sum.Day);
        }

        changed.UnionWith(sums.Select(sum => sum.Day));
    }

    private static async Task AddOtherSpreadsAsync(NpgsqlConnection connection, DateOnly[] days, string[] measures, Rollup rollup,
        SortedSet<DateOnly> changed, CancellationToken cancellationToken)
    {
        var spreads = rollup.Spreads.ToDictionary(spread => (spread.Measure, spread.Day, spread.Scope), spread => spread.Times);
        await using var command = connection.Command(
            $"select measure, day, scope_kind, scope_key, at, n from measure_spread {Own}", days, measures);
        await using var row = await command.ExecuteReaderAsync(cancellationToken);
        while (await row.ReadAsync(cancellationToken))
        {
            var day = row.GetFieldValue<DateOnly>(1);
            var times = row.GetFieldValue<int[]>(4).Zip(row.GetFieldValue<int[]>(5), KeyValuePair.Create);
            if (!spreads.Remove((row.GetString(0), day, Scope(row, 2)), out var now) || !now.SequenceEqual(times))
                changed.Add(day);
        }

        changed.UnionWith(spreads.Keys.Select(spread => spread.Day));
    }

    private static async Task AddOtherKnownAsync(NpgsqlConnection connection, DateOnly[] days, string[] measures, Rollup rollup,
        SortedSet<DateOnly> changed, CancellationToken cancellationToken)
    {
        await using var command = connection.Command(
            "select day, array(select unnest(known) intersect select unnest($2::text[])) from measured_day where day = any($1)", days, measures);
        await using var row = await command.ExecuteReaderAsync(cancellationToken);
        while (await row.ReadAsync(cancellationToken))
        {
            var day = row.GetFieldValue<DateOnly>(0);
            if (!rollup.KnownOn(day).ToHashSet(StringComparer.Ordinal).SetEquals(row.GetFieldValue<string[]>(1)))
                changed.Add(day);
        }
    }

    private static Scope Scope(NpgsqlDataReader row, int kind) =>
        new(Enum.Parse<ScopeKind>(row.GetString(kind), ignoreCase: true), row.GetString(kind + 1));
}
