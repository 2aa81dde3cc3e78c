using IWReports.Core.Analysis.Causes;
using IWReports.Core.Analysis.Data;
using IWReports.Core.Analysis;
using IWReports.Core.Language;
using IWReports.Core.Recommendations;

namespace IWReports.Core.Reports.Board;

/// <summary>The board's monthly report: from a month's data to everything it says. Two pages, the first stands alone.</summary>
public static class BoardReport
{
    // Page 1 has room for no more.
    private const int MaxAtRisk = 3;
    private const int MaxStandings = 2;

    public static BoardReportModel Build(MonthlyData data) => Build(MonthlyAnalysis.Of(data));

    /// <summary>The same, of what the analysis found.</summary>
    public static BoardReportModel Build(MonthlyAnalysis analysis)
    {
        var data = analysis.Data;
        var (recommendations, next) = RecommendationCatalog.Chosen(analysis);
        var scorecard = new BoardScorecard(analysis, [.. recommendations.Select(one => one.Kpi).OfType<string>()]);
        var written = new FigureBook();

        var themes = new ThemesText(analysis);
        var outlook = new OutlookText(analysis);
        var pages = new BoardPagesText(analysis, scorecard, themes, outlook);
        var model = new BoardReportModel
        {
            Company = data.Company,
            Title = "Customer service: board report",
            Period = data.Period,
            PeriodText = DateText.MonthAndYear(data.Period.From),
            Pages = pages.Write(recommendations),
            Journey = scorecard.Journey(),
            Scorecard = scorecard.Rows(),
            ScorecardNote = written.Text(scorecard.Note()),
            OtherMeasures = scorecard.Others(),
            Safety = written.Text(SafetyText.Write(analysis)),
            Restated = [.. RestatedText.Write(analysis).Select(written.Text)],
            AtRiskSummary = written.Text(AtRiskText.Summary(analysis)),
            AtRisk = [.. AtRiskText.Rows(analysis).Take(MaxAtRisk)],
            Reasons = [.. Reasons(analysis, scorecard).Where(reason => !reason.Sentence.IsEmpty).Select(reason => Row(reason, written))],
            CannotShow = [.. new LimitsText(analysis).Write().Concat(TotalsText.Explained(analysis)).Select(written.Text)],
            Options = [.. BoardOptions.Of(analysis, recommendations).Select(option => Row(option.Name, option.Implication, written))],
            Recommendations = [.. recommendations.Select((one, i) => Row(one, Figure.Count(i + 1, data.Period), data, written))],
            NextInLine = [.. next.Select(one => written.Text(Sentence.Of($"{BoardOptions.Name(one.Lever)}: {one.Rationale.Problem}")))],
            FollowUp = FollowUp(analysis, written),
            Charts = pages.Charts,
            MoreCharts = pages.MoreCharts,
        };
        model = WithVoices(WithTargets(model, analysis, scorecard, written), new(analysis), themes, written);
        return WithOutlook(model, analysis, outlook, written) with
        {
            Figures = [.. written.Figures, .. scorecard.Figures, .. pages.Figures],
        };
    }

    private static BoardReportModel WithTargets(BoardReportModel model, MonthlyAnalysis analysis, BoardScorecard scorecard,
        FigureBook written)
    {
        var targets = new TargetsText(analysis, scorecard.Carded);
        return model with
        {
            Targets = [.. targets.Rows().Select(row => new TargetRow(
                written.Text(row.Name), written.Text(row.Target), written.Text(row.Chance), written.Text(row.Proposal),
                written.Text(row.Next)))],
            TargetNotes = [.. targets.Notes().Concat(RebaseText.Write(analysis, scorecard.Carded)).Select(written.Text)],
        };
    }

    private static BoardReportModel WithVoices(BoardReportModel model, SurveyText surveys, ThemesText themes,
        FigureBook written) => model with
    {
        Surveys = [.. surveys.Rows().Select(row => new SurveyRow(row.Question, written.Text(row.Answers), written.Text(row.Agree)))],
        SurveyNotes = [.. surveys.Notes().Select(written.Text)],
        ThemesLead = written.Text(themes.Lead()),
        Themes = [.. themes.Rows().Select(row => new ThemeRow(
            row.Theme, written.Text(row.Remarks), written.Text(row.Usual), row.Example))],
    };

