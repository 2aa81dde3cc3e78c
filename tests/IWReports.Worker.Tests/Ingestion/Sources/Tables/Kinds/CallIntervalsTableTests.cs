using System.Globalization;
using System.Text;
using IWReports.Core.Facts;
using IWReports.Core.Kpis.Measuring;
using IWReports.Worker.Host;
using IWReports.Worker.Ingestion;
using IWReports.Worker.Tests.Measurement;

namespace IWReports.Worker.Tests.Ingestion.Sources.Tables.Kinds;

/// <summary>Totals of calls by day or interval pool from their sums, and stand back where the calls themselves are known.</summary>
public sealed class CallIntervalsTableTests(TestDatabase database) : MeasuredDatabase(database)
{
    [Fact]
    public async Task Totals_that_overlap_count_once_by_the_finer_ones()
    {
        await ImportAsync(
            "date,time,minutes,queue,offered,answered,abandoned\n2026-03-02,,,orders,100,90,10\n2026-03-02,09:00,30,orders,60,55,5\n"
                + "2026-03-02,09:30,30,orders,40,35,5\n");
        await ImportAsync("date,offered\n2026-03-03,100\n");
        await ImportAsync("date,queue,offered\n2026-03-03,orders,60\n2026-03-03,returns,30\n");
        await MeasureAsync("2026-03-20");
        Assert.Equal(100, (await TotalAsync("calls_offered", "2026-03-02", "2026-03-02")).Value);
        Assert.Equal(90, (await TotalAsync("calls_offered", "2026-03-03", "2026-03-03")).Value);
    }

    [Fact]
    public async Task Rows_of_one_day_and_queue_take_not_each_others_place()
    {
        var counts = await ImportAsync(
            "date,queue,channel,offered,answered,abandoned\n2026-03-01,orders,a,10,9,1\n2026-03-01,orders,b,20,19,1\n"
                + "2026-03-01,orders,c,10,9,1\n");
        Assert.Equal((3L, 1L, 0L, 2L), (counts.Read, counts.Inserted, counts.Duplicates, counts.Rejected));
        Assert.Contains("same day, start and queue (2026-03-01, 00:00, orders)", counts.Rejects[0].Reason, StringComparison.Ordinal);
    }

    private Task<ImportCounts> ImportAsync(string csv, string? map = null) =>
        new TableFiles(Database).ImportAsync("call-intervals", csv, map);

    private async Task<(string, decimal?, decimal?, KpiState)> SumsAsync(string kpi, string from = "2025-11-27",
        string to = "2025-11-27") =>
            (await TotalAsync(kpi, from, to)) is var value ? (kpi, value.Numerator, value.Denominator, value.State) : default;

    [Fact]
    public async Task Twelve_hundred_and_fifty_one_days_give_the_figures_that_straight_sums_give()
    {
        var random = new Random(1251);
        var days = Enumerable.Range(0, 1251)
            .Select(n => (Day: new DateOnly(2022, 6, 1).AddDays(n), Answered: random.Next(50, 300), Abandoned: random.Next(0, 40),
            Open: random.Next(0, 3), Wait: random.Next(5, 90), Talk: random.Next(90, 400), Lost: random.Next(20, 200)))
            .Select(day => (day.Day, Offered: day.Answered + day.Abandoned + day.Open, day.Answered, day.Abandoned, day.Wait, day.Talk,
                day.Lost, InTime: day.Answered * 4 / 5)).ToList();
        var csv =
            new StringBuilder(
            "Date,Offered,Answered,Answer rate,Abandoned,Wait answered mean,Talk mean,Wait abandoned mean,Answered in time,Within\n");
        foreach (var day in days)
            csv.Append(CultureInfo.InvariantCulture,
                $"{day.Day:yyyy-MM-dd},{day.Offered},{day.Answered},{100.0 * day.Answered / day.Offered:0.00}%,{day.Abandoned},"
                    + $"0:{day.Wait / 60:00}:{day.Wait % 60:00},{day.Talk},{day.Lost},{day.InTime},20\n");
        var counts = await ImportAsync(csv.Append("Total,1,1,,,,,,,\n").ToString());
        Assert.Equal((1252, 1251, 0, 1), (counts.Read, counts.Inserted, counts.Rejected, counts.Details["totals"]));
        await MeasureAsync();

        decimal answered = days.Sum(day => day.Answered), abandoned = days.Sum(day => day.Abandoned),
            offered = days.Sum(day => day.Offered);
        foreach (var expected in new (string, decimal?, decimal?, KpiState)[]
        {
            ("calls_offered", offered, null, KpiState.Final),
            ("calls_open", offered - answered - abandoned, null, KpiState.Final),
            ("abandonment", abandoned, offered, KpiState.Final),
            ("speed_of_answer", days.Sum(day => day.Answered * day.Wait), answered, KpiState.Final),
            ("abandon_time", days.Sum(day => day.Abandoned * day.Lost), abandoned, KpiState.Final),
            ("service_level", days.Sum(day => day.InTime), answered + abandoned, KpiState.Final),
            ("talk_time", days.Sum(day => day.Answered * day.Talk), answered, KpiState.Final),
        })
            Assert.Equal(expected, await SumsAsync(expected.Item1, "2022-06-01", "2025-11-02"));
        foreach (var kpi in new[] { "answered_in_5_rings", "long_waits", "transfers", "occupancy", "calls_per_hour" })
            Assert.Equal(KpiState.NotMeasurable, (await SumsAsync(kpi, "2022-06-01", "2025-11-02")).Item4);
    }

