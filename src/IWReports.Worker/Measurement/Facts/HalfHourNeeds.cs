using System.Runtime.CompilerServices;
using IWReports.Core.Analysis.Staffing;
using IWReports.Core.Calendar;
using IWReports.Core.Facts;
using IWReports.Core.Kpis;
using IWReports.Core.Kpis.Measuring;
using IWReports.Worker.Company;
using Npgsql;

namespace IWReports.Worker.Measurement.Facts;

/// <summary>Officers needed on some days, from the queues' own log of the weeks before.</summary>
internal static class HalfHourNeeds
{
    private const string Sql = $"""
        select day, half_hour, queue, count(*)::integer,
            count(*) filter (where outcome = 'answered' and talk_s is not null)::integer,
            coalesce(sum({CallSql.Handled}) filter (where outcome = 'answered'), 0)::bigint,
            count(*) filter (where outcome = 'abandoned' and wait_s > $3)::integer,
            coalesce(sum(wait_s) filter (where outcome in ('answered', 'abandoned') and not (outcome = 'abandoned' and wait_s <= $3)),
                0)::bigint,
            count(*) filter (where outcome = 'answered' or (outcome = 'abandoned' and not coalesce(wait_s <= $3, false)))::integer
        from queue_entry where day between $1 and $2 group by day, half_hour, queue
        """;

    public static async IAsyncEnumerable<IFact> ReadAsync(NpgsqlConnection connection, DateOnly[] days, CompanyOptions company,
        MeasureSettings settings, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var log = await LogAsync(connection, new(days.Min().AddDays(1 - OfficersNeeded.DaysBack), days.Max()), company, settings,
            cancellationToken);
        foreach (var need in days.SelectMany(day => OfficersNeeded.On(day, log, settings)))
            yield return need;
    }

    /// <summary>What each queue's log says of the half-hours of a period.</summary>
    public static async Task<IReadOnlyList<QueueHalfHour>> LogAsync(NpgsqlConnection connection, ReportPeriod period,
        CompanyOptions company, MeasureSettings settings, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(Sql, connection);
        command.Parameters.AddWithValue(period.From);
        command.Parameters.AddWithValue(period.To);
        command.Parameters.AddWithValue((int)settings.ShortAbandon.TotalSeconds);
        await using var row = await command.ExecuteReaderAsync(cancellationToken);
        var log = new List<QueueHalfHour>();
        while (await row.ReadAsync(cancellationToken))
        {
            var queue = row.GetString(2);
            log.Add(new(row.GetFieldValue<DateOnly>(0), new HalfHour(row.GetInt16(1)), queue, company.TeamOf(queue), row.GetInt32(3),
                row.GetInt32(4), TimeSpan.FromSeconds(row.GetInt64(5)), row.GetInt32(6), TimeSpan.FromSeconds(row.GetInt64(7)))
            {
                ToServe = row.GetInt32(8),
            });
        }

        return log;
    }
}
