using IWReports.Core.Facts;
using IWReports.Core.Kpis.Measuring;
using IWReports.Worker.Tests.Ingestion.Sources.AmazonConnect;
using IWReports.Worker.Tests.Ingestion;
using IWReports.Worker.Tests.Ingestion.Sources.Tables;

namespace IWReports.Worker.Tests.Measurement;

/// <summary>What each source declares that it can see decides between "none" and "nobody could have seen it".</summary>
public sealed class CapabilityTests(TestDatabase database) : MeasuredDatabase(database)
{
    private static readonly (string, string) OtherQueue = ("\"Name\":\"widgets\"", "\"Name\":\"orders\"");

    private async Task<KpiState> StateAsync(string kpi, string? queue = null) =>
        (await ReadAsync(kpi, "2025-11-28", "2025-11-28", scope: queue is null ? null : new(ScopeKind.Queue, queue))).Single().State;

    [Fact]
    public async Task A_queue_log_sees_ringing_and_no_hold()
    {
        await new LogSite(Database).ImportAsync(LogSite.Call);
        await MeasureAsync();
        Assert.Equal(KpiState.NotMeasurable, await StateAsync("on_hold_time"));
        Assert.Equal(KpiState.NotMeasurable, await StateAsync("held_at_once"));
        Assert.Equal(KpiState.NotMeasurable, await StateAsync("transfers"));
        Assert.Equal(KpiState.NotMeasurable, await StateAsync("calls_refused"));
        Assert.Equal(KpiState.Final, await StateAsync("officer_ring_time"));
    }

    [Fact]
    public async Task Contact_records_see_holds_and_transfers_but_neither_ringing_nor_when_a_hold_began()
    {
        await new ConnectSite(Database).ImportAsync(ConnectSite.Record("a"),
            ConnectSite.Record("b", ("\"CustomerHoldDuration\":221", "\"CustomerHoldDuration\":0")));
        await MeasureAsync();
        Assert.Equal(221, (await TotalAsync("on_hold_time")).Value);
        Assert.Equal(0, (await TotalAsync("transfers")).Value);
        Assert.Equal(KpiState.NoData, await StateAsync("time_to_refer"));
        Assert.Equal(KpiState.NotMeasurable, await StateAsync("held_at_once"));
        Assert.Equal(KpiState.NotMeasurable, await StateAsync("officer_ring_time"));
    }

    [Fact]
    public async Task A_day_of_contact_records_alone_says_nothing_of_officers_time_though_other_days_have_a_log()
    {
        await CallAsync("2025-11-27 09:05", "answered", talk: 100, officer: "Mia");
        await Database.ExecuteHereAsync(
            "insert into officer_session values (1, 'Mia', 'widgets', '2025-11-26 22:00Z', '2025-11-26 23:00Z')");
        await new ConnectSite(Database).ImportAsync(ConnectSite.Record("a"));
        await MeasureAsync();
        Assert.Equal([KpiState.NotMeasurable, KpiState.NotMeasurable], [await StateAsync("occupancy"), await StateAsync("calls_per_hour")]);
        Assert.Equal(1, (await TotalAsync("calls_per_hour")).Value);
    }

    [Fact]
    public async Task Nobody_answered_is_no_data_where_holds_would_have_been_seen()
    {
        await new ConnectSite(Database).ImportAsync(ConnectSite.Record("a", ConnectSite.Abandoned));
        await MeasureAsync();
        Assert.Equal(KpiState.NoData, await StateAsync("on_hold_time"));
    }

    [Fact]
    public async Task Of_two_sites_each_queue_has_the_sight_of_its_own()
    {
        await new LogSite(Database).ImportAsync(LogSite.Call);
        await new ConnectSite(Database).ImportAsync(ConnectSite.Record("a", OtherQueue));
        await MeasureAsync();
        Assert.Equal((KpiState.NotMeasurable, KpiState.Final, KpiState.Final),
            (await StateAsync("on_hold_time", "widgets"), await StateAsync("on_hold_time", "orders"), await StateAsync("on_hold_time")));
        Assert.Equal((KpiState.Final, KpiState.NotMeasurable),
            (await StateAsync("officer_ring_time", "widgets"), await StateAsync("officer_ring_time", "orders")));
        Assert.Equal([("orders", KpiState.Final), ("widgets", KpiState.NotMeasurable)],
            (await ReadAsync("on_hold_time", "2025-11-28", "2025-11-28", KpiBy.Queue)).Select(queue => (queue.Key, queue.State)));
    }

    [Fact]
    public async Task What_a_table_of_the_site_sees_counts_for_its_calls_and_what_another_telephone_system_sees_does_not()
    {
        var log = new LogSite(Database);
        await log.ImportAsync(LogSite.Call);
        await MeasureAsync();
        Assert.Equal(KpiState.NotMeasurable, await StateAsync("on_hold_time", "widgets"));

        await new ConnectSite(Database, log.Name).ImportAsync(ConnectSite.Record("a", OtherQueue));
        await MeasureAsync();
        Assert.Equal((KpiState.NotMeasurable, KpiState.Final),
            (await StateAsync("on_hold_time", "widgets"), await StateAsync("on_hold_time")));
        Assert.Equal(KpiState.NotMeasurable, await StateAsync("transfers", "widgets"));

        await new TableFiles(Database).ImportAsync("cel",
            "eventtype,eventtime,channame,uniqueid,linkedid\nLINKEDID_END,1764291672,PJSIP/telco-01,1.1,1.1", site: log.Name);
        await MeasureAsync();
        Assert.Equal(0, (await ReadAsync("transfers", "2025-11-28", "2025-11-28", scope: new(ScopeKind.Queue, "widgets"))).Single().Value);
    }

    [Fact]
    public async Task Only_call_records_see_refused_callers()
    {
        var tables = new TableFiles(Database);
        await new LogSite(Database).ImportAsync(LogSite.Call);
        await tables.ImportAsync("cdr", "uniqueid,start,dcontext,disposition,lastapp\n5.1,2025-11-28 12:00:00,from-trunk,ANSWERED,Queue");
        await MeasureAsync();
        Assert.Equal((0, KpiState.Final), ((await ReadAsync("calls_refused", "2025-11-28", "2025-11-28")).Single().Value,
            await StateAsync("calls_refused")));
        await CallAsync("2025-11-27 10:00", "abandoned");
        await MeasureAsync();
        Assert.Equal(KpiState.NotMeasurable, (await ReadAsync("calls_refused", "2025-11-27", "2025-11-27")).Single().State);
    }

    [Fact]
    public async Task A_monthly_count_sees_how_many_and_nothing_else()
    {
        await new TableFiles(Database).ImportAsync("monthly-calls", "month,calls\n2025-10,1480");
        await CallAsync("2025-11-27 10:00", "abandoned");
        await MeasureAsync();
        Assert.Equal(1480, (await TotalAsync("calls_offered", "2025-10-01", "2025-10-31")).Value);
        Assert.Equal(KpiState.NotMeasurable, (await TotalAsync("abandonment", "2025-10-01", "2025-10-31")).State);
        Assert.Equal(KpiState.NotMeasurable, (await TotalAsync("abandonment", "2025-10-15", "2025-10-15")).State);
        Assert.Equal(KpiState.NoData, (await TotalAsync("abandonment", "2025-09-01", "2025-09-30")).State);
    }
}
