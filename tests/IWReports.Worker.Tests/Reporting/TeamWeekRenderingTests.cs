using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using IWReports.Core.Calendar;
using IWReports.Core.Facts;
using IWReports.Core.Kpis.Measuring;
using IWReports.Core.Reports;
using IWReports.Core.Reports.TeamWeek;
using IWReports.Tests;
using IWReports.Worker.Reporting.Rendering;

namespace IWReports.Worker.Tests.Reporting;

public sealed partial class TeamWeekRenderingTests
{
    [Fact]
    public async Task A_week_is_readable_as_html_text_and_pdf()
    {
        var rendered = await SomeTemplates.Renderer.RenderAsync(ReportCatalog.TeamWeek.Id, TeamWeekReport.Build(SomeWeek.Data()), [],
            CancellationToken.None);
        var page = new HtmlParser().ParseDocument(rendered.Html);
        Assert.Equal("Customer service, 24–30 November 2025: 2 of 5 targets missed", rendered.Subject);
        Assert.Equal(["cid:weeks@iwreports"], page.Images.Select(image => image.GetAttribute("src")));
        Assert.All(page.QuerySelectorAll("table"), table => Assert.Equal(table.QuerySelector(":scope > thead") is null,
            table.GetAttribute("role") == "presentation"));
        Assert.True(rendered.Pdf.AsSpan().StartsWith("%PDF-"u8));
        Assert.False(rendered.IsPartial);
    }

    [Fact]
    public void A_company_of_the_United_States_reads_of_its_own_week()
    {
        using var culture = TestCulture.Of("en-US");
        var data = SomeWeek.Data();
        var (report, print) = Write(data with
        {
            Period = FromSunday(data.Period),
            History = data.History.ToDictionary(weeks => weeks.Key, weeks => (IReadOnlyList<KpiValue>)
                [.. weeks.Value.Select(value => value with { Key = FromSunday(ReportPeriod.Parse(value.Key)).ToString() })]),
        });
        Assert.Equal("Customer service, November 23–29, 2025: 2 of 5 targets missed", report.Subject);
        Assert.All([report.Html, print], page => Assert.Contains("<html lang=\"en-US\">", page, StringComparison.Ordinal));
        Assert.Contains("in the week of Nov 23", report.Text, StringComparison.Ordinal);

        static ReportPeriod FromSunday(ReportPeriod week) => ReportPeriod.WeekOf(week.From, DayOfWeek.Sunday);
    }

    [Fact]
    public void The_text_carries_every_figure_of_the_html()
    {
        var (rendered, _) = Write(SomeWeek.Data());
        var page = new HtmlParser().ParseDocument(rendered.Html);
        var read = string.Join(' ', page.Body!.Descendants<IText>().Select(text => text.Data)
            .Concat(page.Images.Select(image => image.AlternativeText)));
        var shown = Numbers().Matches(read).Select(number => number.Value).ToHashSet();
        Assert.NotEmpty(shown);
        Assert.Empty(shown.Except(Numbers().Matches(rendered.Text).Select(number => number.Value)));
    }

    [Fact]
    public void What_was_missed_and_what_to_brief_stand_before_everything_else()
    {
        var page = new HtmlParser().ParseDocument(Write(SomeWeek.Data()).Report.Html);
        Assert.Equal(["Targets missed", "Brief the team"], page.QuerySelectorAll("h2").Select(part => part.TextContent).Take(2));
    }

    [Fact]
    public void Names_that_are_markup_stay_names()
    {
        const string hostile = "<img src=x onerror=alert(1)>{{ end }}";
        var data = SomeWeek.Data();
        var (rendered, print) = Write(data with
        {
            Roster = [.. data.Roster, new(hostile, RosterRole.Officer, SomeWeek.Team, new(2025, 1, 1), null)],
            Remarks = [SomeWeek.Minded(SomeWeek.Week.From, hostile, hostile)],
            Readers = [hostile],
        });
        foreach (var text in new[] { rendered.Html, print })
        {
            Assert.DoesNotContain("<img src=x", text, StringComparison.Ordinal);
            Assert.Contains(hostile, new HtmlParser().ParseDocument(text).Body!.TextContent, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_week_without_any_source_says_so_in_a_box_and_in_each_part()
    {
        var (rendered, print) = Write(SomeWeek.Data() with
        {
            History = new Dictionary<string, IReadOnlyList<KpiValue>>(), Remarks = [], ReviewStars = [], Quality = [], Contacts = [],
            Briefings = [],
            Training = [], Coaching = [], Roster = [], StandInReason = "John is away",
        });
        Assert.True(rendered.IsPartial);
        Assert.EndsWith("(incomplete)", rendered.Subject, StringComparison.Ordinal);
        string[] said =
        [
            "unknown, not zero", "No target could be judged.", "No finding calls for a briefing this week.",
            "what customers think is not known",
            "No training is on record", "No coaching is on record", "No officer of the team is on the roster.",
            "No compliment came in writing this week.",
            "because John is away",
        ];
        foreach (var text in new[] { rendered.Html, rendered.Text, print })
            Assert.All(said, sentence => Assert.Contains(sentence, text, StringComparison.Ordinal));
    }

    private static (RenderedReport Report, string Print) Write(TeamWeekData data) =>
        SomeTemplates.Renderer.Write(ReportCatalog.TeamWeek.Id, TeamWeekReport.Build(data));

    [GeneratedRegex(@"\d[\d,.:]*(?<=\d)")]
    private static partial Regex Numbers();
}
