namespace IWReports.Worker.Tests.Admin;

public sealed class NowPageTests(TestDatabase database) : DashboardAt(database)
{
    [Fact]
    public async Task Who_signs_in_sees_what_ran_last_what_is_next_and_what_waits_each_with_its_act()
    {
        await Database.ExecuteHereAsync(
            """
            insert into source (name, kind, zone) values ('shop', 'table', 'UTC') on conflict do nothing;
            with run as (
                insert into ingest_run (source_id, file_name, read, inserted, updated, unchanged, duplicates, rejected, identical)
                select id, 'orders.csv', 1, 0, 0, 0, 0, 1, 0 from source where name = 'shop' returning id)
            insert into quarantine (run_id, line, raw, reason) select id, 7, 'x', 'no day' from run
            """);
        using var anna = await SignedInAsync("anna");
        var page = await PageAsync(anna, "/");
        Assert.Equal("Now", page.QuerySelector("h1")!.TextContent);
        Assert.Contains("1 line in the quarantine. See why",
            string.Join(' ', page.QuerySelector(".needs")!.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)),
            StringComparison.Ordinal);
        Assert.Contains("nightly", page.QuerySelectorAll("[data-label=Schedule] a").Select(link => link.TextContent));
        Assert.All(page.QuerySelectorAll("[data-label=Next]"), next => Assert.NotEqual("", next.TextContent.Trim()));
    }

    [Fact]
    public async Task A_supervisor_starts_with_what_the_team_needs_and_sees_nothing_of_the_rest()
    {
        using var john = await SignedInAsync("john");
        var page = await PageAsync(john, "/");
        Assert.Equal("What needs you today", page.QuerySelector("h2")!.TextContent);
        Assert.Null(page.QuerySelector("#needs"));
    }
}
