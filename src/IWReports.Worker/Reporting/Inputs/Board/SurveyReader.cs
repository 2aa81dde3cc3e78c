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

    /// <summary>
    /// How many answered the satisfaction survey, by the team that they were asked about; teams' names differ in no more than capitals and
    /// spaces.
    /// </summary>
    public async Task<IReadOnlyDictionary<string, int>> RespondentsByTeamAsync(ReportPeriod period, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await using var command = connection.Command(
            """
            select min(btrim(team)), count(distinct (source_id, answer_id))::int from survey_answer
             where answered_on between $1 and $2 and survey = 'csat' and team is not null
             group by lower(btrim(team))
            """, period.From, period.To);
        await using var row = await command.ExecuteReaderAsync(cancellationToken);
        var teams = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase);
        while (await row.ReadAsync(cancellationToken))
            teams[row.GetString(0)] = row.GetInt32(1);
        return teams;
    }

    private static async Task<IReadOnlyList<ScoreCount>> ScoresAsync(NpgsqlConnection connection, ReportPeriod period,
        CancellationToken cancellationToken)
    {
        await using var command = connection.Command(
            """
            select survey, question, score, count(*)::int from survey_answer
             where answered_on between $1 and $2 and score is not null and survey in ('csat', 'nps')
             group by survey, question, score order by survey, question, score
            """, period.From, period.To);
        await using var row = await command.ExecuteReaderAsync(cancellationToken);
        var scores = new List<ScoreCount>();
        while (await row.ReadAsync(cancellationToken))
            scores.Add(new(Known(row.GetString(0)), row.GetString(1), row.GetInt16(2), row.GetInt32(3)));
        return scores;
    }

    private static async Task<IReadOnlyList<RaterRespondent>> RaterAsync(NpgsqlConnection connection, ReportPeriod period,
        CancellationToken cancellationToken)
    {
        await using var command = connection.Command(
            """
            select source_id, answer_id, dimension, expectation, score from survey_answer
             where answered_on between $1 and $2 and survey = 'rater' and dimension is not null
             order by source_id, answer_id, dimension, question
            """, period.From, period.To);
        await using var row = await command.ExecuteReaderAsync(cancellationToken);
        var items = new List<((short, string) Who, string Dimension, RaterItem Item)>();
        while (await row.ReadAsync(cancellationToken))
            items.Add(((row.GetInt16(0), row.GetString(1)), row.GetString(2), new(row.Value<short>(3), row.Value<short>(4))));
        return [.. items.GroupBy(item => item.Who)
            .Select(who => new RaterRespondent(who.GroupBy(item => item.Dimension)
            .ToDictionary(dimension => dimension.Key, dimension => (IReadOnlyList<RaterItem>)[.. dimension.Select(item => item.Item)])))];
    }

    private static async Task<IReadOnlyList<SurveyReturn>> ReturnsAsync(NpgsqlConnection connection, ReportPeriod period,
        CancellationToken cancellationToken)
    {
        await using var command = connection.Command(
            """
            select answered.survey, answered.respondents, invited.sent
              from (select survey, count(distinct (source_id, answer_id))::int as respondents from survey_answer
                  where answered_on between $1 and $2 group by survey) answered
                   left join (select survey, sum(sent)::int as sent from invitation where invited_on between $1 and $2
                       group by survey) invited using (survey)
             order by answered.survey
            """, period.From, period.To);
        await using var row = await command.ExecuteReaderAsync(cancellationToken);
        var returns = new List<SurveyReturn>();
        while (await row.ReadAsync(cancellationToken))
            returns.Add(new(Known(row.GetString(0)), row.GetInt32(1), row.Value<int>(2)));
        return returns;
    }

    private static Survey Known(string survey) => EnumWords.Parse<Survey>(survey);
}
