using IWReports.Core.Reports;
using IWReports.Core.Reports.Drafts;
using IWReports.Tests;
using IWReports.Worker.Host;
using IWReports.Worker.Reporting.Rendering;
using IWReports.Worker.Tests.Reporting.Language;

namespace IWReports.Worker.Tests.Reporting;

/// <summary>What a person gets to finish, of the sample company's November.</summary>
[Collection(SampleCompanyReports.Name)]
public sealed class DraftReportTests(SampleCompanyReports sample)
{
    private const int LongestSentence = 28;

    private const double LongestMean = 16;

    public static TheoryData<string, string?> Drafts => new()
    {
        { "complaint-reply", "F-075" }, { "apology", "F-060" }, { "charter", null }, { "coaching-sheet", "Mary" }, { "audit-sheet", null },
    };

    [Theory]
    [MemberData(nameof(Drafts))]
    public async Task A_draft_says_so_and_reads_plainly(string draft, string? scope)
    {
        var (report, print) = sample.Write(draft, await sample.DraftAsync(draft, scope));
        Assert.Contains("Draft, not sent.", report.Html, StringComparison.Ordinal);
        var prose = Prose.OfHtml(print);
        Assert.Empty(prose.Faults(LongestSentence));
        Assert.InRange(prose.MeanSentence, 1, LongestMean);
    }

    [Theory]
    [MemberData(nameof(Drafts))]
    public async Task A_draft_reads_as_it_was_last_approved(string draft, string? scope)
    {
        var model = await sample.DraftAsync(draft, scope);
        var (report, print) = sample.Write(draft, model);
        Snapshot.Approve($"sample/{draft}/{Templates.Text}", $"{report.Subject}\n\n{report.Text}");
        Snapshot.Approve($"sample/{draft}/{Templates.Html}", report.Html);
        Snapshot.Approve($"sample/{draft}/{Templates.Print}", print);
    }

    [Fact]
    public async Task An_unknown_case_is_answered_with_eight_that_are_known()
    {
        var wrong = await Assert.ThrowsAsync<InputException>(() => sample.DraftAsync("apology", "F-999"));
        Assert.Contains("there is no case \"F-999\"", wrong.Message, StringComparison.Ordinal);
        Assert.Equal(8, wrong.Message.Split("F-").Length - 2);
    }

    [Fact]
    public async Task Somebody_who_left_is_no_officer_of_the_month()
    {
        var wrong = await Assert.ThrowsAsync<InputException>(() => sample.DraftAsync("coaching-sheet", "Nitin"));
        Assert.EndsWith("There are Jonas, Mary, Mia, Taya.", wrong.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Hostile_names_stay_text_in_a_letter()
    {
        var letter = ComplaintReply.Build(SomeDrafts.Case() with { Customer = SomeDrafts.Hostile, Company = SomeDrafts.Hostile });
        var html = SomeTemplates.Renderer.Write(ReportCatalog.ComplaintReply.Id, letter).Report.Html;
        Assert.DoesNotContain("<b>", html, StringComparison.Ordinal);
        Assert.Contains("{{ Company }}", html, StringComparison.Ordinal);
    }
}
