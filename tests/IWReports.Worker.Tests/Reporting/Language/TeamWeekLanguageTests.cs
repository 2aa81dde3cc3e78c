using IWReports.Core.Reports;
using IWReports.Core.Reports.TeamWeek;
using IWReports.Tests;

namespace IWReports.Worker.Tests.Reporting.Language;

/// <summary>A supervisor reads the week out on Monday: short, plain sentences.</summary>
public sealed class TeamWeekLanguageTests
{
    private const int Longest = 28, Mean = 16, LeastEase = 55;

    private static readonly Dictionary<string, TeamWeekModel> Weeks = new()
    {
        ["the sample company's"] = SampleReport.Week,
        ["one made up"] = TeamWeekReport.Build(SomeWeek.Data()),
        ["one without sources"] = TeamWeekReport.Build(SomeWeek.Data() with { Remarks = [], Training = [], Coaching = [], Roster = [] }),
    };

    public static TheoryData<string> Names => new(Weeks.Keys);

    [Theory]
    [MemberData(nameof(Names))]
    public void Its_sentences_are_short_and_plain(string week)
    {
        var (rendered, print) = SomeTemplates.Renderer.Write(ReportCatalog.TeamWeek.Id, Weeks[week]);
        foreach (var prose in new[] { Prose.OfHtml(rendered.Html), Prose.OfText(rendered.Text), Prose.OfHtml(print) })
        {
            Assert.Empty(prose.Faults(Longest));
            Assert.InRange(prose.MeanSentence, 1, Mean);
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Headline_and_briefing_are_easy_to_read(string week)
    {
        var model = Weeks[week];
        var text = string.Join('\n', [model.Headline, .. model.Brief.Select(point => $"{point.Ask} {point.Why}")]);
        Assert.InRange(Prose.OfText(text).ReadingEase, LeastEase, 125);
    }
}