    [Fact]
    public async Task Half_hours_are_booked_to_their_time_and_longer_intervals_to_their_day()
    {
        await ImportAsync(
            "date,time,minutes,queue,offered,answered,abandoned\n2025-11-27,09:00,15,orders,5,4,1\n2025-11-27,09:15,15,orders,6,6,0\n"
                + "2025-11-27,10:00,60,orders,9,9,0\n");
        await MeasureAsync();
        Assert.Equal([("09:00", 11m)],
            (await ReadAsync("calls_offered", "2025-11-27", "2025-11-27", KpiBy.HalfHour)).Where(slot => slot.Value > 0)
            .Select(slot => (slot.Key, slot.Value ?? 0)));
        Assert.Equal(("calls_offered", 20m, null, KpiState.Final), await SumsAsync("calls_offered"));
        Assert.Equal(20, (await ReadAsync("calls_offered", "2025-11-27", "2025-11-27", scope: new(ScopeKind.Team, "Customer service")))
            .Single().Value);
    }

    [Fact]
    public async Task Answered_in_time_feeds_only_the_figure_whose_limit_it_was_counted_by()
    {
        await ImportAsync(
            "date,offered,answered,abandoned,abandoned_short,answered_in_time,within\n2025-11-27,100,90,10,4,60,15\n"
                + "2025-11-28,100,90,10,4,80,20\n2025-11-29,100,90,10,4,85,30\n");
        await MeasureAsync();
        Assert.Equal(("answered_in_5_rings", 60m, 96m, KpiState.Final), await SumsAsync("answered_in_5_rings", to: "2025-11-29"));
        Assert.Equal(("service_level", 80m, 96m, KpiState.Final), await SumsAsync("service_level", to: "2025-11-29"));
        Assert.Equal(KpiState.NotMeasurable, (await SumsAsync("service_level", "2025-11-29", "2025-11-29")).Item4);
    }

    [Fact]
    public async Task Offered_alone_is_a_count_only()
    {
        await ImportAsync("date,queue,offered\n2025-11-27,orders,40\n");
        await MeasureAsync();
        Assert.Equal(("calls_offered", 40m, null, KpiState.Final), await SumsAsync("calls_offered"));
        foreach (var kpi in new[] { "abandonment", "speed_of_answer", "service_level", "talk_time" })
            Assert.Equal((kpi, (decimal?)null, KpiState.NotMeasurable),
                ((await TotalAsync(kpi, "2025-11-27", "2025-11-27")) is var value ? (kpi, value.Value, value.State) : default));
    }

    [Theory]
    [InlineData("date,answer rate\n2025-11-27,93 %\n")]
    [InlineData("date,service level\n2025-11-27,0.8\n")]
    public async Task A_rate_alone_is_refused(string csv) =>
        Assert.Contains("a rate cannot be added up; give the counts",
            (await Assert.ThrowsAsync<InputException>(() => ImportAsync(csv))).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("2025-11-27,10,8,3,,", "more than offered (10)")]
    [InlineData("2025-11-27,10,8,2,9,20", "answered_in_time (9) is more than answered (8)")]
    [InlineData("2025-11-27,10,8,2,7,", "within is blank")]
    [InlineData("2025-11-27,10,80 %,2,,", "a rate cannot be added up")]
    [InlineData("2025-11-27,,8,2,,", "offered is blank")]
    [InlineData("2025-11-27,-3,,,,", "\"-3\" is not a whole number")]
    public async Task A_row_that_cannot_be_is_rejected_alone(string row, string reason)
    {
        var counts = await ImportAsync($"date,offered,answered,abandoned,answered_in_time,within\n2025-11-26,10,8,2,7,20\n{row}\n");
        Assert.Equal((2, 1, 1), (counts.Read, counts.Inserted, counts.Rejected));
        Assert.Contains(reason, counts.Rejects[0].Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Calls_one_by_one_count_and_the_totals_of_their_day_and_queue_are_set_aside(bool callsFirst)
    {
        const string totals =
            "date,queue,offered,answered,abandoned\n2025-11-27,widgets,40,39,1\n2025-11-27,orders,7,7,0\n2025-11-28,widgets,50,50,0\n";
        if (!callsFirst)
            await ImportAsync(totals);
        await CallAsync("2025-11-27 09:00", "abandoned");
        await CallAsync("2025-11-27 09:10", "answered");
        if (callsFirst)
            await ImportAsync(totals);
        Assert.Equal("Totals by day or interval are set aside where calls one by one, or finer totals, cover the same day and queue, 1 "
            + "time: 2025-11-27 widgets.", await SetAside.ReadAsync(Database.Source, SetAside.Of.DaysToMeasure, CancellationToken.None));
        await MeasureAsync();
        Assert.Equal(("calls_offered", 9m, null, KpiState.Final), await SumsAsync("calls_offered"));
        Assert.Equal(("abandonment", 1m, 59m, KpiState.Final), await SumsAsync("abandonment", to: "2025-11-28"));
    }

    [Fact]
    public async Task A_corrected_day_replaces_the_old_one()
    {
        await ImportAsync("date,offered\n2025-11-27,40\n2025-11-28,50\n");
        Assert.Equal((2, 0, 1, 1, 0, 0), TableFiles.Fates(await ImportAsync("date,offered\n2025-11-27,41\n2025-11-28,50\n")));
    }
}
