using System.Net;
using IWReports.Core.Calendar;
using IWReports.Core.Kpis;
using IWReports.Core.Kpis.Measuring;
using IWReports.Worker.Host;
using IWReports.Worker.Measurement;
using IWReports.Worker.Measurement.Analysis;
using IWReports.Worker.Scheduling.OnHangfire;
using IWReports.Worker.Tests.Scheduling;
using Microsoft.Extensions.Options;

namespace IWReports.Worker.Tests.Admin;

/// <summary>Targets, limits and notes that people set for a KPI on its page.</summary>
public sealed class KpiMarkTests(TestDatabase database) : DashboardAt(database)
{
    private const string Page = "/kpis/abandonment/marks";

    private static readonly ReportPeriod November = ReportPeriod.Month(2025, 11);

    [Fact]
    public async Task A_target_is_judged_from_its_day_on_and_taken_back_it_counts_no_more()
    {
        using var anna = await SignedInAsync("anna");
        await SetAsync(anna, "Target", new() { ["target"] = "8", ["from"] = "2025-11-01", ["words"] = "the board asked" });
        Assert.Equal((0.05m, 0.08m), (TargetOn(Installation, "2025-10-31"), TargetOn(Installation, "2025-11-01")));
        Assert.Equal("anna: target of abandonment from 2025-11-01: 8 %: the board asked", await AuditAsync("target of%"));
        Assert.Contains("1 November 2025: target 8 %, “the board asked” anna",
            (await PageAsync(anna, "/kpis/abandonment")).QuerySelectorAll("ul.steps li").Select(mark => mark.TextContent.Trim()));
        var id = await Database.ScalarAsync<long>("select max(id) from kpi_mark");
        await SetAsync(anna, "TakeBack", new() { ["mark"] = $"{id}", ["reason"] = "it was meant for sales" });
        Assert.Equal(0.05m, TargetOn(Installation, "2025-11-01"));
        Assert.Contains("taken back by anna: it was meant for sales",
            (await PageAsync(anna, Page)).QuerySelector("ul.steps")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_target_set_on_one_worker_counts_in_the_next_run_of_another_and_makes_the_months_analysis_stale()
    {
        await using var other = await Installation.PrepareAsync(Database, "2025-12-01T09:00:00+11:00", new());
        await Installation.Get<AnalyseJob>().EnsureAsync(November, new Progress<Progress>(), CancellationToken.None);
        Assert.Empty(await Installation.Get<AnalyseJob>().StaleAsync(November, CancellationToken.None));
        using var anna = await SignedInAsync("anna");
        await SetAsync(anna, "Target", new() { ["target"] = "7", ["from"] = "2025-11-02", ["words"] = "a step" });
        Assert.Equal([November], await Installation.Get<AnalyseJob>().StaleAsync(November, CancellationToken.None));
        Assert.Equal(0.05m, TargetOn(other, "2025-11-03"));
        await other.Get<RunRequests>().RunAsync("nightly", null, "anna", "a test", new Progress<Progress>(), CancellationToken.None);
        Assert.Equal(0.07m, TargetOn(other, "2025-11-03"));
        await Database.ExecuteHereAsync("truncate kpi_mark");
        await Installation.Get<KpiMarks>().LoadAsync(CancellationToken.None);
    }

    [Fact]
    public async Task The_chance_of_meeting_a_target_is_told_before_it_is_set()
    {
        await Database.ExecuteHereAsync(
            """
            truncate measure_value, measured_day;
            select make_months(array_agg(month::date)) from generate_series(date '2024-09-01', '2025-11-01', '1 month') month;
            insert into measured_day (day, known, definitions, measured_at, as_of)
                select month::date, '{offered_abandonment_seen,abandoned}', 'd', now(), '2025-12-01'
                from generate_series(date '2024-09-01', '2025-11-01', '1 month') month;
            insert into measure_value (measure, day, half_hour, scope_kind, scope_key, amount)
            select measure, month::date, -1, 'company', '', case measure when 'offered_abandonment_seen' then 1000
                else 40 + 20 * (extract(month from month)::int % 2) end
            from generate_series(date '2024-09-01', '2025-11-01', '1 month') month,
                unnest(array['offered_abandonment_seen', 'abandoned']) measure;
            """);
        using var anna = await SignedInAsync("anna");
        Assert.Contains("nearly always met", await ChanceAsync("20"), StringComparison.Ordinal);
        Assert.Contains("out of reach as things run", await ChanceAsync("0.1"), StringComparison.Ordinal);
        Assert.Contains("5 % is met in", await ChanceAsync("5"), StringComparison.Ordinal);

        // Set, it is drawn from its month on, and the catalogue's before it.
        await SetAsync(anna, "Target", new() { ["target"] = "3", ["from"] = "2025-08-01", ["words"] = "a step" });
        var drawn = (await PageAsync(anna, "/kpis/abandonment")).QuerySelectorAll("figure.desk polyline[stroke='rgb(222,27,27)']");
        Assert.Equal(2, drawn.Length);
        await Database.ExecuteHereAsync("truncate kpi_mark");
        await Installation.Get<KpiMarks>().LoadAsync(CancellationToken.None);

        async Task<string> ChanceAsync(string target) =>
            (await PageAsync(anna, $"{Page}?target={target}")).QuerySelector("main [role=status]")!.TextContent;
    }

    [Fact]
    public async Task New_limits_begin_with_the_month_that_knew_the_change()
    {
        using var anna = await SignedInAsync("anna");
        await SetAsync(anna, "Rebase", new() { ["from"] = "2025-06-01", ["words"] = "new phone system" });
        var kpi = KpiCatalog.Find("abandonment")!.On(November.To, Settings(Installation, November.To));
        Assert.Equal([new Rebase(new(2025, 6, 1), "new phone system")], kpi.Rebases);
        Assert.StartsWith("Somebody set one from Sun 1 Jun 2025 already", await RefusedAsync(anna, "Rebase",
            new() { ["from"] = "2025-06-01", ["words"] = "again" }), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Target", "85%", "2025-11-01", " ", "A reason is needed")]
    [InlineData("Target", "8", "", "why", "is missing: the first day that the target holds")]
    [InlineData("Target", "many", "2025-11-01", "why", "\"many\" is no target: write it in %")]
    [InlineData("Target", "8,5", "2025-11-01", "why", "\"8,5\" is no target: write it in %")]
    [InlineData("Target", "900", "2025-11-01", "why", "\"900\" is no target: write it in %")]
    [InlineData("Rebase", "", "2025-11-15", "why", "is within a month")]
    [InlineData("Rebase", "", "2026-01-01", "why", "January 2026 has not begun")]
    [InlineData("Note", "", "", "why", "Which day is it about?")]
    public async Task What_makes_no_sense_is_refused_and_stays_filled_in(string act, string target, string from, string words, string said)
    {
        using var anna = await SignedInAsync("anna");
        Assert.Contains(said, await RefusedAsync(anna, act, new() { ["target"] = target, ["from"] = from, ["words"] = words }),
            StringComparison.Ordinal);
        Assert.Equal(0, await Database.ScalarAsync<long>($"select count(*) from kpi_mark where words = '{words}'"));
    }

    [Fact]
    public async Task A_viewer_reads_what_was_set_and_sets_nothing()
    {
        using var vera = await SignedInAsync("vera");
        Assert.Equal(HttpStatusCode.Forbidden,
            await vera.PostAsync($"{Page}?handler=Note", new() { ["from"] = "2025-11-01", ["words"] = "a strike" }));
        Assert.Empty((await PageAsync(vera, Page)).QuerySelectorAll("main form"));
    }

    private static MeasureSettings Settings(Installation program, DateOnly day) =>
        program.Get<IOptions<MeasurementOptions>>().Value.For(program.Get<BusinessCalendar>(), day);

    private static decimal? TargetOn(Installation program, string day) =>
        KpiCatalog.Find("abandonment")!.On(DateOnly.Parse(day), Settings(program, DateOnly.Parse(day))).Target?.Value;

    private static async Task SetAsync(Visitor visitor, string act, Dictionary<string, string> fields) =>
        Assert.Equal(HttpStatusCode.Redirect, await visitor.PostAsync($"{Page}?handler={act}", fields));

    private static async Task<string> RefusedAsync(Visitor visitor, string act, Dictionary<string, string> fields)
    {
        using var form = await visitor.FormAsync(fields);
        using var answer = await visitor.Client.PostAsync($"{Page}?handler={act}", form);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return new AngleSharp.Html.Parser.HtmlParser().ParseDocument(await answer.Content.ReadAsStringAsync())
            .QuerySelector("main [role=alert]")!.TextContent;
    }
}
