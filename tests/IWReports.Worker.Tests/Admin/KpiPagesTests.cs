using System.Net;
using AngleSharp.Dom;
using IWReports.Core.Calendar;
using IWReports.Worker.Host;
using IWReports.Worker.Measurement;

namespace IWReports.Worker.Tests.Admin;

public sealed class KpiPagesTests(TestDatabase database) : DashboardAt(database)
{
    private const string ThirdOfNovember = "?from=2025-11-03&to=2025-11-03";

    [Fact]
    public async Task Every_kpi_has_a_row_with_its_month_and_leads_to_its_page()
    {
        await MeasureAsync();
        using var vera = await SignedInAsync("vera");
        var page = await PageAsync(vera, "/kpis");
        Assert.Equal("KPIs, November 2025", page.QuerySelector("h1")!.TextContent);
        var row = page.QuerySelectorAll("tr").Single(row => row.QuerySelector("td a")?.TextContent == "Abandonment");
        Assert.Equal("25 %", row.QuerySelector("[data-label=Value]")!.TextContent);
        Assert.Equal("5 % or\u00a0less", row.QuerySelector("[data-label=Target]")!.TextContent);
        Assert.Equal("missed", row.QuerySelector("[data-label=Standing]")!.TextContent.Trim());
        var address = row.QuerySelector("a")!.GetAttribute("href")!;
        Assert.Equal("/kpis/abandonment?from=2025-11-01&to=2025-11-30&by=day", address);
        Assert.Equal(HttpStatusCode.OK, (await vera.Client.GetAsync(address)).StatusCode);
    }

    [Fact]
    public async Task A_figure_is_broken_down_by_queue_day_and_half_hour_one_step_after_the_other()
    {
        await MeasureAsync();
        using var vera = await SignedInAsync("vera");
        var queues = await PageAsync(vera, "/kpis/abandonment?from=2025-11-01&to=2025-11-30&by=queue");
        Assert.Equal(["orders|50 %", "widgets|0 %"], Rows(queues));
        var days = await PageAsync(vera, Link(queues, "orders"));
        Assert.Equal("Mon 3 Nov 2025|50 %", Rows(days).Single(row => row.EndsWith('%')));
        var halfHours = await PageAsync(vera, Link(days, "Mon 3 Nov 2025"));
        Assert.Equal(["09:00|0 %", "10:00|100 %"], Rows(halfHours).Where(row => row.EndsWith('%')));
        Assert.Equal(("09:00|0 %", "10:00|100 %"), (Rows(halfHours).First(), Rows(halfHours).Last()));
    }

    [Fact]
    public async Task The_calls_behind_a_number_are_listed_for_those_who_may_and_each_look_is_in_the_audit()
    {
        await MeasureAsync();
        using var anna = await SignedInAsync("anna");
        var page = await PageAsync(anna, $"/kpis/abandonment/calls{ThirdOfNovember}&scope=queue:orders");
        Assert.Equal(["3|abandoned|1|1", "2|answered|0|1"], page.QuerySelectorAll("tbody tr").Select(row => string.Join('|',
            new[] { "Call", "Ended", "Counts", "Of" }.Select(name => row.QuerySelector($"[data-label={name}]")!.TextContent.Trim()))));
        Assert.Equal("anna: looked at 2 of the 2 calls, from 1 on, behind abandonment of queue:orders, 2025-11-03",
            await AuditAsync("looked at%"));
        using var vera = await SignedInAsync("vera");
        Assert.Equal(HttpStatusCode.Forbidden, (await vera.Client.GetAsync($"/kpis/abandonment/calls{ThirdOfNovember}")).StatusCode);
    }

    [Fact]
    public async Task Calls_that_came_as_totals_have_no_lines_and_the_page_says_how_many_they_are()
    {
        await MeasureAsync();
        await Database.ExecuteHereAsync(
            """
            insert into call_interval (source_id, day, starts, minutes, queue, whole_site, whole_day, offered, answered, abandoned)
            values (1, '2025-11-04', '10:00', 30, 'parts', false, false, 7, 5, 2) on conflict do nothing
            """);
        using var anna = await SignedInAsync("anna");
        var page = await PageAsync(anna, "/kpis/abandonment/calls?from=2025-11-03&to=2025-11-04");
        Assert.Equal(4, page.QuerySelectorAll("tbody tr").Length);
        Assert.StartsWith("7 more calls came as totals of an interval.", page.QuerySelector("main .note")!.TextContent.Trim(),
            StringComparison.Ordinal);
        Assert.Null((await PageAsync(anna, $"/kpis/abandonment/calls{ThirdOfNovember}")).QuerySelector("main .note"));
        await Database.ExecuteHereAsync("truncate call_interval");
    }

