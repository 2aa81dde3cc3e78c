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
        select answered_on, survey, min(team) as team,
            bool_or(comment is not null or (survey in ('csat', 'internal') and score between 1 and 2)
                or (survey = 'nps' and score <= 6)) as wants_answer,
            bool_or(anonymous) as anonymous, min(replied_on) as replied_on, min(acted_on) as acted_on,
            source_id in (select source_id from answering) as answers_recorded, bool_or(suggestion) as suggestion,
            bool_or(compliment) as compliment
        from survey_answer where answered_on = any($1)
        group by source_id, answer_id, survey, answered_on
        """;

    public static IAsyncEnumerable<IFact> ReadAsync(NpgsqlConnection connection, DateOnly[] days) =>
        connection.StreamAsync<Row>(Sql, days).Select(row => new Feedback(row.AnsweredOn, EnumWords.Parse<Survey>(row.Survey))
        {
            Team = row.Team,
            WantsAnswer = row.WantsAnswer ?? false,
            Anonymous = row.Anonymous,
            RepliedOn = row.RepliedOn,
            ActedOn = row.ActedOn,
            AnswersRecorded = row.AnswersRecorded,
            Suggestion = row.Suggestion,
            Compliment = row.Compliment,
        });

    private sealed record Row
    {
        public required DateOnly AnsweredOn { get; init; }
        public required string Survey { get; init; }
        public string? Team { get; init; }
        public bool? WantsAnswer { get; init; }
        public required bool Anonymous { get; init; }
        public DateOnly? RepliedOn { get; init; }
        public DateOnly? ActedOn { get; init; }
        public required bool AnswersRecorded { get; init; }
        public bool? Suggestion { get; init; }
        public bool? Compliment { get; init; }
    }
}
