using IWReports.Core.Facts;
using IWReports.Core.Language;
using IWReports.Worker.Company;
using IWReports.Worker.Database;
using Npgsql;

namespace IWReports.Worker.Measurement.Facts;

/// <summary>Survey answers given on some days, and what callers rated their calls.</summary>
internal static class SurveyAnswers
{
    private const string Sql = """
        select answer_id, answered_on, question, score, team, survey, department, null as queue, null as officer
        from survey_answer where survey <> 'rater' and answered_on = any($1)
        union all
        select call_id, day, 'Rating of the call', rating, null, 'csat', null, queue, officer from queue_entry where rating is not null
            and day = any($1)
        """;

    public static IAsyncEnumerable<IFact> ReadAsync(NpgsqlConnection connection, DateOnly[] days, CompanyOptions company) =>
        connection.StreamAsync<Row>(Sql, days).Select(row => new SurveyAnswer(row.AnswerId, row.AnsweredOn, row.Question, row.Score,
            row.Team ?? (row.Queue is { } queue ? company.TeamOf(queue) : null))
        {
            Survey = EnumWords.Parse<Survey>(row.Survey),
            Department = row.Department,
            Queue = row.Queue,
            Officer = row.Officer,
        });

    private sealed record Row
    {
        public required string AnswerId { get; init; }
        public required DateOnly AnsweredOn { get; init; }
        public required string Question { get; init; }
        public int? Score { get; init; }
        public string? Team { get; init; }
        public required string Survey { get; init; }
        public string? Department { get; init; }
        public string? Queue { get; init; }
        public string? Officer { get; init; }
    }
}
