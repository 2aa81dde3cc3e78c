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
    private static readonly string Sql = $"""
        select day, case when extract(minute from starts)::integer % {HalfHour.Minutes} + minutes <= {HalfHour.Minutes}
                then {CallSql.HalfHourOf("starts")} end as half_hour,
            queue, offered, answered, abandoned, abandoned_short, answered_wait_s as answered_wait, abandoned_wait_s as abandoned_wait,
            talk_s as talk, answered_in_time, within_s as within
        from judged_call_interval where day = any($1) and not is_set_aside
        """;

    public static IAsyncEnumerable<IFact> ReadAsync(NpgsqlConnection connection, DateOnly[] days, CompanyOptions company) =>
        connection.StreamAsync<Row>(Sql, days).Select(row =>
            new CallInterval(row.Day, row.HalfHour is { } slot ? new HalfHour(slot) : null, row.Queue, row.Offered)
            {
                Team = company.TeamOf(row.Queue),
                Answered = row.Answered,
                Abandoned = row.Abandoned,
                AbandonedShort = row.AbandonedShort,
                AnsweredWait = row.AnsweredWait,
                AbandonedWait = row.AbandonedWait,
                Talk = row.Talk,
                AnsweredInTime = row.AnsweredInTime,
                Within = row.Within,
            });

    private sealed record Row
    {
        public required DateOnly Day { get; init; }
        public int? HalfHour { get; init; }
        public required string Queue { get; init; }
        public required int Offered { get; init; }
        public int? Answered { get; init; }
        public int? Abandoned { get; init; }
        public int? AbandonedShort { get; init; }
        public decimal? AnsweredWait { get; init; }
        public decimal? AbandonedWait { get; init; }
        public decimal? Talk { get; init; }
        public int? AnsweredInTime { get; init; }
        public TimeSpan? Within { get; init; }
    }
}
