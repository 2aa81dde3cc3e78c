using System.Runtime.CompilerServices;
using IWReports.Core.Calendar;
using IWReports.Core.Facts;
using IWReports.Worker.Company;
using IWReports.Worker.Database;
using Npgsql;

namespace IWReports.Worker.Measurement.Facts;

/// <summary>Totals of calls on some days; not where the calls are known one by one.</summary>
internal static class CallIntervals
{
    // Intervals longer than a half-hour, or across two, belong to the day alone.
    private const string Sql = """
        select day, case when extract(minute from starts)::integer % 30 + minutes <= 30 then (extract(hour
            from starts) * 2 + div(extract(minute from starts), 30))::smallint end,
            queue, offered, answered, abandoned, abandoned_short, answered_wait_s, abandoned_wait_s, talk_s, answered_in_time, within_s
        from judged_call_interval where day = any($1) and not is_set_aside
        """;

    public static async IAsyncEnumerable<IFact> ReadAsync(NpgsqlConnection connection, DateOnly[] days, CompanyOptions company,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(Sql, connection);
        command.Parameters.AddWithValue(days);
        await using var row = await command.ExecuteReaderAsync(cancellationToken);
        while (await row.ReadAsync(cancellationToken))
        {
            var queue = row.GetString(2);
            yield return new CallInterval(row.GetFieldValue<DateOnly>(0), row.Value<short>(1) is { } slot ? new HalfHour(slot) : null,
                queue, row.GetInt32(3))
            {
                Team = company.TeamOf(queue),
                Answered = row.Value<int>(4),
                Abandoned = row.Value<int>(5),
                AbandonedShort = row.Value<int>(6),
                AnsweredWait = row.Value<decimal>(7),
                AbandonedWait = row.Value<decimal>(8),
                Talk = row.Value<decimal>(9),
                AnsweredInTime = row.Value<int>(10),
                Within = row.Seconds(11),
            };
        }
    }
}
