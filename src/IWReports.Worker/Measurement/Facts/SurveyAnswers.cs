using System.Runtime.CompilerServices;
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
        select answer_id, answered_on, question, score, team, survey, department, null, null from survey_answer where survey <> 'rater'
            and answered_on = any($1)
        union all
        select call_id, day, 'Rating of the call', rating, null, 'csat', null, queue, officer from queue_entry where rating is not null
            and day = any($1)
        """;

    public static async IAsyncEnumerable<IFact> ReadAsync(NpgsqlConnection connection, DateOnly[] days, CompanyOptions company,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(Sql, connection);
        command.Parameters.AddWithValue(days);
        await using var row = await command.ExecuteReaderAsync(cancellationToken);
        while (await row.ReadAsync(cancellationToken))
        {
            yield return new SurveyAnswer(row.GetString(0), row.GetFieldValue<DateOnly>(1), row.GetString(2), row.Value<short>(3),
                row.Text(4) ?? (row.Text(7) is { } queue ? company.TeamOf(queue) : null))
            {
                Survey = EnumWords.Parse<Survey>(row.GetString(5)),
                Department = row.Text(6),
                Queue = row.Text(7),
                Officer = row.Text(8),
            };
        }
    }
}
