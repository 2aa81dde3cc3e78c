using System.Net;
using AngleSharp.Dom;
using IWReports.Worker.Host;
using IWReports.Worker.Reporting;
using Microsoft.Extensions.DependencyInjection;

namespace IWReports.Worker.Tests.Admin;

public sealed class WhatIfPageTests(TestDatabase database) : DashboardAt(database)
{
    private const string Month = "/analysis/2025-11", ThreeMore = "?officers=3&from=09:00&to=17:00";

    [Fact]
    public async Task A_viewer_asks_what_more_officers_would_have_done_and_the_address_says_what_was_asked()
    {
        await ModelledMonths.AnalyseAsync(Database, Installation);
        using var vera = await SignedInAsync("vera");
        var page = await PageAsync(vera, Month + ThreeMore);
        Assert.Equal("3 more officers at 09:00–17:00", page.QuerySelector("#what-if h3")!.TextContent);
        Assert.Equal(
            ["Answered within 20 s|56.6 %|89.8 %|57.5 %", "Gave up|13 %|2.3 %|12.5 %", "Mean wait of all callers|39 s|7 s|38 s",
                "Officer-hours on the phones|1,064|1,520|–"], Rows(page));
        Assert.Contains("Officers who come know the work", page.QuerySelector("#what-if details")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("3", page.QuerySelector("#officers")!.GetAttribute("value"));
        Assert.Null(page.QuerySelector("#save-reason"));
    }

    [Fact]
    public async Task Causes_begin_with_from_where_to_where_service_went_and_what_none_explains()
    {
        await ModelledMonths.AnalyseAsync(Database, Installation);
        using var vera = await SignedInAsync("vera");
        var causes = (await PageAsync(vera, Month)).QuerySelector("[aria-labelledby=causes]")!;
        Assert.Equal("What each cause did to the share of calls answered in time, by the queue model. It went from 90 % (August–October) "
            + "to 57.5 %: −32.5 points. The causes make −33.2 of them, and +0.7 are not explained.",
            causes.QuerySelector("p")!.TextContent);
        Assert.Equal(7, causes.QuerySelectorAll("details dl dt").Length);
    }

    [Fact]
    public async Task A_manager_saves_an_option_and_the_board_report_has_it_until_it_is_removed()
    {
        await ModelledMonths.AnalyseAsync(Database, Installation);
        await Installation.Get<IWReports.Worker.Admin.Users>().AddAsync("max", "manager", null, Password, "test", CancellationToken.None);
        using var max = await SignedInAsync("max");
        var save = $"{Month}?officers=2&from=10:00&to=12:00&on=mon&on=tue&handler=save";
        Assert.Equal(HttpStatusCode.Redirect, await max.PostAsync(save, new() { ["reason"] = "" }));
        Assert.Equal("A reason is needed: it is kept with what was done.", await AlertAsync(max, Month));
        await max.PostAsync(save, new() { ["reason"] = "Two applicants could start." });
        Assert.Equal("max: option for the board report of 2025-11 saved: 2 more officers at 10:00–12:00 on Mon, Tue: "
            + "Two applicants could start.", await AuditAsync("option%"));
        await max.PostAsync(save, new() { ["reason"] = "Once more." });
        Assert.Equal("This is an option for the board report already.", await AlertAsync(max, Month));
        Assert.Contains("2 more officers at 10:00–12:00 on Mon, Tue", await ReportAsync(), StringComparison.Ordinal);

        var page = await PageAsync(max, Month);
        var link = page.QuerySelectorAll("#what-if td a").Single();
        Assert.Equal($"{Month}?officers=2&from=10%3A00&to=12%3A00&on=mon&on=tue#what-if", link.GetAttribute("href"));
        Assert.Equal(["Mon", "Tue"], (await PageAsync(max, link.GetAttribute("href")!)).QuerySelectorAll("input[name=on][checked]")
            .Select(box => box.ParentElement!.TextContent.Trim()));
        await max.PostAsync($"{Month}?handler=remove", new()
        {
            ["option"] = page.QuerySelector("input[name=option]")!.GetAttribute("value")!,
            ["reason"] = "They withdrew.",
        });
        Assert.EndsWith("for the board report of 2025-11 removed: They withdrew.", await AuditAsync("option%"), StringComparison.Ordinal);
        Assert.DoesNotContain("2 more officers", await ReportAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("?officers=200", "Officers \"200\": write a whole number from -99 to 99.")]
    [InlineData("?officers=1.5", "Officers \"1.5\": write a whole number from -99 to 99.")]
    [InlineData("?shorter=90", "Calls shorter by \"90\": write a number from 0 to 50.")]
    [InlineData("?fewer=-1", "Calls fewer by \"-1\": write a number from 0 to 50.")]
    [InlineData("?officers=1&from=08:00", "From \"08:00\": choose a half-hour from 09:00 to 17:00, the opening hours.")]
    [InlineData("?officers=1&from=12:00&to=10:00", "The time that the officers go lies before the time they come: swap them.")]
    [InlineData("?officers=1&on=sun", "\"sun\" is no day that the company works. Write mon, tue, wed, thu, fri.")]
    public async Task A_value_that_cannot_be_is_refused_with_what_would_be_right(string query, string says)
    {
        await ModelledMonths.AnalyseAsync(Database, Installation);
        using var vera = await SignedInAsync("vera");
        Assert.Equal(says, await AlertAsync(vera, Month + query));
    }

    [Fact]
    public async Task More_than_three_options_have_no_room_in_the_report()
    {
        await ModelledMonths.AnalyseAsync(Database, Installation);
        using var anna = await SignedInAsync("anna");
        foreach (var shorter in new[] { 1, 2, 3, 4 })
            await anna.PostAsync($"{Month}?shorter={shorter}&handler=save", new() { ["reason"] = "to compare" });
        Assert.Equal("The board report has room for 3 options: remove one first.", await AlertAsync(anna, Month));
        await Database.ExecuteHereAsync("truncate what_if");
    }

    private static IEnumerable<string> Rows(IParentNode page) => page.QuerySelectorAll("#what-if tbody tr")
        .Select(row => string.Join('|', row.QuerySelectorAll("td:not([data-label=Between])").Select(cell => cell.TextContent.Trim())));

    private async Task<string> ReportAsync()
    {
        using var scope = Installation.Services.CreateScope();
        var board = scope.ServiceProvider.GetServices<IReportSource>().Single(source => source.Report == "board-report");
        var drafts = await board.DraftAsync(ModelledMonths.November, null, new Progress<Progress>(), CancellationToken.None);
        return string.Join(' ', ((IWReports.Core.Reports.Board.BoardReportModel)drafts[0].Model).Pages.WhatIfs.Select(one => one.Name));
    }
}
