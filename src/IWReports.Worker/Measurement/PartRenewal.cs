using IWReports.Core.Facts;
using IWReports.Core.Kpis.Measuring;
using IWReports.Core.Language;
using IWReports.Worker.Database;
using Npgsql;

namespace IWReports.Worker.Measurement;

/// <summary>Writes the sums of some kinds of fact where they differ from what is stored, on the caller's transaction.</summary>
internal static class PartRenewal
{
    private const string Own = "where day = any($1) and measure = any($2)";

    /// <summary>Holds the days against what is stored, and returns those that changed and how many sums these have now.</summary>
    public static async Task<(DateOnly[] Changed, long Values)> RunAsync(NpgsqlConnection connection, MeasuredPart part,
        ScopeNames names, CancellationToken cancellationToken)
    {
        var (days, ids) = (part.Days, part.Measures.Select(measure => measure.Id).ToArray());
        var changed = new SortedSet<DateOnly>();
        var (sums, distributions) = (part.Sums(names).ToList(), part.Distributions(names).ToList());
        await AddOtherSumsAsync(connection, days, ids, sums, changed, cancellationToken);
        await AddOtherDistributionsAsync(connection, days, ids, distributions, changed, cancellationToken);
        await AddOtherKnownAsync(connection, part, ids, changed, cancellationToken);

        if (changed.Count == 0)
            return ([], 0);
        DateOnly[] renewed = [.. changed];
        foreach (var table in new[] { "measure_value", "measure_spread" })
            await connection.ExecuteAsync($"delete from {table} {Own}", cancellationToken, renewed, ids);
        // The time of measuring moves only here: where it does, a month is analysed anew.
        foreach (var day in renewed)
        {
            await connection.ExecuteAsync(
                """
                update measured_day set measured_at = now(), known = array(select unnest(known) except select unnest($2::text[])) || $3
                where day = $1
                """,
                cancellationToken, day, ids, part.KnownOn(day).ToArray());
        }

        await MeasureStore.WriteDistributionsAsync(connection, distributions.Where(one => changed.Contains(one.Day)), cancellationToken);
        return (renewed, await MeasureStore.WriteSumsAsync(connection, sums.Where(sum => changed.Contains(sum.Day)), cancellationToken));
    }

    private static async Task AddOtherSumsAsync(NpgsqlConnection connection, DateOnly[] days, string[] measures, List<MeasuredSum> now,
        SortedSet<DateOnly> changed, CancellationToken cancellationToken)
    {
        var sums = now.ToHashSet();
        var stored = connection.StreamAsync<StoredSum>(
            $"select measure, day, half_hour, scope_kind, scope_key, amount from measure_value {Own}", days, measures);
        await foreach (var row in stored.WithCancellation(cancellationToken))
        {
            if (!sums.Remove(new(row.Measure, row.Day, row.HalfHour >= 0 ? row.HalfHour : null, row.Scope, row.Amount)))
                changed.Add(row.Day);
        }

        changed.UnionWith(sums.Select(sum => sum.Day));
    }

    private static async Task AddOtherDistributionsAsync(NpgsqlConnection connection, DateOnly[] days, string[] measures,
        List<MeasuredDistribution> now, SortedSet<DateOnly> changed, CancellationToken cancellationToken)
    {
        var distributions = now.ToDictionary(one => (one.Measure, one.Day, one.Scope), one => one.Times);
        var stored = connection.StreamAsync<StoredDistribution>(
            $"select measure, day, scope_kind, scope_key, at, n from measure_spread {Own}", days, measures);
        await foreach (var row in stored.WithCancellation(cancellationToken))
        {
            var times = row.At.Zip(row.N, KeyValuePair.Create);
            if (!distributions.Remove((row.Measure, row.Day, row.Scope), out var own) || !own.SequenceEqual(times))
                changed.Add(row.Day);
        }

        changed.UnionWith(distributions.Keys.Select(key => key.Day));
    }

    private static async Task AddOtherKnownAsync(
        NpgsqlConnection connection, MeasuredPart part, string[] measures, SortedSet<DateOnly> changed, CancellationToken cancellationToken)
    {
        var stored = await connection.RowsAsync<StoredDay>(
            "select day, array(select unnest(known) intersect select unnest($2::text[])) as known from measured_day where day = any($1)",
            cancellationToken, part.Days, measures);
        changed.UnionWith(stored.Where(row => !part.KnownOn(row.Day).ToHashSet(StringComparer.Ordinal).SetEquals(row.Known))
            .Select(row => row.Day));
    }

    private abstract record Stored
    {
        public required string Measure { get; init; }
        public required DateOnly Day { get; init; }
        public required string ScopeKind { get; init; }
        public required string ScopeKey { get; init; }

        public Scope Scope => new(EnumWords.Parse<ScopeKind>(ScopeKind), ScopeKey);
    }

    private sealed record StoredSum : Stored
    {
        public required int HalfHour { get; init; }
        public required decimal Amount { get; init; }
    }

    private sealed record StoredDistribution : Stored
    {
        public required int[] At { get; init; }
        public required int[] N { get; init; }
    }

    private sealed record StoredDay
    {
        public required DateOnly Day { get; init; }
        public required string[] Known { get; init; }
    }
}
