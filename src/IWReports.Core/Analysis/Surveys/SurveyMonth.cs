using IWReports.Core.Facts;
using IWReports.Core.Statistics;

namespace IWReports.Core.Analysis.Surveys;

/// <summary>How often a question of a survey was given one score.</summary>
public sealed record ScoreCount(Survey Survey, string Question, int Score, int Count);

/// <summary>How many customers answered a survey in a period, and how many were asked; null where invitations are not kept.</summary>
public sealed record SurveyReturn(Survey Survey, int Respondents, int? Invited);

/// <summary>What customers answered in a month, and how many were asked.</summary>
public sealed record SurveyMonth(IReadOnlyList<ScoreCount> Scores, IReadOnlyList<RaterRespondent> Rater,
    IReadOnlyList<SurveyReturn> Returns)
{
    /// <summary>No survey was answered.</summary>
    public static readonly SurveyMonth None = new([], [], []);

    /// <summary>
    /// Callers who got through, and of them those who answered the satisfaction survey, by team; empty where it is not broken down by team.
    /// </summary>
    public IReadOnlyList<AskedGroup> Asked { get; init; } = [];

    /// <summary>Satisfaction by question, in the questions' order of the alphabet.</summary>
    public IEnumerable<(string Question, TopBox Answers)> Satisfaction => Scores.Where(score => score.Survey == Survey.Csat)
        .GroupBy(score => score.Question, StringComparer.Ordinal).OrderBy(question => question.Key, StringComparer.Ordinal)
        .Select(question => (question.Key, TopBox.Of(question.SelectMany(score => Enumerable.Repeat((int?)score.Score, score.Count)))));

    /// <summary>Who would recommend the company (9 and 10), who might, and who would not (0 to 6).</summary>
    public (int Promoters, int Passives, int Detractors) Recommending =>
        (Recommend(SurveyBand.Good), Recommend(SurveyBand.Between), Recommend(SurveyBand.Low));

    private int Recommend(SurveyBand band) => Scores
        .Where(score => score.Survey == Survey.Nps && SurveyBands.Of(score.Survey, score.Score) == band).Sum(score => score.Count);
}