    private static BoardReportModel WithOutlook(BoardReportModel model, MonthlyAnalysis analysis, OutlookText outlook,
        FigureBook written) =>
        model with
        {
            Outlook = [.. outlook.Write().Select(written.Text)],
            OutlookMore = [.. outlook.More().Select(written.Text)],
            Missing = analysis.Volume.Current is null
                ? [UnreadCalls.InFull(analysis)] : [.. TotalsText.Unexplained(analysis).Select(written.Text)],
        };

    private static OptionRow Row(Sentence name, Sentence implication, FigureBook written) =>
        new(written.Text(name), written.Text(implication));

    private static List<FollowUpRow> FollowUp(MonthlyAnalysis analysis, FigureBook written) =>
        [.. new FollowUpText(analysis).Write().Select(one => new FollowUpRow(DateText.MonthAndYear(one.PastRecommendation.Given.From),
            one.PastRecommendation.Action, written.Text(one.Became)))];

    private static ReasonRow Row(Statement reason, FigureBook written) => new(reason.Grade.Letter(), written.Text(reason.Sentence))
    {
        Checks = [.. reason.Checks.Select(written.Text)],
    };

    private static IEnumerable<Statement> Reasons(MonthlyAnalysis analysis, BoardScorecard scorecard)
    {
        var volume = new CallVolumeText(analysis);
        var work = new WorkloadText(analysis);
        var coincidence = new CoincidenceText(analysis);
        var service = new ServiceText(analysis);
        var cause = new CauseText(analysis);
        yield return Statement.Computed(volume.Level());
        yield return Statement.Computed(volume.OverLastYear());
        foreach (var judged in scorecard.Leading.Where(judged => judged.Badness > 0).Take(MaxStandings))
            yield return Statement.Computed(service.Standing(judged));
        var told = cause.Write() with { Checks = [.. new CauseCheckText(analysis).Write()] };
        yield return told;
        yield return cause.Where();
        foreach (var stated in analysis.Stated)
            yield return new(ReportedCauseText.Write(stated), EvidenceGrade.Reported);
        yield return Statement.Computed(work.Load());
        // Where the model gives causes, averages and coincidences are left out.
        if (told.Sentence.IsEmpty)
        {
            yield return Statement.Computed(work.Capacity());
            yield return Statement.Associated(coincidence.HalfHours());
        }

        if (analysis.Causes?.Shortfall?.Verdict == CauseVerdict.Explained)
            yield break;
        yield return Statement.Associated(coincidence.Staff());
    }

    private static RecommendationRow Row(Recommendation one, Figure number, MonthlyData data, FigureBook written) => new()
    {
        Number = written.Text(Sentence.Of($"{number}")),
        Kind = BoardOptions.Name(one.Lever),
        Grade = one.Grade.Letter(),
        Action = written.Text(one.Action),
        Problem = written.Text(one.Rationale.Problem),
        Customers = written.Text(one.Rationale.Customers),
        Quality = written.Text(one.Rationale.Quality),
        Technology = written.Text(one.Rationale.Technology),
        Owner = one.Owner,
        Due = DateText.Day(one.Due, data.Period),
        Review = DateText.MonthAndYear(one.Due),
        Measure = written.Text(one.Measure),
        Expected = written.Text(Sentence.Of($"{one.Expected.Full}.").Begun),
        Resources = written.Text(one.Resources),
        Case = written.Text(one.Case.Write(data)),
        Instead = [.. one.Instead.Select(other => written.Text(Sentence.Of($"{other.Action}: {other.Follows}.")))],
        Duty = written.Text(one.Duty),
        PastRecommendation = new(data.Period, one.Rule, one.Action.Text, one.Owner, one.Due,
            one.Kpi) { Prediction = one.Expected.Prediction },
    };
}
