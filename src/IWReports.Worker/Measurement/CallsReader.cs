using IWReports.Core.Analysis;
using IWReports.Core.Analysis.Staffing;
using IWReports.Core.Calendar;
using IWReports.Core.Facts;
using IWReports.Core.Kpis;
using IWReports.Core.Kpis.Measuring;
using IWReports.Core.Kpis.ReachUs;
using IWReports.Core.Language;
using IWReports.Core.Reports;
using IWReports.Worker.Company;
using IWReports.Worker.Database;
using IWReports.Worker.Host;
using IWReports.Worker.Measurement.Facts;
using Microsoft.Extensions.Options;
using Npgsql;

namespace IWReports.Worker.Measurement;

/// <summary>Calls in the shapes that reports need: by month beside last year's, by half-hour, by weekday, by wait.</summary>
internal sealed class CallsReader(NpgsqlDataSource database, KpiReader kpis, BusinessCalendar calendar, IOptions<CompanyOptions> company)
{
    /// <summary>
    /// Calls of each month that has any, oldest first: counted from the log, else as imported; last year's as counted, else as implied by
    /// the stated change.
    /// </summary>
    public async Task<IReadOnlyList<MonthlyCalls>> MonthsAsync(DateOnly from, DateOnly to, CancellationToken cancellationToken)
    {
        var offered = KpiCatalog.Find(CallsOffered.Id)!;
        var counted = (await kpis.ReadAsync([offered], from.AddYears(-1), to, KpiBy.Month, Scope.Company, cancellationToken))
            .Where(month => month.Value is > 0)
            .ToDictionary(month => ParseMonth(month.Key), month => month.Value!.Value);
        var stated = await StatedAsync(cancellationToken);
        var logged = await LoggedMonthsAsync(cancellationToken);

        var months = new List<MonthlyCalls>();
        for (var month = new DateOnly(from.Year, from.Month, 1); month <= to; month = month.AddMonths(1))
        {
            if (!counted.TryGetValue(month, out var calls))
                continue;
            var change = stated.GetValueOrDefault(month)?.ChangeOnLastYear;
            decimal? lastYear = counted.TryGetValue(month.AddYears(-1), out var before) ? before
                : stated.GetValueOrDefault(month)?.ImpliedLastYear;
            months.Add(new(month, calls, lastYear, change, CountOnly: !logged.Contains(month)));
        }

        return months;
    }

    /// <summary>Officers needed and on shift in each half-hour of a period that both are known of.</summary>
    public async Task<IReadOnlyList<IntervalStaffing>> CoverAsync(ReportPeriod period, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(
            """
            select day, half_hour, needed.amount::integer, shift.amount::integer
              from measure_value needed join measure_value shift using (day, half_hour, scope_kind, scope_key)
             where needed.measure = 'needed_on_phones' and shift.measure = 'officer_half_hours'
               and day between $1 and $2 and half_hour >= 0 and scope_kind = 'company'
             order by day, half_hour
            """);
        command.Parameters.AddWithValue(period.From);
        command.Parameters.AddWithValue(period.To);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var cover = new List<IntervalStaffing>();
        while (await reader.ReadAsync(cancellationToken))
            cover.Add(new(reader.GetFieldValue<DateOnly>(0), new HalfHour(reader.GetInt16(1)), reader.GetInt32(2), reader.GetInt32(3)));
        return cover;
    }

    /// <summary>What the log of all queues says of each half-hour of each day of a period.</summary>
    public async Task<IReadOnlyList<QueueHalfHour>> LogAsync(ReportPeriod period, MeasureSettings settings,
        CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        return await HalfHourNeeds.LogAsync(connection, period, company.Value, settings, cancellationToken);
    }

    /// <summary>
    /// The half-hours of a period that had calls or officers, summed over its business days; over all days where none is one.
    /// </summary>
    public async Task<IReadOnlyList<HalfHourLoad>> HalfHoursAsync(ReportPeriod period, Scope scope, CancellationToken cancellationToken)
    {
        DateOnly[] all = [.. Enumerable.Range(0, period.Days).Select(period.From.AddDays)];
        DateOnly[] days = Array.Exists(all, calendar.IsBusinessDay) ? [.. all.Where(calendar.IsBusinessDay)] : all;
        await using var command = database.CreateCommand(
            """
            with calls as (
                select half_hour, count(*)::int as offered, (count(*) filter (where outcome = 'abandoned'))::int as abandoned
                  from queue_entry where day = any($1) and ($2::text[] is null or queue = any($2) or lower(btrim(queue)) = any($2))
                      group by half_hour),
            presence as (
                select half_hour, sum(amount) / 1800 as officers
                  from measure_value where measure = 'productive' and day = any($1) and scope_kind = $3 and scope_key = $4
                      and half_hour >= 0
                 group by half_hour)
            select half_hour, coalesce(offered, 0), coalesce(abandoned, 0), officers from calls full join presence using (half_hour)
                order by half_hour
            """);
        command.Parameters.AddWithValue(days);
        command.Parameters.Add(Queues(scope));
        command.Parameters.AddWithValue(scope.Kind.Word());
        command.Parameters.AddWithValue(scope.Key);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var slots = new List<HalfHourLoad>();
        while (await reader.ReadAsync(cancellationToken))
            slots.Add(new(new HalfHour(reader.GetInt16(0)), days.Length, reader.GetInt32(1), reader.GetInt32(2),
                reader.Value<decimal>(3) is { } officers ? (double)officers / days.Length : null));
        return slots;
    }

