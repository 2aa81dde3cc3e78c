using IWReports.Core.Calendar;
using IWReports.Core.Facts;
using IWReports.Core.Kpis.BeHeard;
using IWReports.Core.Kpis.Measuring;
using IWReports.Core.Kpis.ReachUs;
using IWReports.Worker.Company;
using IWReports.Worker.Database;
using IWReports.Worker.Measurement.Facts;
using Microsoft.Extensions.Options;
using Npgsql;

namespace IWReports.Worker.Measurement;

/// <summary>Calls in the shapes that reports need: by half-hour, by weekday, by wait.</summary>
internal sealed class CallsReader(NpgsqlDataSource database, BusinessCalendar calendar, IOptions<CompanyOptions> company)
{
    /// <summary>Officers needed and on shift in each half-hour of a period that both are known of.</summary>
    public async Task<IReadOnlyList<IntervalStaffing>> NetStaffingAsync(ReportPeriod period, CancellationToken cancellationToken)
    {
        var intervals = await database.RowsAsync<Staffed>(
            """
            select day, half_hour, needed.amount::integer as needed, shift.amount::integer as on_shift
              from measure_value needed join measure_value shift using (day, half_hour, scope_kind, scope_key)
             where needed.measure = 'needed_on_phones' and shift.measure = 'officer_half_hours'
               and day between $1 and $2 and half_hour >= 0 and scope_kind = 'company'
             order by day, half_hour
            """, cancellationToken, period.From, period.To);
        return intervals.ConvertAll(row => new IntervalStaffing(row.Day, new HalfHour(row.HalfHour), row.Needed, row.OnShift));
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
                       (double?)counts.OnPhones / HalfHour.Length.TotalSeconds / days.Length) { AbandonmentBase = counts.AbandonmentBase }];
    }

    public async Task<IReadOnlyList<WaitCount>> WaitsAsync(ReportPeriod period, Scope scope, CancellationToken cancellationToken)
    {
        var waits = await database.RowsAsync<Waited>(
            """
            select queue, wait_s as seconds, (count(*) filter (where outcome = 'answered'))::int as answered,
                (count(*) filter (where outcome = 'abandoned'))::int as abandoned,
                (count(*) filter (where outcome = 'flowed-out'))::int as flowed_out
              from queue_entry where day between $1 and $2 and wait_s is not null and outcome <> 'open' group by queue, wait_s
            """, cancellationToken, period.From, period.To);
        // Whose queue it is is decided in one place, for measures too.
        return [.. waits.Where(wait => scope.Kind == ScopeKind.Company || company.Value.TeamOf(wait.Queue) == scope.Key)
            .GroupBy(wait => wait.Seconds).OrderBy(group => group.Key).Select(group =>
                new WaitCount(group.Key, group.Sum(wait => wait.Answered), group.Sum(wait => wait.Abandoned))
                {
                    Left = group.Sum(wait => wait.FlowedOut),
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
                   select new WeekdayLoad(weekday, slot, counts.Offered, counts.Abandoned) { AbandonmentBase = counts.AbandonmentBase }];
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
        await foreach (var (measure, key, sum) in MeasuredTables.SumsAsync(connection, question).WithCancellation(cancellationToken))
            sums[(measure, key)] = sum;
        return sums;
    }

    /// <summary>When the last call known by the period's end came in; null without call-level data.</summary>
    public Task<DateTimeOffset?> DataToAsync(ReportPeriod period, CancellationToken cancellationToken) =>
        database.ScalarAsync<DateTimeOffset?>(
            "select max(entered_at) from queue_entry where day between $1 and $2", cancellationToken, period.From, period.To);

    /// <summary>Calls of one time of day, those whose source tells of abandoned ones, and seconds of officers on the phones.</summary>
    private sealed record Counts(int Offered, int AbandonmentBase, int Abandoned, decimal? OnPhones)
    {
        private static readonly string Offers = CallsOffered.Kpi.Numerator.Id, Bases = Abandonment.Kpi.Denominator!.Id,
            Abandons = Abandonment.Kpi.Numerator.Id, Works = Occupancy.Productive.Id;

        public static readonly string[] Measures = [Offers, Bases, Abandons, Works];

        public static Counts Of(Dictionary<(string Measure, string Key), decimal> sums, string key)
        {
            int Sum(string measure) => (int)sums.GetValueOrDefault((measure, key));
            return new(Sum(Offers), Sum(Bases), Sum(Abandons), sums.TryGetValue((Works, key), out var seconds) ? seconds : null);
        }
    }

    private sealed record Staffed
    {
        public required DateOnly Day { get; init; }
        public required int HalfHour { get; init; }
        public required int Needed { get; init; }
        public required int OnShift { get; init; }
    }

    private sealed record Waited
    {
        public required string Queue { get; init; }
        public required int Seconds { get; init; }
        public required int Answered { get; init; }
        public required int Abandoned { get; init; }
        public required int FlowedOut { get; init; }
    }
}
