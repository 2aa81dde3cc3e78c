using System.Net;

namespace IWReports.Worker.Tests.Admin;

/// <summary>The audit is read by admins, and found in by who, what and when.</summary>
public sealed class AuditPageTests(TestDatabase database) : DashboardAt(database)
{
    [Theory]
    [InlineData("?who=bob", "schedule nightly paused, run 7 of nightly cancelled")]
    [InlineData("?what=RUN+7", "run 7 of nightly cancelled")]
    [InlineData("?what=the+file", "run 8 of nightly asked for")]
    [InlineData("?what=%25", "100 % of it")]
    [InlineData("?what=_", "")]
    [InlineData("?from=2025-11-28&to=2025-11-28", "run 7 of nightly cancelled")]
    [InlineData("?who=bob&to=2025-11-27", "schedule nightly paused")]
    public async Task It_is_searched_by_who_what_and_when(string query, string found)
    {
        // The second at 00:30 on 28 November on the company's clock.
        await Database.ExecuteHereAsync(
            """
            truncate audit;
            insert into audit (at, who, what, reason) values
                ('2025-11-27 12:59+00', 'bob', 'schedule nightly paused', null),
                ('2025-11-27 13:30+00', 'bob', 'run 7 of nightly cancelled', null),
                ('2025-11-28 13:00+00', 'sue', 'run 8 of nightly asked for', 'the file came late'),
                ('2025-11-29 00:00+00', 'sue', '100 % of it', null);
            """);
        using var anna = await SignedInAsync("anna");
        var page = await PageAsync(anna, $"/audit{query}");
        Assert.Equal(found, string.Join(", ", page.QuerySelectorAll("td[data-label=What]").Reverse().Select(cell => cell.TextContent)));
    }

    [Fact]
    public async Task Older_lines_follow_without_a_gap_though_new_ones_come_in_between()
    {
        await Database.ExecuteHereAsync(
            "truncate audit; insert into audit (who, what) select 'bob', 'act ' || n from generate_series(1, 60) n");
        using var anna = await SignedInAsync("anna");
        var seen = new List<string>();
        for (var address = "/audit?who=bob"; address is not null;)
        {
            var page = await PageAsync(anna, address);
            seen.AddRange(page.QuerySelectorAll("td[data-label=What]").Select(cell => cell.TextContent));
            await Database.ExecuteHereAsync("insert into audit (who, what) values ('bob', 'meanwhile')");
            address = page.QuerySelector(".paging a[rel=next]")?.GetAttribute("href");
        }

        Assert.Equal(Enumerable.Range(1, 60).Reverse().Select(number => $"act {number}"), seen);
    }

    [Theory]
    [InlineData("john")]
    [InlineData("vera")]
    public async Task Nobody_but_an_admin_reads_it(string name)
    {
        using var visitor = await SignedInAsync(name);
        Assert.Equal(HttpStatusCode.Forbidden, (await visitor.Client.GetAsync("/audit")).StatusCode);
    }
}