    public async Task<IReadOnlyList<WaitCount>> WaitsAsync(ReportPeriod period, Scope scope, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(
            """
            select wait_s, (count(*) filter (where outcome = 'answered'))::int, (count(*) filter (where outcome = 'abandoned'))::int,
                (count(*) filter (where outcome = 'flowed-out'))::int
              from queue_entry
             where day between $1 and $2 and ($3::text[] is null or queue = any($3) or lower(btrim(queue)) = any($3))
               and wait_s is not null and outcome <> 'open'
             group by wait_s order by wait_s
            """);
        command.Parameters.AddWithValue(period.From);
        command.Parameters.AddWithValue(period.To);
        command.Parameters.Add(Queues(scope));
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var waits = new List<WaitCount>();
        while (await reader.ReadAsync(cancellationToken))
            waits.Add(new(reader.GetInt32(0), reader.GetInt32(1), reader.GetInt32(2)) { Left = reader.GetInt32(3) });
        return waits;
    }

    public async Task<IReadOnlyList<WeekdayLoad>> WeekdaysAsync(ReportPeriod period, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(
            """
            select extract(dow from day)::int, half_hour, count(*)::int, (count(*) filter (where outcome = 'abandoned'))::int
              from queue_entry where day between $1 and $2 group by 1, 2 order by 1, 2
            """);
        command.Parameters.AddWithValue(period.From);
        command.Parameters.AddWithValue(period.To);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var cells = new List<WeekdayLoad>();
        while (await reader.ReadAsync(cancellationToken))
            cells.Add(new((DayOfWeek)reader.GetInt32(0), new HalfHour(reader.GetInt16(1)), reader.GetInt32(2), reader.GetInt32(3)));
        return cells;
    }

    /// <summary>When the last call known by the period's end came in; null without call-level data.</summary>
    public async Task<DateTimeOffset?> DataToAsync(ReportPeriod period, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand("select max(entered_at) from queue_entry where day between $1 and $2");
        command.Parameters.AddWithValue(period.From);
        command.Parameters.AddWithValue(period.To);
        return await command.ExecuteScalarAsync(cancellationToken) is DateTime last ? new DateTimeOffset(last, TimeSpan.Zero) : null;
    }

    private async Task<Dictionary<DateOnly, MonthlyCallCount>> StatedAsync(CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(
            "select month, calls, change_on_last_year from monthly_call_count order by month, source_id");
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var stated = new Dictionary<DateOnly, MonthlyCallCount>();
        while (await reader.ReadAsync(cancellationToken))
            stated[reader.GetFieldValue<DateOnly>(0)] =
                new(reader.GetFieldValue<DateOnly>(0), reader.GetInt32(1), reader.Value<decimal>(2));
        return stated;
    }

    private async Task<HashSet<DateOnly>> LoggedMonthsAsync(CancellationToken cancellationToken)
    {
        // From each month's first day with calls to the next one's, by the index: to read all calls for it took two seconds of five
        // million.
        await using var command = database.CreateCommand(
            """
            with recursive logged as (
                select date_trunc('month', min(day))::date as month from queue_entry
                union all
                select (select date_trunc('month', min(day))::date from queue_entry where day >= (month + interval '1 month')::date)
                from logged where month is not null)
            select month from logged where month is not null
            """);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var months = new HashSet<DateOnly>();
        while (await reader.ReadAsync(cancellationToken))
            months.Add(reader.GetFieldValue<DateOnly>(0));
        return months;
    }

    private NpgsqlParameter Queues(Scope scope) => new()
    {
        Value = scope.Kind == ScopeKind.Team ? company.Value.QueuesOf(scope.Key) : DBNull.Value,
        NpgsqlDbType = NpgsqlTypes.NpgsqlDbType.Array | NpgsqlTypes.NpgsqlDbType.Text,
    };

    private static DateOnly ParseMonth(string key) => ReportPeriod.TryParse(key, out var month) ? month.From
        : throw new ArgumentException($"\"{key}\" is no month.");
}
