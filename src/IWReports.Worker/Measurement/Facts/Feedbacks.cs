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
        select answered_on, survey, min(team) as team,
            bool_or(comment is not null) as commented,
            bool_or(anonymous) as anonymous, min(replied_on) as replied_on, min(acted_on) as acted_on,
            source_id in (select source_id from answering) as answers_recorded, bool_or(suggestion) as suggestion,
            bool_or(compliment) as compliment, array_agg(score::integer) filter (where score is not null) as scores
        from survey_answer where answered_on = any($1)
        group by source_id, answer_id, survey, answered_on
        """;

    public static IAsyncEnumerable<IFact> ReadAsync(NpgsqlConnection connection, DateOnly[] days) =>
        connection.StreamAsync<Row>(Sql, days).Select(row => new Feedback(row.AnsweredOn, EnumWords.Parse<Survey>(row.Survey))
        {
            Team = row.Team,
            WantsAnswer = row.Commented
                || row.Scores.Any(score => SurveyBands.Of(EnumWords.Parse<Survey>(row.Survey), score) is SurveyBand.Low),
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
        public required bool Commented { get; init; }
        public int[] Scores { get; init; } = [];
        public required bool Anonymous { get; init; }
        public DateOnly? RepliedOn { get; init; }
        public DateOnly? ActedOn { get; init; }
        public required bool AnswersRecorded { get; init; }
        public bool? Suggestion { get; init; }
        public bool? Compliment { get; init; }
    }
}
