using IWReports.Core.Calendar;
using IWReports.Core.Facts;
using IWReports.Core.Kpis.Measuring;
using IWReports.Worker.Measurement;

namespace IWReports.Worker.Tests.Measurement;

/// <summary>What charts count is what the KPIs count. 4 November 2025 is a holiday, the 1st and 2nd a weekend.</summary>
public sealed class ChartsAgreeTests(TestDatabase database) : MeasuredDatabase(database)
{
    private static readonly ReportPeriod Week = new(new(2025, 11, 1), new(2025, 11, 7));

    // Known by the day alone, which no picture by time of day can show.
    private const int Untimed = 60, UntimedAbandoned = 5;

    private int _waitsOfTheTeam;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task Half_hours_and_weekdays_add_up_to_the_KPIs(int seed)
    {
        await SomeCallsAsync(new Random(seed));
        await MeasureAsync(asOf: "2025-11-30");
        var charts = new CallsReader(Database.Source, Calendar, Company);
        var team = new Scope(ScopeKind.Team, "Customer service");
        foreach (var scope in new[] { Scope.Company, team })
        {
            var halfHours = await charts.HalfHoursAsync(Week, scope, CancellationToken.None);
            Assert.Equal(await KpisAsync(scope, Calendar.IsBusinessDay),
                (halfHours.Sum(one => one.Offered), halfHours.Sum(one => one.AbandonmentBase), halfHours.Sum(one => one.Abandoned)));
        }

        var weekdays = await charts.WeekdaysAsync(Week, CancellationToken.None);
        Assert.Equal(await KpisAsync(Scope.Company, _ => true),
            (weekdays.Sum(one => one.Offered), weekdays.Sum(one => one.AbandonmentBase), weekdays.Sum(one => one.Abandoned)));
        Assert.Contains(weekdays, one => one.AbandonmentBase < one.Offered);
        var waits = await charts.WaitsAsync(Week, team, CancellationToken.None);
        Assert.Equal(_waitsOfTheTeam, waits.Sum(one => one.All));
    }

    private async Task<(int Offered, int AbandonmentBase, int Abandoned)> KpisAsync(Scope scope, Func<DateOnly, bool> on)
    {
        async Task<(decimal Above, decimal Below)> SumAsync(string kpi)
        {
            var days = await ReadAsync(kpi, $"{Week.From:yyyy-MM-dd}", $"{Week.To:yyyy-MM-dd}", KpiBy.Day, scope);
            var own = days.Where(day => on(DateOnly.Parse(day.Key))).ToList();
            return (own.Sum(day => day.Numerator ?? 0), own.Sum(day => day.Denominator ?? 0));
        }

        var (offered, abandonment) = (await SumAsync("calls_offered"), await SumAsync("abandonment"));
        return ((int)offered.Above - Untimed, (int)abandonment.Below - Untimed, (int)abandonment.Above - UntimedAbandoned);
    }

    private async Task SomeCallsAsync(Random random)
    {
        for (var call = 0; call < 150; call++)
        {
            var outcome = new[] { "answered", "answered", "abandoned", "flowed-out", "open" }[random.Next(5)];
            var queue = new[] { "widgets", "\tWIDGETS ", "Örders", "other" }[random.Next(4)];
            var wait = random.Next(4) == 0 ? (int?)null : random.Next(90);
            await CallAsync($"2025-11-0{1 + random.Next(7)} {random.Next(8, 19):00}:{random.Next(60):00}", outcome, wait,
                officer: outcome == "answered" ? "Mia" : null, queue: queue);
            var isOfTheTeam = queue.Contains("widgets", StringComparison.OrdinalIgnoreCase);
            _waitsOfTheTeam += isOfTheTeam && wait is not null && outcome != "open" ? 1 : 0;
        }

        await Database.ExecuteHereAsync(
            $"""
            update queue_entry set lacks = '{'{'}abandonment{'}'}' where outcome <> 'abandoned' and stint = 1 and call_id::int % 3 = 0;
            insert into call_interval (source_id, day, starts, minutes, queue, whole_site, whole_day, offered, answered, abandoned)
            values (1, '2025-11-05', '10:00', 30, 'orders', false, false, 40, 30, 8), (1, '2025-11-01', '11:30', 30, 'orders', false,
                false, 9, 9, null), (1, '2025-11-07', '00:00', null, 'orders', false, true, {Untimed}, 50, {UntimedAbandoned})
            """);
        foreach (var day in new[] { "2025-11-01", "2025-11-05", "2025-11-07" })
            await MarkStaleAsync(day);
    }
}
