using IWReports.Core.Analysis;
using IWReports.Core.Analysis.Staffing;
using IWReports.Core.Calendar;
using IWReports.Core.Facts;
using IWReports.Core.Kpis;
using IWReports.Core.Kpis.BeHeard;
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
        var sums = await SumsAsync(days, KpiBy.HalfHour, scope, cancellationToken);
        return [.. from slot in HalfHour.All
                   let counts = Counts.Of(sums, KpiKey.NameOf(KpiBy.HalfHour, default, slot))
                   where counts.Offered > 0 || counts.OnPhones is not null
                   select new HalfHourLoad(slot, days.Length, counts.Offered, counts.Abandoned,
                       (double?)counts.OnPhones / HalfHour.Length.TotalSeconds / days.Length) { OfferedSeen = counts.Seen }];
    }

    public async Task<IReadOnlyList<WaitCount>> WaitsAsync(ReportPeriod period, Scope scope, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(
            """
            select queue, wait_s, (count(*) filter (where outcome = 'answered'))::int,
                (count(*) filter (where outcome = 'abandoned'))::int, (count(*) filter (where outcome = 'flowed-out'))::int
              from queue_entry where day between $1 and $2 and wait_s is not null and outcome <> 'open' group by queue, wait_s
            """);
        command.Parameters.AddWithValue(period.From);
        command.Parameters.AddWithValue(period.To);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var waits = new List<WaitCount>();
        while (await reader.ReadAsync(cancellationToken))
        {
            // Whose queue it is is decided in one place, for measures too.
            if (scope.Kind == ScopeKind.Company || company.Value.TeamOf(reader.GetString(0)) == scope.Key)
                waits.Add(new(reader.GetInt32(1), reader.GetInt32(2), reader.GetInt32(3)) { Left = reader.GetInt32(4) });
        }

        return [.. waits.GroupBy(wait => wait.Seconds).OrderBy(group => group.Key).Select(group =>
            new WaitCount(group.Key, group.Sum(wait => wait.Answered), group.Sum(wait => wait.Abandoned))
            {
                Left = group.Sum(wait => wait.Left),
            })];
    }

    /// <summary>Calls of all days of a period.</summary>
    public async Task<IReadOnlyList<WeekdayLoad>> WeekdaysAsync(ReportPeriod period, CancellationToken cancellationToken)
    {
        DateOnly[] days = [.. Enumerable.Range(0, period.Days).Select(period.From.AddDays)];
        var sums = await SumsAsync(days, KpiBy.WeekdayHalfHour, Scope.Company, cancellationToken);
        return [.. from weekday in Enum.GetValues<DayOfWeek>()
                   from slot in HalfHour.All
                   let counts = Counts.Of(sums, KpiKey.NameOf(KpiBy.WeekdayHalfHour, weekday, slot))
                   where counts.Offered > 0
                   select new WeekdayLoad(weekday, slot, counts.Offered, counts.Abandoned) { OfferedSeen = counts.Seen }];
    }

    // The KPIs' own sums, so that a chart says what they say.
    private async Task<Dictionary<(string Measure, string Key), decimal>> SumsAsync(DateOnly[] days, KpiBy by, Scope scope,
        CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        if (scope != Scope.Company)
            scope = (await ScopeNameStore.ReadAsync(connection, cancellationToken)).Of(scope);
        var question = new Question(Counts.Measures, days, by, scope) { FirstDayOfWeek = calendar.FirstDayOfWeek };
        var sums = new Dictionary<(string Measure, string Key), decimal>();
        await foreach (var (measure, key, sum) in MeasuredTables.SumsAsync(connection, question, cancellationToken))
            sums[(measure, key)] = sum;
        return sums;
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

    private static DateOnly ParseMonth(string key) => ReportPeriod.TryParse(key, out var month) ? month.From
        : throw new ArgumentException($"\"{key}\" is no month.");

    /// <summary>Calls of one time of day, those whose source tells of abandoned ones, and seconds of officers on the phones.</summary>
    private sealed record Counts(int Offered, int Seen, int Abandoned, decimal? OnPhones)
    {
        private static readonly string Offers = CallsOffered.Kpi.Numerator.Id, Sees = Abandonment.Kpi.Denominator!.Id,
            Abandons = Abandonment.Kpi.Numerator.Id, Works = Occupancy.Productive.Id;

        public static readonly string[] Measures = [Offers, Sees, Abandons, Works];

        public static Counts Of(Dictionary<(string Measure, string Key), decimal> sums, string key)
        {
            int Sum(string measure) => (int)sums.GetValueOrDefault((measure, key));
            return new(Sum(Offers), Sum(Sees), Sum(Abandons), sums.TryGetValue((Works, key), out var seconds) ? seconds : null);
        }
    }
}
