using IWReports.Core.Analysis;
using IWReports.Core.Analysis.Themes;
using IWReports.Core.Language;
using IWReports.Core.Reports.Charts;
using IWReports.Core.Statistics;

namespace IWReports.Core.Reports.Board;

/// <summary>What customers say: their answers as bars to both sides of the middle, and their themes by how often they came up.</summary>
internal sealed class BoardCustomers(MonthlyAnalysis analysis, ThemesText themes)
{
    public const string AnswersId = "answers", ThemesId = "themes";

    private const int MaxQuotes = 3;

    public (DivergingChart Chart, IReadOnlyList<Figure> Figures)? Answers()
    {
        var shown = analysis.Data.Surveys.Satisfaction.Where(one => one.Answers.MayBeShown).OrderBy(one => one.Answers.Share).ToList();
        if (shown.Count == 0)
            return null;
        var (question, worst) = shown[0];
        var title = Sentence.Of($"{Share(worst.Share!.Value)} agree: “{question.TrimEnd('.')}”");
        var source = Source(shown.Max(one => one.Answers.N));
        var words = Alternative(shown);
        return (new(AnswersId, title.Text, words.Text, [.. shown.Select(Row)]) { Source = source.Text },
            [.. title.Figures, .. source.Figures, .. words.Figures]);

        static DivergingRow Row((string Question, TopBox Answers) one) => new(
            one.Question, one.Answers.Distribution, one.Answers.Interval!.Value.Low, one.Answers.Interval.Value.High);
    }

    public (ParetoChart Chart, IReadOnlyList<Figure> Figures)? Themes()
    {
        var rows = themes.Counted;
        if (rows.Count == 0)
            return null;
        var all = themes.Mentions;
        var title = rows[0].Theme == ThemeCount.Other ? Sentence.Of($"None of {Count(all)} mentions fits a theme")
            : Sentence.Of($"{rows[0].Theme} came up most: {Count(rows[0].Remarks)} of {Count(all)} mentions").Begun;
        List<ParetoRow> shown = [.. rows.Select(row => new ParetoRow(row.Theme, row.Remarks, row.Usual))];
        const string source = "Complaints, survey remarks and reviews; tick: usual in a month.";
        return (new(ThemesId, title.Text, $"{title.Text}.", "mentions", shown) { Source = source }, title.Figures);
    }

    public Sentence Say() => themes.Short();

    /// <summary>One remark each of the themes that came up most.</summary>
    public IEnumerable<Quote> Quotes() =>
        themes.Rows().Where(row => row.Example.Length > 0).Take(MaxQuotes).Select(row => new Quote(row.Theme, row.Example));

    private Sentence Source(int n)
    {
        var csat = analysis.Data.Surveys.Returns.FirstOrDefault(one => one.Survey == Facts.Survey.Csat);
        return csat?.Invited is > 0 and { } invited && csat.Respondents <= invited
            ? Sentence.Of($"{Count(csat.Respondents)} of {Count(invited)} questionnaires came back; ranges are 95 %.")
            : Sentence.Of($"{Count(n)} questionnaires; ranges are 95 %.");
    }

    private Sentence Alternative(List<(string Question, TopBox Answers)> shown) => shown
        .Select(one => Sentence.Of($"{one.Question}: {Share(one.Answers.Share!.Value)} of {Count(one.Answers.N)} agree."))
        .Aggregate((all, one) => Sentence.Of($"{all} {one}"));

    private Figure Share(double value) => Figure.Share((decimal)value, analysis.Period);

    private Figure Count(int value) => Figure.Count(value, analysis.Period);
}
