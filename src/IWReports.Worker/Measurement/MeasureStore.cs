using IWReports.Core.Facts;
using IWReports.Core.Kpis;
using Npgsql;
using NpgsqlTypes;

namespace IWReports.Worker.Measurement;

/// <summary>Replaces the sums of whole days, always on the caller's transaction.</summary>
internal static class MeasureStore
{
    // Any number will do as long as nothing else of ours locks it.
    private const long AdvisoryLock = 0x4957_4d65_6173_7572;

    /// <summary>Keeps all measuring out until the transaction ends.</summary>
    public static Task AloneAsync(NpgsqlConnection connection, CancellationToken cancellationToken) =>
        ExecuteAsync(connection, "select pg_advisory_xact_lock($1)", AdvisoryLock, cancellationToken);

    /// <summary>Takes days off the list of changed ones and keeps other measuring out until the transaction ends.</summary>
    public static async Task TakeAsync(NpgsqlConnection connection, DateOnly[] days, CancellationToken cancellationToken)
    {
        await AloneAsync(connection, cancellationToken);
        // In order of day, as they are listed, so that two who meet wait for each other instead of locking up.
        await ExecuteAsync(connection, "with taken as (select day from touched_day where day = any($1) order by day for update) delete from touched_day using taken where touched_day.day = taken.day", days, cancellationToken);
    }

    /// <summary>Writes the sums of the days in place of what was there, and returns how many.</summary>
    public static async Task<long> ReplaceAsync(NpgsqlConnection connection, DateOnly[] days, MeasureSettings settings,
        Rollup rollup, CancellationToken cancellationToken)
    {
        foreach (var table in new[] { "measure_value", "measure_spread", "measured_day" })
            await ExecuteAsync(connection, $"delete from {table} where day = any($1)", days, cancellationToken);
        await WriteDaysAsync(connection, days, settings, rollup, cancellationToken);
        await WriteSpreadsAsync(connection, rollup.Spreads, cancellationToken);
        return await WriteSumsAsync(connection, rollup.Sums, cancellationToken);
    }

    public static async Task<long> WriteSumsAsync(
        NpgsqlConnection connection, IEnumerable<MeasuredSum> sums, CancellationToken cancellationToken)
    {
        const short none = -1;
        await using var copy = await connection.BeginBinaryImportAsync("copy measure_value (measure, day, half_hour, scope_kind, scope_key, amount) from stdin (format binary)", cancellationToken);
        foreach (var sum in sums)
        {
            copy.StartRow();
            copy.Write(sum.Measure, NpgsqlDbType.Text);
            copy.Write(sum.Day, NpgsqlDbType.Date);
            copy.Write((short?)sum.HalfHour ?? none, NpgsqlDbType.Smallint);
            copy.Write(sum.Scope.Kind.Word(), NpgsqlDbType.Text);
            copy.Write(sum.Scope.Key, NpgsqlDbType.Text);
            copy.Write(sum.Amount, NpgsqlDbType.Numeric);
        }

        return (long)await copy.CompleteAsync(cancellationToken);
    }

    public static async Task WriteSpreadsAsync(
        NpgsqlConnection connection, IEnumerable<MeasuredSpread> spreads, CancellationToken cancellationToken)
    {
        await using var copy = await connection.BeginBinaryImportAsync("copy measure_spread (measure, day, scope_kind, scope_key, at, n) from stdin (format binary)", cancellationToken);
        foreach (var spread in spreads)
        {
            copy.StartRow();
            copy.Write(spread.Measure, NpgsqlDbType.Text);
            copy.Write(spread.Day, NpgsqlDbType.Date);
            copy.Write(spread.Scope.Kind.Word(), NpgsqlDbType.Text);
            copy.Write(spread.Scope.Key, NpgsqlDbType.Text);
            copy.Write(spread.Times.Select(times => times.Key).ToArray(), NpgsqlDbType.Array | NpgsqlDbType.Integer);
            copy.Write(spread.Times.Select(times => times.Value).ToArray(), NpgsqlDbType.Array | NpgsqlDbType.Integer);
        }

        await copy.CompleteAsync(cancellationToken);
    }

    private static async Task WriteDaysAsync(NpgsqlConnection connection, DateOnly[] days, MeasureSettings settings,
        Rollup rollup, CancellationToken cancellationToken)
    {
        var definitions = days.Select(day => day.Year).Distinct().ToDictionary(year => year, year => Definitions.OfSums(settings, year));
        await using var copy = await connection.BeginBinaryImportAsync(
            "copy measured_day (day, as_of, known, definitions) from stdin (format binary)", cancellationToken);
        foreach (var day in days)
        {
            copy.StartRow();
            copy.Write(day, NpgsqlDbType.Date);
            copy.Write(settings.AsOf, NpgsqlDbType.Date);
            copy.Write(rollup.KnownOn(day).ToArray(), NpgsqlDbType.Array | NpgsqlDbType.Text);
            copy.Write(definitions[day.Year], NpgsqlDbType.Text);
        }

        await copy.CompleteAsync(cancellationToken);
    }

    private static async Task ExecuteAsync(NpgsqlConnection connection, string sql, object parameter, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        command.Parameters.AddWithValue(parameter);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
