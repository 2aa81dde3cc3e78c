using System.Diagnostics;
using IWReports.Core.Analysis;
using IWReports.Core.Calendar;
using IWReports.Core.Reports;
using IWReports.Core.Reports.Board;
using IWReports.Core.Reports.DailyDigest;
using IWReports.Core.Reports.Sheets;
using IWReports.Tests;
using IWReports.Worker.Reporting.Rendering.Workbook;
using Xunit.Abstractions;

namespace IWReports.Worker.Tests.Reporting.Figures;

/// <summary>A figure is the same in mail, text, PDF and workbook, and none is said that the model does not hold.</summary>
[Collection(SampleCompanyReports.Name)]
public sealed class SameFigureTests(SampleCompanyReports sample, ITestOutputHelper output)
{
    private static readonly Dictionary<string, ReportPeriod> Periods = new()
    {
        [ReportCatalog.BoardReport.Id] = ReportPeriod.Month(2025, 11),
        [ReportCatalog.TeamWeek.Id] = ReportPeriod.WeekOf(new(2025, 11, 28)),
        [ReportCatalog.DailyDigest.Id] = ReportPeriod.Day(new(2025, 11, 28)),
    };

    private const string SourcesMissing = "board-report, sources missing";

    public static TheoryData<string> Editions => [.. Periods.Keys, SourcesMissing];

    [Fact]
    public void Every_report_is_compared() => Assert.Equal(ReportCatalog.All.Where(report => !report.IsDraft).Select(report => report.Id)
        .Order(), Periods.Keys.Order());

    [Theory]
    [MemberData(nameof(Editions))]
    public async Task Text_and_print_state_every_figure_of_the_mail(string edition)
    {
        var (report, model, _) = await DraftAsync(edition);
        var (rendered, print) = sample.Write(report, model);
        var mail = WrittenFigures.InPage(rendered.Html);
        Assert.NotEmpty(mail);
        Same("text lacks", mail.Except(WrittenFigures.In(rendered.Text)));
        Same("print lacks", mail.Except(WrittenFigures.InPage(print)));
    }

    [Theory]
    [MemberData(nameof(Editions))]
    public async Task No_edition_states_a_figure_that_the_model_does_not_hold(string edition)
    {
        var (report, model, _) = await DraftAsync(edition);
        var (rendered, print) = sample.Write(report, model);
        var held = WrittenFigures.In(string.Join(" | ", WrittenFigures.TextsOf(model)));
        Same("mail adds", WrittenFigures.InPage(rendered.Html).Except(held));
        Same("text adds", WrittenFigures.In(rendered.Text).Except(held));
        Same("print adds", WrittenFigures.InPage(print).Except(held));
        Same("subject adds", WrittenFigures.In(rendered.Subject).Except(held));
    }

    [Theory]
    [MemberData(nameof(Editions))]
    public async Task The_PDF_can_be_read_as_it_was_printed(string edition)
    {
        var (report, model, sheets) = await DraftAsync(edition);
        var (_, print) = sample.Write(report, model);
        var rendered = await sample.RenderAsync(report, model);
        await Kept.WriteAsync(edition, rendered with { Workbook = WorkbookWriter.Write(model.Title, sheets) });
        var pages = WrittenFigures.In(await TextOfAsync(rendered.Pdf));
        var unseen = model.Charts.SelectMany(chart => WrittenFigures.In(chart.AlternativeText)).ToHashSet();
        Same("PDF lacks", WrittenFigures.InPage(print).Except(unseen).Except(pages));
    }

    [Theory]
    [MemberData(nameof(Editions))]
    public async Task The_workbook_holds_every_figure_of_the_mail_as_a_number(string edition)
    {
        var (report, model, sheets) = await DraftAsync(edition);
        var held = WorkbookFigures.In(WorkbookWriter.Write(model.Title, sheets));
        // What is to do counts rows of lists, which the workbook has in full; a time of day names a half-hour and is no amount.
        var counts = model is DailyDigestModel digest
            ? WrittenFigures.In(string.Join(" | ", WrittenFigures.TextsOf(digest.Todo.Concat(digest.AlsoToday)))) : [];
        var mail = WrittenFigures.InPage(sample.Write(report, model).Report.Html).Where(figure => !figure.Contains(':')).Except(counts);
        Same("workbook lacks", mail.Where(figure => !held.Contains(figure) && !held.Contains(figure.TrimStart('−', '+', '$'))));
    }

    private async Task<(string Report, ReportModel Model, IReadOnlyList<Sheet> Sheets)> DraftAsync(string edition)
    {
        if (edition == SourcesMissing)
        {
            var month = await sample.MonthAsync(Periods[ReportCatalog.BoardReport.Id]);
            var reading = MonthlyAnalysis.Of(BoardMonths.All["sources missing"](month));
            var model = BoardReport.Build(reading);
            return (ReportCatalog.BoardReport.Id, model, BoardSheets.Of(reading, model, new(SomeDigest.Calendar, reading.Data.Period.To)));
        }

        var draft = (await sample.DraftsAsync(edition, Periods[edition]))[0];
        return (edition, draft.Model, draft.Sheets);
    }

    private void Same(string what, IEnumerable<string> different)
    {
        var all = string.Join(" | ", different.Order(StringComparer.Ordinal));
        output.WriteLine($"{what}: {all}");
        Assert.True(all.Length == 0, $"{what}: {all}");
    }

    // In the order in which it is written: set out as on the page, spaces between numbers and units are lost.
    private static async Task<string> TextOfAsync(byte[] pdf)
    {
        var start = new ProcessStartInfo("pdftotext", ["-raw", "-enc", "UTF-8", "-", "-"]);
        (start.RedirectStandardInput, start.RedirectStandardOutput) = (true, true);
        using var reader = Process.Start(start)!;
        var text = reader.StandardOutput.ReadToEndAsync();
        await reader.StandardInput.BaseStream.WriteAsync(pdf);
        reader.StandardInput.Close();
        return await text;
    }
}
