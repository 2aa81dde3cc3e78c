using System.Runtime.CompilerServices;
using IWReports.Core.Facts;
using IWReports.Worker.Database;
using Npgsql;

namespace IWReports.Worker.Measurement.Facts;

/// <summary>Public reviews posted on some days.</summary>
internal static class PublicReviews
{
    private const string Sql = """
        with answering as (select distinct source_id from public_review where answered_on is not null)
        select posted_on, site, stars, answered_on, source_id in (select source_id from answering) from public_review
            where posted_on = any($1)
        """;

    public static async IAsyncEnumerable<IFact> ReadAsync(NpgsqlConnection connection, DateOnly[] days,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(Sql, connection);
        command.Parameters.AddWithValue(days);
        await using var row = await command.ExecuteReaderAsync(cancellationToken);
        while (await row.ReadAsync(cancellationToken))
            yield return new PublicReview(row.GetFieldValue<DateOnly>(0), row.GetString(1), row.Value<decimal>(2),
                row.Value<DateOnly>(3)) { AnswersRecorded = row.GetBoolean(4) };
    }
}
