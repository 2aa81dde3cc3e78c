using System.Runtime.CompilerServices;
using IWReports.Core.Facts;
using IWReports.Core.Language;
using IWReports.Worker.Database;
using Npgsql;

namespace IWReports.Worker.Measurement.Facts;

/// <summary>What each respondent of some days said, and what was done about it.</summary>
internal static class Feedbacks
{
    private const string Sql = """
        with answering as (select distinct source_id from survey_answer where coalesce(replied_on, acted_on) is not null)
        select answered_on, survey, min(team), bool_or(comment is not null),
            bool_or(anonymous), min(replied_on), min(acted_on), source_id in (select source_id from answering), bool_or(suggestion),
                bool_or(compliment), array_agg(score::integer) filter (where score is not null)
        from survey_answer where answered_on = any($1)
        group by source_id, answer_id, survey, answered_on
        """;

    public static async IAsyncEnumerable<IFact> ReadAsync(NpgsqlConnection connection, DateOnly[] days,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(Sql, connection);
        command.Parameters.AddWithValue(days);
        await using var row = await command.ExecuteReaderAsync(cancellationToken);
        while (await row.ReadAsync(cancellationToken))
        {
            var survey = EnumWords.Parse<Survey>(row.GetString(1));
            yield return new Feedback(row.GetFieldValue<DateOnly>(0), survey)
            {
                Team = row.Text(2),
                WantsAnswer = row.GetBoolean(3) || (!row.IsDBNull(10)
                    && row.GetFieldValue<int[]>(10).Any(score => SurveyBands.Of(survey, score) is SurveyBand.Low)),
                Anonymous = row.GetBoolean(4),
                RepliedOn = row.Value<DateOnly>(5),
                ActedOn = row.Value<DateOnly>(6),
                AnswersRecorded = row.GetBoolean(7),
                Suggestion = row.Value<bool>(8),
                Compliment = row.Value<bool>(9),
            };
        }
    }
}
