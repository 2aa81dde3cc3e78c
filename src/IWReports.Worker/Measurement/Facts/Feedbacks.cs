using System.Runtime.CompilerServices;
using IWReports.Core.Facts;
using IWReports.Core.Language;
using IWReports.Worker.Database;
using Npgsql;

namespace IWReports.Worker.Measurement.Facts;

/// <summary>What each respondent of some days said, and what was done about it.</summary>
internal static class Feedbacks
{
    // A low answer: 1 or 2 of 5, 0 to 6 of 10.
    private const string Sql = """
        with answering as (select distinct source_id from survey_answer where coalesce(replied_on, acted_on) is not null)
        select answered_on, survey, min(team), bool_or(comment is not null or (survey in ('csat', 'internal') and score between 1 and 2)
            or (survey = 'nps' and score <= 6)),
            bool_or(anonymous), min(replied_on), min(acted_on), source_id in (select source_id from answering), bool_or(suggestion),
                bool_or(compliment)
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
            yield return new Feedback(row.GetFieldValue<DateOnly>(0), EnumWords.Parse<Survey>(row.GetString(1)))
            {
                Team = row.Text(2),
                WantsAnswer = row.Value<bool>(3) ?? false,
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
