using System.Runtime.CompilerServices;
using IWReports.Core.Facts;
using Npgsql;

namespace IWReports.Worker.Measurement.Facts;

/// <summary>Survey answers given on some days.</summary>
internal static class SurveyAnswers
{
    public static async IAsyncEnumerable<IFact> ReadAsync(NpgsqlConnection connection, DateOnly[] days, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand("select answer_id, answered_on, question, score, team from survey_answer where answered_on = any($1)", connection);
        command.Parameters.AddWithValue(days);
        await using var row = await command.ExecuteReaderAsync(cancellationToken);
        while (await row.ReadAsync(cancellationToken))
            yield return new SurveyAnswer(row.GetString(0), row.GetFieldValue<DateOnly>(1), row.GetString(2), row.Value<short>(3), row.Text(4));
    }
}
