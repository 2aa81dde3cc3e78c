using IWReports.Core.Analysis.Data;
using IWReports.Core.Kpis.Measuring;
using IWReports.Core.Language;
using IWReports.Core.Reports.Board;

namespace IWReports.Core.Tests.Reports.Board;

public sealed class BoardNumbersTests
{
    private static readonly Dictionary<string, MonthlyData> Data = new()
    {
        { "the case", SomeBoard.Case },
        { "with calls", SomeBoard.WithCalls },
        { "with late data", SomeBoard.WithLateData },
        { "three months", SomeBoard.WithCounts(40, 45, 30) },
        { "one month", SomeBoard.WithCounts(40) },
        { "falling", SomeBoard.WithCounts(2000, 1990, 2010, 2005, 1995, 2000, 1998, 2002, 1600) },
        { "no month", SomeBoard.Case with { Calls = [] } },
        { "no roster", SomeBoard.Case with { Roster = [] } },
        { "with costs", SomeBoard.WithCalls with { Costs = new(45, 600, "payroll"),
            ReportedCauses = [new(SomeBoard.November, "Two were away", Core.Analysis.Data.Driver.Absence, "The supervisor",
            new(2025, 12, 1)), new(SomeBoard.November, "Records took long", Core.Analysis.Data.Driver.HandlingTime, "The supervisor",
            new(2025, 12, 1)), new(SomeBoard.November, "Lunches were taken together", Core.Analysis.Data.Driver.Schedule,
            "The supervisor", new(2025, 12, 1))] } },
        { "with an earlier prediction", SomeBoard.WithCalls
            with { PastRecommendations = [new(SomeBoard.November.AddMonths(-1), "cover-leave", "Cover leave.", "Supervisor",
            new(2025, 11, 7), "abandonment") { Decision = Core.Analysis.Data.Decision.Accepted, DoneOn = new(2025, 11, 3),
            Prediction = new(0.12m, 0.08m, 0.16m) }] } },
        { "with answers", BoardSurveysTests.Data },
        { "with causes", SomeService.Board(3, 3) },
        { "with topics", SomeService.Board(3, 3) with { Topics = SomeBoard.Topics } },
        { "with teams", BoardSurveysTests.Data
            with { Surveys = BoardSurveysTests.Data.Surveys with { Asked = [new("Parts", 1000, 10), new("Orders", 500, 40)] } } },
        { "with a quiet log", SomeService.Board(0, 0) },
        { "with what no driver explains", SomeService.Board(0, 3) },
        { "tiny base", SomeBoard.Case with { Calls = [SomeBoard.Month(9, 7, null, 5), SomeBoard.Month(10, 9, null, 6)] } },
    };

    // By name alone: a test's name would otherwise write out every figure of its board.
    public static TheoryData<string> Boards => new(Data.Keys);

    [Theory]
    [MemberData(nameof(Boards))]
    public void Every_number_in_the_text_is_a_figure(string board) =>
        Assert.True(BoardText.Unaccounted(BoardReport.Build(Data[board]), "Yore Mine Co.", "1,000 × 7 mm", "C-1042").ToList() is var rest
            && rest.Count == 0, $"{board}: {string.Join(", ", rest)}");

    [Theory]
    [MemberData(nameof(Boards))]
    public void Nothing_is_null_or_left_half_said(string board) =>
        Assert.All(BoardText.All(BoardReport.Build(Data[board])),
            text => Assert.False(text is null || text.Contains("  ") || text.Contains(" .") || text.Contains(" ,") || text.Contains(".."),
            $"{board}: {text}"));

    [Theory]
    [InlineData(1560, Unit.Count, "1,560")]
    [InlineData(1167.94, Unit.Count, "1,168")]
    [InlineData(1150.47, Unit.Count, "1,150")]
    [InlineData(8.25, Unit.Count, "8.3")]
    [InlineData(0.0972, Unit.Percent, "9.7 %")]
    [InlineData(0.12, Unit.Percent, "12 %")]
    [InlineData(-0.035, Unit.Percent, "−3.5 %")]
    [InlineData(-0.0001, Unit.Percent, "0 %")]
    [InlineData(45, Unit.Seconds, "45 s")]
    [InlineData(190, Unit.Seconds, "3 min 10 s")]
    [InlineData(3540, Unit.Seconds, "59 min")]
    [InlineData(99.96, Unit.Count, "100")]
    public void A_figure_is_written_one_way(decimal value, Unit unit, string text) =>
        Assert.Equal(text, new Figure(value, unit, SomeBoard.November).Text);
}
