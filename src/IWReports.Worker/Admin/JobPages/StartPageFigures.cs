using Hangfire.Dashboard;
using IWReports.Core.Calendar;
using IWReports.Core.Language;
using IWReports.Worker.Database;
using IWReports.Worker.Delivery;
using IWReports.Worker.Scheduling;
using IWReports.Worker.Scheduling.Jobs;
using Npgsql;

namespace IWReports.Worker.Admin.JobPages;

/// <summary>
/// What an admin should see first: runs overdue, deliveries that need a person, lines in quarantine, sources not read up to
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
        .. DeliveryStates.NeedingAPerson.Select(state => Of(state.Word(), $"Deliveries {state.Word()}",
            $"/deliveries?state={state.Word()}", figures => figures.Deliveries[state])),
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

    private async Task<Figures> ReadNowAsync() =>
        new(
            (await alarm.MissingAsync(CancellationToken.None)).Count,
            await DeliveryStates.WaitingAsync(database, CancellationToken.None),
            await database.ScalarAsync<long>("select count(*) from waiting_line", CancellationToken.None),
            (await gate.LateAsync(ReportPeriod.Day(clock.Today.AddDays(-1)), CancellationToken.None)).Count);

    private static DashboardMetric Of(
        string name, string title, string address, Func<Figures, long> figure) => new($"iw:{name}", title, page =>
    {
        var value = figure(page.Context.GetHttpContext().RequestServices.GetRequiredService<StartPageFigures>().ReadAsync().GetAwaiter()
            .GetResult());
        return new Metric(value) { Style = value > 0 ? MetricStyle.Warning : MetricStyle.Default, Highlighted = value > 0 };
    })
    { Url = address };

    private sealed record Figures(long Overdue, IReadOnlyDictionary<DeliveryState, long> Deliveries, long Quarantined, long Stale);
}