    [Fact]
    public async Task A_day_that_cannot_be_read_is_said_with_what_is_shown_instead()
    {
        using var anna = await SignedInAsync("anna");
        Assert.Equal("Write days as 2025-11-28. Shown is 1–30 November 2025.", await AlertAsync(anna, "/kpis/abandonment?from=soon"));
    }

    [Fact]
    public async Task A_supervisor_sees_the_own_team_alone()
    {
        await MeasureAsync();
        using var john = await SignedInAsync("john");
        var page = await PageAsync(john, $"/kpis/abandonment{ThirdOfNovember}");
        Assert.Contains("team:Customer service", page.QuerySelector(".lead")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("You see your own team's figures: Customer service.",
            await AlertAsync(john, $"/kpis/abandonment{ThirdOfNovember}&scope=queue:orders"));
        Assert.DoesNotContain("orders", (await PageAsync(john, $"/kpis/abandonment{ThirdOfNovember}&by=queue")).Body!.TextContent,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_table_is_taken_along_as_csv_and_as_a_workbook()
    {
        await MeasureAsync();
        using var vera = await SignedInAsync("vera");
        using var csv = await vera.Client.GetAsync("/kpis/abandonment?from=2025-11-01&to=2025-11-30&by=queue&handler=csv");
        Assert.Equal("abandonment-2025-11.csv", csv.Content.Headers.ContentDisposition!.FileNameStar);
        Assert.Equal(
            ["kpi,scope,queue,numerator,denominator,value,unit,state", "abandonment,company,orders,1,2,0.5,percent,final",
                "abandonment,company,widgets,0,2,0,percent,final"],
            (await csv.Content.ReadAsStringAsync()).TrimStart('\uFEFF').Split("\r\n", StringSplitOptions.RemoveEmptyEntries));
        using var workbook = await vera.Client.GetAsync("/kpis/abandonment?by=queue&handler=workbook");
        Assert.Equal("PK"u8.ToArray(), (await workbook.Content.ReadAsByteArrayAsync())[..2]);
    }

    [Theory]
    [InlineData("?from=2025-11-30&to=2025-11-01", "The first day lies after the last: swap them.")]
    [InlineData("?from=1990-01-01&to=2025-11-01", "That is more than five years: choose fewer days.")]
    [InlineData("?from=9999-12-31", "Choose days from 1904 to 2199.")]
    [InlineData("?from=0001-01-01&to=0001-01-02", "Choose days from 1904 to 2199.")]
    [InlineData("?by=moon", "\"moon\" is nothing that figures are broken down by.")]
    [InlineData("?scope=moon", "\"moon\" is not known. Write company, or team:NAME, queue:NAME, officer:NAME.")]
    public async Task An_address_that_says_nothing_of_ours_is_told_what_is_wrong(string query, string says)
    {
        using var vera = await SignedInAsync("vera");
        Assert.Equal(says, await AlertAsync(vera, $"/kpis/abandonment{query}"));
    }

    private static IEnumerable<string> Rows(IParentNode page) => page.QuerySelectorAll("table.rows tbody tr")
        .Select(row => string.Join('|', row.QuerySelectorAll("td").Take(2).Select(cell => cell.TextContent.Trim())));

    private static string Link(IParentNode page, string key) =>
        page.QuerySelectorAll("td a").Single(link => link.TextContent == key).GetAttribute("href")!;

    // Two calls to each of two queues; one of them was given up.
    private async Task MeasureAsync()
    {
        await Database.ExecuteHereAsync(
            """
            select make_months(array[date '2025-11-03']);
            insert into source (id, name, kind, zone, sees) overriding system value
                values (1, 'test', 'queue-log', 'Australia/Melbourne', '{}')
                on conflict do nothing;
            insert into queue_entry (source_id, call_id, stint, queue, entered_at, day, half_hour, outcome, wait_s, talk_s, officer)
            select 1, n, 1, queue, (date '2025-11-03' + at) at time zone 'Australia/Melbourne', '2025-11-03', slot, outcome, 30, talk,
                officer
            from (values ('1', 'widgets', time '09:05', 18, 'answered', 60, 'Mia'), ('2', 'orders', '09:10', 18, 'answered', 60, 'Mia'),
                ('3', 'orders', '10:00', 20, 'abandoned', null, null), ('4', 'widgets', '11:00', 22, 'answered', 60, 'Mia'))
                as calls (n, queue, at, slot, outcome, talk, officer)
            where not exists (select from queue_entry);
            insert into touched_day values ('2025-11-03') on conflict do nothing;
            """);
        await Installation.Get<MeasureJob>().RunAsync(
            ReportPeriod.Month(2025, 11), new(2025, 12, 1), new Progress<Progress>(), CancellationToken.None);
    }
}
