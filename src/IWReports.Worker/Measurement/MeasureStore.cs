using IWReports.Core.Facts;
using IWReports.Core.Kpis.Measuring;
using IWReports.Core.Language;
using IWReports.Worker.Database;
using Npgsql;

namespace IWReports.Worker.Measurement;

/// <summary>Writes what was measured, always on the caller's transaction.</summary>
internal static class MeasureStore
{
    // Written on every row; to make a word of the kind each time would cost more than to write it.
    private static readonly Dictionary<ScopeKind, string> Words =
        Enum.GetValues<ScopeKind>().ToDictionary(kind => kind, kind => kind.Word());

    // Any number will do as long as nothing else of ours locks it.
    private const long AdvisoryLock = 0x4957_4d65_6173_7572;

    /// <summary>Keeps all measuring out until the transaction ends.</summary>
    public static Task AloneAsync(NpgsqlConnection connection, CancellationToken cancellationToken) =>
        connection.ExecuteAsync("select pg_advisory_xact_lock($1)", cancellationToken, AdvisoryLock);

    /// <summary>The list of changed days, each with the transaction that put it there last.</summary>
    public static Task<Dictionary<DateOnly, string>> ListedAsync(NpgsqlConnection connection, CancellationToken cancellationToken) =>
        MarksAsync(connection, "select day, xmin::text as mark from touched_day", cancellationToken);

    /// <summary>Lists days to be measured that are not listed already, and returns these.</summary>
    public static Task<Dictionary<DateOnly, string>> ListAsync(
        NpgsqlConnection connection, IEnumerable<DateOnly> days, CancellationToken cancellationToken) =>
        MarksAsync(
            connection, "insert into touched_day (day) select unnest($1) on conflict do nothing returning day, xmin::text as mark",
            cancellationToken, days.Order().ToArray());

    /// <summary>Takes days off the list of changed ones and keeps other measuring out until the transaction ends.</summary>
    /// <returns>Which transaction had put each there last.</returns>
    public static async Task<Dictionary<DateOnly, string>> TakeAsync(
        NpgsqlConnection connection, DateOnly[] days, CancellationToken cancellationToken)
    {
        await AloneAsync(connection, cancellationToken);
        // In order of day, as they are listed, so that two who meet wait for each other instead of locking up.
        return await MarksAsync(
            connection,
            """
            with taken as (select day, xmin::text as mark from touched_day where day = any($1) order by day for update)
            delete from touched_day using taken where touched_day.day = taken.day returning taken.day, taken.mark
            """,
            cancellationToken, days);
    }

    private static async Task<Dictionary<DateOnly, string>> MarksAsync(
        NpgsqlConnection connection, string sql, CancellationToken cancellationToken, params object[] values)
    {
        var listed = await connection.RowsAsync<ListedDay>(sql, cancellationToken, values);
        return listed.ToDictionary(one => one.Day, one => one.Mark);
    }

    /// <summary>Removes all that was measured of the days.</summary>
    public static async Task ClearAsync(NpgsqlConnection connection, DateOnly[] days, CancellationToken cancellationToken)
    {
        foreach (var table in new[] { "measure_value", "measure_spread", "measured_day" })
            await connection.ExecuteAsync($"delete from {table} where day = any($1)", cancellationToken, days);
    }

    /// <summary>Writes down that the days were seen, though nothing may have changed: what was provisional becomes final.</summary>
    public static Task SeeAsync(
        NpgsqlConnection connection, DateOnly[] days, MeasureSettings settings, CancellationToken cancellationToken) =>
        connection.ExecuteAsync("update measured_day set as_of = $2 where day = any($1)", cancellationToken, days, settings.AsOf);

    /// <summary>Writes sums and returns how many.</summary>
    public static async Task<long> WriteSumsAsync(
        NpgsqlConnection connection, IEnumerable<MeasuredSum> sums, CancellationToken cancellationToken)
    {
        const short none = -1;
        await using var copy = await CopyRows.IntoAsync(
            connection, "measure_value", "measure, day, half_hour, scope_kind, scope_key, amount", cancellationToken);
        foreach (var sum in sums)
        {
            copy.StartRow();
            copy.Write(sum.Measure);
            copy.Write(sum.Day);
            copy.Write((short?)sum.HalfHour ?? none);
            copy.Write(Words[sum.Scope.Kind]);
            copy.Write(sum.Scope.Key);
            copy.Write(sum.Amount);
        }

        await copy.CompleteAsync(cancellationToken);
        return copy.Rows;
    }

    public static async Task WriteDistributionsAsync(
        NpgsqlConnection connection, IEnumerable<MeasuredDistribution> distributions, CancellationToken cancellationToken)
    {
        await using var copy = await CopyRows.IntoAsync(
            connection, "measure_spread", "measure, day, scope_kind, scope_key, at, n", cancellationToken);
        foreach (var distribution in distributions)
        {
            copy.StartRow();
            copy.Write(distribution.Measure);
            copy.Write(distribution.Day);
            copy.Write(Words[distribution.Scope.Kind]);
            copy.Write(distribution.Scope.Key);
            copy.Write(distribution.Times.Select(times => times.Key).ToArray());
            copy.Write(distribution.Times.Select(times => times.Value).ToArray());
        }

        await copy.CompleteAsync(cancellationToken);
    }

    /// <param name="known">The days, each with the measures that some fact of it spoke of.</param>
    public static async Task WriteDaysAsync(NpgsqlConnection connection, IReadOnlyDictionary<DateOnly, List<string>> known,
        MeasureSettings settings, CancellationToken cancellationToken)
    {
        var definitions = known.Keys.Select(day => day.Year).Distinct()
            .ToDictionary(year => year, year => Definitions.OfSums(settings, year));
        await using var copy = await CopyRows.IntoAsync(connection, "measured_day", "day, as_of, known, definitions", cancellationToken);
        foreach (var (day, measures) in known)
        {
            copy.StartRow();
            copy.Write(day);
            copy.Write(settings.AsOf);
            copy.Write(measures.ToArray());
            copy.Write(definitions[day.Year]);
        }

        await copy.CompleteAsync(cancellationToken);
    }

    private sealed record ListedDay
    {
        public required DateOnly Day { get; init; }

        /// <summary>The transaction that put it there.</summary>
        public required string Mark { get; init; }
    }
}
