using IWReports.Core.Analysis.Data;
using IWReports.Core.Analysis.Surveys;
using IWReports.Core.Analysis;
using IWReports.Core.Facts;
using IWReports.Core.Kpis.Measuring;
using IWReports.Core.Kpis;
using IWReports.Core.Recommendations;
using IWReports.Core.Reports.Board;

namespace IWReports.Core.Tests.Reports.Board;

public sealed class BoardSurveysTests
{
    private static readonly SurveyMonth Answered = new(
        [
            .. Scores(Survey.Csat, "Happy with the service", (2, 4), (3, 6), (4, 20), (5, 10)),
            .. Scores(Survey.Csat, "Delivery on time", (1, 5), (5, 2)),
            .. Scores(Survey.Nps, "Would you recommend us?", (10, 50), (8, 30), (3, 20)),
        ],
        [.. Enumerable.Range(0, 12).Select(i =>
            new RaterRespondent(new Dictionary<string,
            IReadOnlyList<RaterItem>> { ["reliability"] = [new(6, 4)], ["empathy"] = [new(5, 6)] }))],
        [new(Survey.Csat, 40, 100)]);

    internal static MonthlyData Data => SomeBoard.WithCalls with { Surveys = Answered };

    [Fact]
    public void Agreement_stands_with_its_range_and_distribution() =>
        Assert.Contains(new SurveyRow("Happy with the service", "0 · 4 · 6 · 20 · 10", "75 % (59.8 % to 85.8 %)"),
            BoardReport.Build(Data).Surveys);

    [Fact]
    public void Few_answers_are_not_shown() =>
        Assert.Contains(new SurveyRow("Delivery on time", "fewer than 10 answers", "not shown"), BoardReport.Build(Data).Surveys);

    [Fact]
    public void The_score_has_its_margin_and_its_mix() =>
        Assert.Contains("Net promoter score 30, give or take 15.3 (50 would recommend the company, 30 might, 20 would not).",
            BoardReport.Build(Data).SurveyNotes);

    [Fact]
    public void Gaps_come_widest_first_and_are_provisional_of_few() =>
        Assert.Contains(
            "Received less expected, widest gap first: reliability −2, empathy +1 (12 respondents; provisional below 30 respondents).",
            BoardReport.Build(Data).SurveyNotes);

    [Fact]
    public void Enough_answers_take_so_many_invitations() =>
        Assert.Contains("40 of 100 questionnaires came back (40 %); to know a share to within 5 points takes 309 answers, about 773 "
            + "invitations at this rate.", BoardReport.Build(Data).SurveyNotes);

    [Fact]
    public void Invitations_that_are_not_kept_leave_the_response_unknown() =>
        Assert.Contains("40 questionnaires came back; how many were sent is not known, so neither is who is missing.",
            BoardReport.Build(Data with { Surveys = Answered with { Returns = [new(Survey.Csat, 40, null)] } }).SurveyNotes);

    [Theory]
    [InlineData(35,
        "Of callers who got through 4 % answered, fewer than their share of Parts (10 of 1,000): the survey says less of them.")]
    [InlineData(5, "Callers of all teams who got through answered alike, 1 % of them, as far as chance lets see.")]
    public void Teams_whose_callers_answer_less_are_named(int others, string note) =>
        Assert.Contains(note, BoardReport.Build(Data
            with { Surveys = Answered with { Asked =
            [new("Parts", 1000, 10), new("Orders", 500, others), new("Warranty", 500, others)] } }).SurveyNotes);

    [Fact]
    public void One_team_leaves_nobody_to_compare() =>
        Assert.DoesNotContain(BoardReport.Build(Data with { Surveys = Answered with { Asked = [new("Parts", 1000, 10)] } }).SurveyNotes,
            note => note.Contains("got through 1 %", StringComparison.Ordinal));

    [Fact]
    public void Good_ratings_beside_discontented_customers_disagree()
    {
        var data = Data with { History = new Dictionary<string,
            IReadOnlyList<KpiValue>>(Data.History) { ["csat"] = SomeBoard.Months(SomeBoard.Satisfaction, 0.5m),
            ["courtesy"] = SomeBoard.Months(KpiCatalog.Find("courtesy")!, 0.96m) } };
        Assert.Contains(BoardReport.Build(data).SurveyNotes,
            note => note.StartsWith("Quality ratings and customers disagree: Courtesy score (96 %) on target, Satisfaction (50 %) not",
            StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("csat", 9, "fewer than 10 answers")]
    [InlineData("complaint_satisfied", 4, "fewer than 10 answers")]
    [InlineData("nps", 26, "fewer than 30 answers")]
    public void So_few_answers_have_no_value_and_miss_no_target(string kpi, int answers, string said)
    {
        var board = BoardReport.Build(With(new KpiValue(KpiCatalog.Find(kpi)!, "2025-11", 1, answers, KpiState.Final)));
        Assert.Contains(board.Scorecard, row => row.Name == KpiCatalog.Find(kpi)!.Name && row.Value.Text == said
            && row.Status.Word == "not judged");
        Assert.DoesNotContain("Quality ratings and customers disagree", string.Join(' ', board.SurveyNotes), StringComparison.Ordinal);
    }

    [Fact]
    public void Two_of_four_are_no_fall_below_a_usual_range()
    {
        var few = KpiCatalog.Find("feedback_answered")!;
        IEnumerable<KpiValue> months = Enumerable.Range(1, 11)
            .Select(month => new KpiValue(few, $"2025-{month:00}", month == 11 ? 0 : 4 - (month % 2), 4, KpiState.Final));
        var board = BoardReport.Build(With([.. months]));
        Assert.DoesNotContain("usual range", BoardText.Reasons(board), StringComparison.Ordinal);
        Assert.DoesNotContain(board.Targets, row => row.Name == few.Name);
        Assert.Equal("Feedback answered: 0 of 4 now, target 95 % or\u00a0more.",
            TargetText.Of(MonthlyAnalysis.Of(With([.. months])), few.Id)!.Text);
    }

    private static MonthlyData With(params KpiValue[] months) =>
        Data with { History = new Dictionary<string,
        IReadOnlyList<KpiValue>>(Data.History) { [months[0].Kpi.Id] = months,
        ["courtesy"] = SomeBoard.Months(KpiCatalog.Find("courtesy")!, 0.96m) } };

    [Fact]
    public void Without_a_survey_nothing_is_said() => Assert.False(BoardReport.Build(SomeBoard.WithCalls).HasSurveys);

    [Fact]
    public void Every_number_of_a_survey_is_a_figure() =>
        Assert.Empty(BoardText.Unaccounted(BoardReport.Build(Data), "Yore Mine Co.", "1,000 × 7 mm", "C-1042"));

    private static IEnumerable<ScoreCount> Scores(Survey survey, string question, params (int Score, int Count)[] counts) =>
        counts.Select(one => new ScoreCount(survey, question, one.Score, one.Count));
}
