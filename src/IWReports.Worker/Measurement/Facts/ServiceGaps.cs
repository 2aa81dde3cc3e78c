using System.Runtime.CompilerServices;
using IWReports.Core.Facts;
using IWReports.Worker.Database;
using Npgsql;

namespace IWReports.Worker.Measurement.Facts;

/// <summary>Gaps between what was expected and received, from RATER questionnaires of some days.</summary>
internal static class ServiceGaps
{
    private const string Sql = "select source_id || ' ' || answer_id, answered_on, dimension, expectation, score from survey_answer "
        + "where survey = 'rater' and dimension is not null and answered_on = any($1)";

    public static async IAsyncEnumerable<IFact> ReadAsync(NpgsqlConnection connection, DateOnly[] days,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(Sql, connection);
        command.Parameters.AddWithValue(days);
        var items = new List<RatedItem>();
        await using var row = await command.ExecuteReaderAsync(cancellationToken);
        while (await row.ReadAsync(cancellationToken))
            items.Add(new(row.GetString(0), row.GetFieldValue<DateOnly>(1), row.GetString(2), row.Value<short>(3), row.Value<short>(4)));
        foreach (var gap in ServiceGap.Of(items))
            yield return gap;
    }
}
