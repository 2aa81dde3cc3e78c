using IWReports.Core.Analysis.Causes;
using IWReports.Core.Analysis.Data;
using IWReports.Core.Calendar;
using IWReports.Core.Facts;
using IWReports.Core.Kpis.Measuring;
using IWReports.Worker.Measurement.Facts;
using Microsoft.Extensions.Options;
using Npgsql;

namespace IWReports.Worker.Measurement;

/// <summary>Reads what causes are looked for in: callers by queue and half-hour, officers' calls and time on the phones.</summary>
internal sealed class ServiceLogReader(NpgsqlDataSource database, IOptions<MeasurementOptions> measurement)
{
    private const string CallersSql = """
        select day, half_hour, queue,
            (count(*) filter (where outcome = 'answered'))::integer,
            (count(*) filter (where outcome = 'answered' and wait_s <= $3))::integer,
            (count(*) filter (where outcome = 'abandoned'))::integer,
            (count(*) filter (where outcome = 'abandoned' and wait_s <= $3))::integer,
            (count(*) filter (where outcome = 'abandoned' and wait_s <= $4))::integer,
            (count(*) filter (where outcome = 'abandoned' and wait_s > $4))::integer,
            coalesce(sum(wait_s) filter (where outcome = 'answered' or wait_s > $4), 0)::bigint
        from queue_entry
        where day between $1 and $2 and (outcome = 'abandoned' or (outcome = 'answered' and wait_s is not null))
            and (lacks is null or not 'waits' = any(lacks))
        group by day, half_hour, queue
        """;

    private const string HandledSql = $"""
        select day, half_hour, officer, count(*)::integer,
            sum({CallSql.Handled})::bigint,
            coalesce(sum(ring_s), 0)::bigint
        from queue_entry
        where day between $1 and $2 and outcome = 'answered' and talk_s is not null and officer is not null
        group by day, half_hour, officer
        """;

    /// <summary>The half-hours of a range of days.</summary>
    public async Task<ServiceLog> ReadAsync(DateOnly from, DateOnly to, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        var callers = await CallersAsync(connection, from, to, cancellationToken);
        // How soon is in time is known without a call.
        var none = new ServiceLog([], [], [], measurement.Value.ServiceLevelWithin) { Variant = measurement.Value.ServiceLevelVariant };
        if (callers.Count == 0)
            return none;
        var (officers, covered) = await OfficersAsync(connection, from, to, cancellationToken);
        return none with { Callers = callers, Officers = officers, Covered = covered };
    }

    private async Task<List<CallersHalfHour>> CallersAsync(NpgsqlConnection connection, DateOnly from, DateOnly to,
        CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(CallersSql, connection);
        command.Parameters.AddWithValue(from);
        command.Parameters.AddWithValue(to);
        command.Parameters.AddWithValue((int)measurement.Value.ServiceLevelWithin.TotalSeconds);
        command.Parameters.AddWithValue((int)measurement.Value.ShortAbandon.TotalSeconds);
        await using var row = await command.ExecuteReaderAsync(cancellationToken);
        var callers = new List<CallersHalfHour>();
        while (await row.ReadAsync(cancellationToken))
        {
            var tally = new ServiceTally(row.GetInt32(3), row.GetInt32(4), row.GetInt32(5), row.GetInt32(6), row.GetInt32(7));
            callers.Add(new(row.GetFieldValue<DateOnly>(0), new(row.GetInt16(1)), row.GetString(2), tally, row.GetInt32(8),
                TimeSpan.FromSeconds(row.GetInt64(9))));
        }

        return callers;
    }

    private async Task<(List<OfficerHalfHour> Officers, List<CoveredHalfHour> Covered)> OfficersAsync(NpgsqlConnection connection,
        DateOnly from, DateOnly to, CancellationToken cancellationToken)
    {
        var officers = new Dictionary<(DateOnly Day, HalfHour Slot, string Officer), OfficerHalfHour>();
        await using (var command = new NpgsqlCommand(HandledSql, connection))
        {
            command.Parameters.AddWithValue(from);
            command.Parameters.AddWithValue(to);
            await using var row = await command.ExecuteReaderAsync(cancellationToken);
            while (await row.ReadAsync(cancellationToken))
            {
                var one = new OfficerHalfHour(row.GetFieldValue<DateOnly>(0), new(row.GetInt16(1)), row.GetString(2), row.GetInt32(3),
                    TimeSpan.FromSeconds(row.GetInt64(4)), TimeSpan.FromSeconds(row.GetInt64(5)), TimeSpan.Zero);
                officers[(one.Day, one.Slot, one.Officer)] = one;
            }
        }

        var logs = await Presence.LogsAsync(connection, from, to, measurement.Value.ProductivePauses, cancellationToken);
        var onPhones = new List<(TimeZoneInfo Zone, IReadOnlyList<Interval> Times)>();
        foreach (var log in logs)
        {
            var working = LoggedInTime.Working(log.Sessions, log.Breaks);
            onPhones.Add((log.Zone, working));
            var times = LoggedInTime.ByHalfHour(working, log.Zone);
            // A log that does not tell work after the call tells pauses for it: time on the phones less what is left without them.
            var without = log.WorkPauses.Count == 0 ? times
                : LoggedInTime.ByHalfHour(LoggedInTime.Working(log.Sessions, [.. log.Breaks, .. log.WorkPauses]), log.Zone);
            foreach (var (slot, time) in times.Where(one => one.Key.Day >= from && one.Key.Day <= to))
            {
                var key = (slot.Day, slot.HalfHour, log.Officer);
                var known = officers.GetValueOrDefault(key)
                    ?? new(slot.Day, slot.HalfHour, log.Officer, 0, TimeSpan.Zero, TimeSpan.Zero, TimeSpan.Zero);
                officers[key] = known with { OnPhones = known.OnPhones + time,
                    Handling = known.Handling + time - without.GetValueOrDefault(slot) };
            }
        }

        var covered = onPhones.GroupBy(log => log.Zone).SelectMany(zone => CoveredHalfHour.Of(zone.SelectMany(log => log.Times), zone.Key))
            .GroupBy(one => (one.Day, one.Slot)).Select(slot => slot.MaxBy(one => one.Time)!)
                .Where(one => one.Day >= from && one.Day <= to);
        return ([.. officers.Values], [.. covered]);
    }
}
