using System.Runtime.CompilerServices;
using IWReports.Core.Facts;
using IWReports.Worker.Database;
using Npgsql;

namespace IWReports.Worker.Measurement.Facts;

/// <summary>Survey answers given on some days.</summary>
internal static class SurveyAnswers
{
    private const string Sql = "select answer_id, answered_on, question, score, team, survey, department from survey_answer where survey <> 'rater' and answered_on = any($1)";

    public static async IAsyncEnumerable<IFact> ReadAsync(NpgsqlConnection connection, DateOnly[] days, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(Sql, connection);
        command.Parameters.AddWithValue(days);
        await using var row = await command.ExecuteReaderAsync(cancellationToken);
        while (await row.ReadAsync(cancellationToken))
        {
            yield return new SurveyAnswer(row.GetString(0), row.GetFieldValue<DateOnly>(1), row.GetString(2), row.Value<short>(3), row.Text(4))
            {
                Survey = Enum.Parse<Survey>(row.GetString(5), ignoreCase: true),
                Department = row.Text(6),
            };
        }
    }
}
