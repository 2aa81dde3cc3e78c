using Hangfire.Dashboard;
using IWReports.Core.Calendar;
using IWReports.Worker.Database;
using IWReports.Worker.Scheduling;
using IWReports.Worker.Scheduling.Jobs;
using Npgsql;

namespace IWReports.Worker.Admin.JobPages;

/// <summary>
/// What an admin should see first: runs overdue, deliveries unknown or held, lines in quarantine, sources not read up to
/// yesterday. Asked for at most every few seconds, however many look.
/// </summary>
internal sealed class StartPageFigures(
    NpgsqlDataSource database, AbsenceAlarm alarm, FreshnessGate gate, BusinessClock clock, TimeProvider time)
{
    private static readonly TimeSpan GoodFor = TimeSpan.FromSeconds(5);

    private readonly Lock _gate = new();
    private long _readAt;
    private Task<Figures>? _figures;

    public static DashboardMetric[] Metrics { get; } =
    [
        Of("overdue", "Runs overdue", "/schedules", figures => figures.Overdue),
        Of("unknown", "Deliveries unknown", "/deliveries?state=unknown", figures => figures.Unknown),
        Of("held", "Deliveries held", "/deliveries?state=held", figures => figures.Held),
        Of("quarantined", "Lines in quarantine", "/data/quarantine", figures => figures.Quarantined),
        Of("stale", "Sources behind", "/data", figures => figures.Stale),
    ];

    private Task<Figures> ReadAsync()
    {
        lock (_gate)
        {
            if (_figures is null || _figures.IsFaulted || time.GetElapsedTime(_readAt) > GoodFor)
                (_readAt, _figures) = (time.GetTimestamp(), Task.Run(ReadNowAsync));
            return _figures;
        }
    }

    private async Task<Figures> ReadNowAsync()
    {
        var counts = (await database.RowAsync<Figures>(
            """
            select count(*) filter (where state = 'unknown') as unknown, count(*) filter (where state = 'held') as held,
                (select count(*) from waiting_line) as quarantined
            from delivery where state in ('unknown', 'held')
            """, CancellationToken.None))!;
        return counts with
        {
            Overdue = (await alarm.MissingAsync(CancellationToken.None)).Count,
            Stale = (await gate.LateAsync(ReportPeriod.Day(clock.Today.AddDays(-1)), CancellationToken.None)).Count,
        };
    }

    private static DashboardMetric Of(
        string name, string title, string address, Func<Figures, long> figure) => new($"iw:{name}", title, page =>
    {
        var value = figure(page.Context.GetHttpContext().RequestServices.GetRequiredService<StartPageFigures>().ReadAsync().GetAwaiter()
            .GetResult());
        return new Metric(value) { Style = value > 0 ? MetricStyle.Warning : MetricStyle.Default, Highlighted = value > 0 };
    })
    { Url = address };

    private sealed record Figures
    {
        public long Overdue { get; init; }

        public long Unknown { get; init; }

        public long Held { get; init; }

        public long Quarantined { get; init; }

        public long Stale { get; init; }
    }
}
