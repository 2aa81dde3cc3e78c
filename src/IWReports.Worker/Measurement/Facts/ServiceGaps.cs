using System.Runtime.CompilerServices;
using IWReports.Core.Facts;
using IWReports.Worker.Database;
using Npgsql;

namespace IWReports.Worker.Measurement.Facts;

/// <summary>Gaps between what was expected and received, from RATER questionnaires of some days.</summary>
internal static class ServiceGaps
{
    private const string Sql = """
        select source_id || ' ' || answer_id as respondent, answered_on as day, dimension, expectation as expected, score as received
        from survey_answer where survey = 'rater' and dimension is not null and answered_on = any($1)
        """;

    public static async IAsyncEnumerable<IFact> ReadAsync(NpgsqlConnection connection, DateOnly[] days,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (var gap in ServiceGap.Of(await connection.RowsAsync<RatedItem>(Sql, cancellationToken, days)))
            yield return gap;
    }
}
