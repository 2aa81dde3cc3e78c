using IWReports.Worker.Company;
using IWReports.Core.Calendar;
using IWReports.Core.Reports;
using IWReports.Core.Reports.Board;
using IWReports.Core.Reports.DailyDigest;
using IWReports.Core.Reports.TeamWeek;
using IWReports.Tests;

namespace IWReports.Worker.Tests.Reporting;

/// <summary>The reports of a company in the United States, and of one in Germany.</summary>
[Collection(SampleCompanyReports.Name)]
public sealed class OtherCulturesTests(SampleCompanyReports sample)
{
    [Theory]
    [InlineData("en-US", "USD", "$124,603", "57.2 %", "Fri Nov 28", "$48,200", "November 24–30, 2025", "54.7 %")]
    [InlineData("en-DE", "EUR", "€124.603", "57,2 %", "Fri 28 Nov", "€48.200", "24–30 November 2025", "54,7 %")]
    [InlineData("en-AU", "EUR", "EUR\u00A0124,603", "57.2 %", "Fri 28 Nov", "EUR\u00A048,200", "24–30 November 2025", "54.7 %")]
    public async Task Board_report_digest_and_team_week_are_written_in_it(
        string culture, string currency, string stake, string share, string day, string late, string week, string answered)
    {
        using var of = TestCulture.Of(CompanyCulture.Of(new() { Culture = culture, Currency = currency }, sign: null));
        var board = BoardReport.Build(await sample.MonthAsync(ReportPeriod.Month(2025, 11)));
        await SaysAsync(ReportCatalog.BoardReport, board, stake, share, day);
        await SaysAsync(ReportCatalog.DailyDigest, DailyDigestReport.Build(SomeDigest.Data()), late);
        await SaysAsync(ReportCatalog.TeamWeek, TeamWeekReport.Build(SomeWeek.Data()), week, answered);

        async Task SaysAsync(ReportKind kind, ReportModel model, params string[] said)
        {
            var rendered = await SomeTemplates.Renderer.RenderAsync(kind.Id, model, [], CancellationToken.None);
            Assert.All(said, words => Assert.Contains(words, rendered.Text, StringComparison.Ordinal));
            Assert.Contains($"<html lang=\"{culture}\">", rendered.Html, StringComparison.Ordinal);
            Assert.False(rendered.IsPartial);
            await Kept.WriteAsync($"{kind.Id} {culture} {currency}", rendered);
        }
    }
}
