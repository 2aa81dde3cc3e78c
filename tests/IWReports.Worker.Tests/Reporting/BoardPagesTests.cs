using System.Text;
using IWReports.Core.Calendar;
using IWReports.Core.Reports;
using IWReports.Core.Reports.Board;
using IWReports.Core.Reports.Charts;
using IWReports.Benchmarks;
using IWReports.Worker.Reporting.Rendering;
using IWReports.Worker.Tests.Reporting.Language;

namespace IWReports.Worker.Tests.Reporting;

/// <summary>Whatever a month holds, the board is given two pages of which the first stands alone, and a mail that is not cut.</summary>
[Collection(SampleCompanyReports.Name)]
public sealed class BoardPagesTests(SampleCompanyReports sample)
{
    private const int MostWordsOnPage1 = 400;

    private static readonly Dictionary<string, BoardReportModel> Full = new()
    {
        ["full"] = FullBoard.Model,
        ["nothing to follow up"] = FullBoard.Model with { FollowUp = [] },
        ["incomplete"] = FullBoard.Model with
        {
            Missing = ["Orders are known to 27 November only; what came later is left out, not zero."],
        },
        ["three options"] = FullBoard.Model with
        {
            Pages = FullBoard.Model.Pages with
            {
                WhatIfs = [.. Enumerable.Repeat(new WhatIfRow("2 more officers at 12:00–14:00 on Mon, Tue; calls 10 % shorter",
                    "Calls answered in time: +14.7 points (+13.5 to +15.9).",
                    "In the queue model 74.1 % of calls are answered in time (72.9 % to 75.3 %). Without the change it is 59.4 %. About "
                        + "128 fewer callers give up. It takes 76.5 officer-hours a month ($3,443 a month; rates: payroll)."), 3)],
            },
        },
        ["corrected and restated"] = FullBoard.Model with
        {
            Corrected = true,
            Pages = FullBoard.Model.Pages with
            {
                Changed = "12 earlier figures changed since they were reported; the workbook names them.",
            },
        },
    };

    public static TheoryData<string> FullMonths => new(Full.Keys);

    public static TheoryData<string> Months => new(BoardMonths.All.Keys);

    [Theory]
    [MemberData(nameof(FullMonths))]
    public async Task The_fullest_month_has_two_pages(string month) => await RenderAsync(month, Full[month]);

    [Theory]
    [MemberData(nameof(Months))]
    public async Task A_month_of_any_kind_has_two_pages_and_few_words(string month)
    {
        var model = await sample.BoardAsync(month);
        var report = await RenderAsync(month, model);
        Assert.InRange(Prose.OfHtml(sample.Write(ReportCatalog.BoardReport.Id, model).Print, ".first").Words, 1, MostWordsOnPage1);
        Assert.InRange(Encoding.UTF8.GetByteCount(report.Html), 1, OutgoingCheck.MaximumHtmlBytes);
    }

    [Fact]
    public async Task A_quiet_month_has_two_pages() =>
        await RenderAsync("a quiet month", await sample.BoardAsync(ReportPeriod.Month(2025, 8)));

    [Fact]
    public async Task Picture_finding_and_recommendation_name_a_cause_alike()
    {
        var model = await sample.BoardAsync(BoardMonths.November);
        var steps = model.Charts.OfType<WaterfallChart>().Single().Steps.Select(step => step.Label);
        Assert.Equal(
            ["More officers on the roster", "Leave and sick days", "More calls"],
            steps.Where(step => model.Pages.Why[0].Text.Contains(step, StringComparison.OrdinalIgnoreCase)));
        Assert.Contains(model.Pages.Decide, card => card.Why.StartsWith("Leave and sick days took", StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Months))]
    public async Task Each_figure_of_page_1_that_has_a_target_has_its_row(string month)
    {
        var pages = (await sample.BoardAsync(month)).Pages;
        var rows = pages.Scorecard.SelectMany(group => group.Rows).Select(row => (row.Name, row.Value)).ToList();
        Assert.All(pages.Figures.Where(figure => figure.Status.IsJudged), figure => Assert.Contains((figure.Label, figure.Value), rows));
    }

    private async Task<RenderedReport> RenderAsync(string month, BoardReportModel model)
    {
        var report = await sample.RenderAsync(ReportCatalog.BoardReport.Id, model);
        await Kept.WriteAsync($"board {month}", report);
        Assert.Equal(2, PdfText.Of(report.Pdf).Pages);
        return report;
    }
}
