using IWReports.Core.Analysis.Data;
using IWReports.Core.Facts;
using IWReports.Worker.Database;
using IWReports.Worker.Measurement.Facts;
using Microsoft.Extensions.Options;
using Npgsql;

namespace IWReports.Worker.Measurement;

/// <summary>Reads what causes are looked for in: callers by queue and half-hour, officers' calls and time on the phones.</summary>
internal sealed class ServiceLogReader(NpgsqlDataSource database, IOptions<MeasurementOptions> measurement)
{
    // A service level says nothing of calls whose waits nobody knows, so neither do its causes.
    private const string CallersSql = $"""
        select day, half_hour, queue,
            (count(*) filter (where outcome = 'answered'))::integer as answered,
            (count(*) filter (where outcome = 'answered' and wait_s <= $4))::integer as answered_in_time,
            (count(*) filter (where outcome = 'abandoned'))::integer as abandoned,
            (count(*) filter (where outcome = 'abandoned' and wait_s <= $4))::integer as abandoned_in_time,
            (count(*) filter (where not {CallSql.ToServe}))::integer as abandoned_short,
            (count(*) filter (where {CallSql.AbandonedAfterWaiting}))::integer as abandoned_after_waiting,
            coalesce(sum(wait_s) filter (where {CallSql.ToServe}), 0)::bigint as waited
        from queue_entry
        where day between $1 and $2 and outcome in ('answered', 'abandoned') and not {CallSql.IsWaitUnknown}
        group by day, half_hour, queue
        """;

    private const string HandledSql = $"""
        select day, half_hour, officer, count(*)::integer as handled, sum({CallSql.Handled})::bigint as handling,
            coalesce(sum(ring_s), 0)::bigint as ringing
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
        var (officers, covered) = await AgentsAsync(connection, from, to, cancellationToken);
        return none with { Callers = callers, Officers = officers, Covered = covered };
    }

    private async Task<List<CallersHalfHour>> CallersAsync(NpgsqlConnection connection, DateOnly from, DateOnly to,
        CancellationToken cancellationToken)
    {
        var options = measurement.Value;
        var callers = await connection.RowsAsync<CallersRow>(
            CallersSql, cancellationToken, from, to, (int)options.ShortAbandon.TotalSeconds, (int)options.ServiceLevelWithin.TotalSeconds);
        return callers.ConvertAll(row => new CallersHalfHour(row.Day, new(row.HalfHour), row.Queue,
            new(row.Answered, row.AnsweredInTime, row.Abandoned, row.AbandonedInTime, row.AbandonedShort),
            row.AbandonedAfterWaiting, row.Waited));
    }

    private async Task<(IReadOnlyList<AgentHalfHour> Officers, IReadOnlyList<CoveredHalfHour> Covered)> AgentsAsync(
        NpgsqlConnection connection, DateOnly from, DateOnly to, CancellationToken cancellationToken)
    {
        var log = new AgentsLog(from, to);
        foreach (var row in await connection.RowsAsync<HandledRow>(HandledSql, cancellationToken, from, to))
            log.AddCalls(new(row.Day, new(row.HalfHour), row.Officer, row.Handled, row.Handling, row.Ringing, TimeSpan.Zero));
        foreach (var own in await Presence.LogsAsync(connection, from, to, measurement.Value.ProductivePauses, cancellationToken))
            log.AddPresence(own);
        return (log.Officers, log.Covered);
    }

    private sealed record CallersRow
    {
        public required DateOnly Day { get; init; }
        public required int HalfHour { get; init; }
        public required string Queue { get; init; }
        public required int Answered { get; init; }
        public required int AnsweredInTime { get; init; }
        public required int Abandoned { get; init; }
        public required int AbandonedInTime { get; init; }
        public required int AbandonedShort { get; init; }
        public required int AbandonedAfterWaiting { get; init; }
        public required TimeSpan Waited { get; init; }
    }

    private sealed record HandledRow
    {
        public required DateOnly Day { get; init; }
        public required int HalfHour { get; init; }
        public required string Officer { get; init; }
        public required int Handled { get; init; }
        public required TimeSpan Handling { get; init; }
        public required TimeSpan Ringing { get; init; }
    }
}
