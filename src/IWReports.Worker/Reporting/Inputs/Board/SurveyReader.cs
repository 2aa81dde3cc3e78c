using IWReports.Core.Analysis.Surveys;
using IWReports.Core.Calendar;
using IWReports.Core.Facts;
using IWReports.Core.Language;
using IWReports.Worker.Database;
using Npgsql;

namespace IWReports.Worker.Reporting.Inputs.Board;

/// <summary>A month's answers to surveys: counted by question and score, and of expected against received one by one.</summary>
internal sealed class SurveyReader(NpgsqlDataSource database)
{
    public async Task<SurveyMonth> ReadAsync(ReportPeriod period, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        return new(await ScoresAsync(connection, period, cancellationToken), await RaterAsync(connection, period, cancellationToken),
            await ReturnsAsync(connection, period, cancellationToken));
    }

    /// <summary>How many answered the satisfaction survey, by the team that they were asked about.</summary>
    public async Task<IReadOnlyDictionary<string, int>> RespondentsByTeamAsync(ReportPeriod period, CancellationToken cancellationToken)
    {
        var teams = await database.RowsAsync<TeamRow>(
            $"""
            select min(btrim(team)) as team, count(distinct (source_id, answer_id))::int as respondents from survey_answer
             where answered_on between $1 and $2 and survey = 'csat' and team is not null
             group by {TeamMatch.KeySql("team")}
            """, cancellationToken, period.From, period.To);
        var respondents = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase);
        foreach (var row in teams)
            respondents[row.Team] = row.Respondents;
        return respondents;
    }

    private static async Task<IReadOnlyList<ScoreCount>> ScoresAsync(NpgsqlConnection connection, ReportPeriod period,
        CancellationToken cancellationToken)
    {
        var scores = await connection.RowsAsync<ScoreRow>(
            """
            select survey, question, score, count(*)::int as answers from survey_answer
             where answered_on between $1 and $2 and score is not null and survey in ('csat', 'nps')
             group by survey, question, score order by survey, question, score
            """, cancellationToken, period.From, period.To);
        return scores.ConvertAll(row => new ScoreCount(EnumWords.Parse<Survey>(row.Survey), row.Question, row.Score, row.Answers));
    }

    private static async Task<IReadOnlyList<RaterRespondent>> RaterAsync(NpgsqlConnection connection, ReportPeriod period,
        CancellationToken cancellationToken)
    {
        var items = await connection.RowsAsync<RaterRow>(
            """
            select source_id, answer_id, dimension, expectation, score from survey_answer
             where answered_on between $1 and $2 and survey = 'rater' and dimension is not null
             order by source_id, answer_id, dimension, question
            """, cancellationToken, period.From, period.To);
        return [.. items.GroupBy(row => (row.SourceId, row.AnswerId))
            .Select(who => new RaterRespondent(who.GroupBy(row => row.Dimension).ToDictionary(
                dimension => dimension.Key,
                dimension => (IReadOnlyList<RaterItem>)[.. dimension.Select(row => new RaterItem(row.Expectation, row.Score))])))];
    }

    private static async Task<IReadOnlyList<SurveyReturn>> ReturnsAsync(NpgsqlConnection connection, ReportPeriod period,
        CancellationToken cancellationToken)
    {
        var returns = await connection.RowsAsync<ReturnRow>(
            """
            select answered.survey, answered.respondents, invited.sent
              from (select survey, count(distinct (source_id, answer_id))::int as respondents from survey_answer
                  where answered_on between $1 and $2 group by survey) answered
                   left join (select survey, sum(sent)::int as sent from invitation where invited_on between $1 and $2
                       group by survey) invited using (survey)
             order by answered.survey
            """, cancellationToken, period.From, period.To);
        return returns.ConvertAll(row => new SurveyReturn(EnumWords.Parse<Survey>(row.Survey), row.Respondents, row.Sent));
    }

    private sealed record TeamRow
    {
        public required string Team { get; init; }
        public required int Respondents { get; init; }
    }

    private sealed record ScoreRow
    {
        public required string Survey { get; init; }
        public required string Question { get; init; }
        public required int Score { get; init; }
        public required int Answers { get; init; }
    }

    private sealed record RaterRow
    {
        public required short SourceId { get; init; }
        public required string AnswerId { get; init; }
        public required string Dimension { get; init; }
        public int? Expectation { get; init; }
        public int? Score { get; init; }
    }

    private sealed record ReturnRow
    {
        public required string Survey { get; init; }
        public required int Respondents { get; init; }
        public int? Sent { get; init; }
    }
}
