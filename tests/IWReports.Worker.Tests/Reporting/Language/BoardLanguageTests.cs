using IWReports.Core.Calendar;
using IWReports.Core.Reports;
using IWReports.Core.Reports.Board;
using Xunit.Abstractions;

namespace IWReports.Worker.Tests.Reporting.Language;

[Collection(SampleCompanyReports.Name)]
public sealed class BoardLanguageTests(SampleCompanyReports sample, ITestOutputHelper output)
{
    private const int MostWordsOnPage1 = 400, MaxWords = 1000, LongestSentence = 28, MostWordsInHeadline = 14;

    private const double MeanSentence = 16, ReadingEase = 55;

    public static TheoryData<string> Months =>
    [
        "2025-06", "2025-07", "2025-08", "2025-09", "2025-10", "2025-11", "sources missing", "counts alone", "nothing happened",
            "no roster", "no telephone log", "no orders", "three options",
    ];

    [Theory]
    [MemberData(nameof(Months))]
    public async Task The_board_reads_plain_English(string month)
    {
        var model = await BoardAsync(month);
        var (report, print) = sample.Write(ReportCatalog.BoardReport.Id, model);
        var (first, whole) = (Prose.OfHtml(print, ".first"), Prose.OfHtml(print));
        var said = Prose.OfText(string.Join('\n', [
            model.Pages.Headline, .. model.Pages.Why.Select(finding => finding.Text),
            .. model.Pages.Decide.SelectMany(card => new[] { card.Action, card.Why, card.Expect }),
        ]));
        output.WriteLine(FormattableString.Invariant(
            $"{month}: {first.Words} words on page 1, {whole.Words} in all; longest sentence {whole.LongestSentence}, ")
            + FormattableString.Invariant($"mean {whole.MeanSentence:0.0}; reading ease {said.ReadingEase:0}; ")
            + FormattableString.Invariant($"headline {Prose.OfText(model.Pages.Headline).Words} words"));

        Assert.Empty(whole.Faults(LongestSentence).Concat(Prose.OfHtml(report.Html).Faults(LongestSentence)).Distinct());
        Assert.InRange(Prose.OfText(model.Pages.Headline).Words, 1, MostWordsInHeadline);
        Assert.InRange(first.Words, 1, MostWordsOnPage1);
        Assert.InRange(whole.Words, 1, MaxWords);
        Assert.InRange(whole.MeanSentence, 1, MeanSentence);
        Assert.InRange(said.ReadingEase, ReadingEase, 121);
    }

    [Theory]
    [MemberData(nameof(Months))]
    public async Task A_card_is_read_at_a_glance(string month)
    {
        var cards = (await BoardAsync(month)).Pages.Decide;
        var most = cards.Count > 3 ? 32 : 38;
        Assert.All(cards, card => Assert.InRange(
            Prose.OfText($"{card.Action} {card.Why} {card.Expect} {card.Cost} {card.Owner} by {card.Due}").Words, 1, most));
        Assert.Contains(cards, card => card.Kind == "Public relations");
    }

    private async Task<BoardReportModel> BoardAsync(string month) =>
        ReportPeriod.TryParse(month, out var period) ? await sample.BoardAsync(period) : await sample.BoardAsync(month);
}
