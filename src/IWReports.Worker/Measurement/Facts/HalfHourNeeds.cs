using System.Runtime.CompilerServices;
using IWReports.Core.Analysis.Staffing;
using IWReports.Core.Calendar;
using IWReports.Core.Facts;
using IWReports.Core.Kpis.Measuring;
using IWReports.Worker.Company;
using IWReports.Worker.Database;
using Npgsql;

namespace IWReports.Worker.Measurement.Facts;

/// <summary>Officers needed on some days, from the queues' own log of the weeks before.</summary>
internal static class HalfHourNeeds
{
    // Officers are needed for calls whose waits nobody knows, too.
    private const string Sql = $"""
        select day, half_hour, queue, count(*)::integer as offered,
            count(*) filter (where outcome = 'answered' and talk_s is not null)::integer as handled,
            coalesce(sum({CallSql.Handled}) filter (where outcome = 'answered'), 0)::bigint as handle_time,
            count(*) filter (where {CallSql.AbandonedAfterWaiting})::integer as abandoned,
            coalesce(sum(wait_s) filter (where {CallSql.ToServe}), 0)::bigint as waited,
            count(*) filter (where {CallSql.ToServe})::integer as to_serve
        from queue_entry where day between $1 and $2 group by day, half_hour, queue
        """;

    public static async IAsyncEnumerable<IFact> ReadAsync(NpgsqlConnection connection, DateOnly[] days, CompanyOptions company,
        MeasureSettings settings, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var log = await LogAsync(connection, new(days.Min().AddDays(1 - AgentsNeeded.DaysBack), days.Max()), company, settings,
            cancellationToken);
        foreach (var need in days.SelectMany(day => AgentsNeeded.On(day, log, settings)))
            yield return need;
    }

    /// <summary>What each queue's log says of the half-hours of a period.</summary>
    public static async Task<IReadOnlyList<QueueHalfHour>> LogAsync(NpgsqlConnection connection, ReportPeriod period,
        CompanyOptions company, MeasureSettings settings, CancellationToken cancellationToken)
    {
        var log = await connection.RowsAsync<Row>(
            Sql, cancellationToken, period.From, period.To, (int)settings.ShortAbandon.TotalSeconds);
        return log.ConvertAll(row => new QueueHalfHour(row.Day, new HalfHour(row.HalfHour), row.Queue, company.TeamOf(row.Queue),
            row.Offered, row.Handled, row.HandleTime, row.Abandoned, row.Waited) { ToServe = row.ToServe });
    }

    private sealed record Row
    {
        public required DateOnly Day { get; init; }
        public required int HalfHour { get; init; }
        public required string Queue { get; init; }
        public required int Offered { get; init; }
        public required int Handled { get; init; }
        public required TimeSpan HandleTime { get; init; }
        public required int Abandoned { get; init; }
        public required TimeSpan Waited { get; init; }
        public required int ToServe { get; init; }
    }
}
