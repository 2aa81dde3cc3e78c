using IWReports.Core.Reports.DailyDigest;
using IWReports.Tests;

namespace IWReports.Worker.Tests.Reporting.Language;

/// <summary>A supervisor reads the digest between two calls: short sentences, easy words, one number pair at a time.</summary>
public sealed class DigestLanguageTests
{
    private const int LongestSentence = 28;

    private const double LongestMean = 16, LeastEase = 55;

    private static readonly Dictionary<string, Func<DailyDigestData>> Days = new()
    {
        ["a busy day"] = SomeDigest.Data,
        ["a quiet day"] = SomeDigest.Quiet,
        ["no sources"] = SomeDigest.NoSources,
        ["hostile names"] = SomeDigest.Hostile,
        ["60 officers and 300 complaints"] = SomeDigest.Large,
    };

    public static TheoryData<string> Mornings => new(Days.Keys);

    [Theory]
    [MemberData(nameof(Mornings))]
    public void No_sentence_is_long_or_carries_too_much(string morning)
    {
        var prose = Prose.OfHtml(Html(morning));
        Assert.Empty(prose.Faults(LongestSentence));
        Assert.True(prose.MeanSentence <= LongestMean, $"{prose.MeanSentence:0.0} words a sentence");
    }

    [Theory]
    [MemberData(nameof(Mornings))]
    public void Headline_and_what_is_to_do_are_easy_to_read(string morning)
    {
        var prose = Prose.OfHtml(Html(morning), ".content");
        var finding = new Prose([.. prose.Blocks.TakeWhile(block => block != "The day in figures")]);
        Assert.True(morning == "hostile names" || finding.ReadingEase >= LeastEase,
            $"{finding.ReadingEase:0}: {string.Join(" | ", finding.Sentences)}");
    }

    [Theory]
    [MemberData(nameof(Mornings))]
    public void The_pdf_says_what_the_mail_says(string morning)
    {
        var model = DailyDigestReport.Build(Days[morning]());
        var (report, print) = SomeTemplates.Renderer.Write(DailyDigestReport.Id, model);
        string[] said = [model.Headline, model.NothingTodo, model.NothingListed,
            .. model.Todo.Concat(model.AlsoToday).Select(item => item.Why), model.CoverText, .. model.TooFew];
        var pages = new[] { Text(report.Html), Text(print), Plain(report.Text) };
        Assert.All(said.Select(Plain), words => Assert.All(pages, page => Assert.Contains(words, page, StringComparison.Ordinal)));
    }

    [Fact]
    public void The_subject_names_no_customer()
    {
        var subject = SomeTemplates.Renderer.Write(DailyDigestReport.Id, DailyDigestReport.Build(SomeDigest.Data())).Report.Subject;
        Assert.All(SomeDigest.Data().AtRisk, risk => Assert.DoesNotContain(risk.Customer, subject, StringComparison.Ordinal));
    }

    private static string Html(string morning) =>
        SomeTemplates.Renderer.Write(DailyDigestReport.Id, DailyDigestReport.Build(Days[morning]())).Report.Html;

    private static string Text(string html) => Plain(string.Join(' ', Prose.OfHtml(html).Blocks));

    private static string Plain(string text) => string.Join(' ', text.Split(default(char[]), StringSplitOptions.RemoveEmptyEntries));
}
