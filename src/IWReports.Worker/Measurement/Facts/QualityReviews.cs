using System.Runtime.CompilerServices;
using IWReports.Core.Facts;
using IWReports.Worker.Database;
using Npgsql;

namespace IWReports.Worker.Measurement.Facts;

/// <summary>Quality reviews of some days, item by item and as a whole.</summary>
internal static class QualityReviews
{
    private const string ItemsSql =
        "select reviewed_on, item, weight, passed, courtesy, officer, team from quality_item where reviewed_on = any($1)";

    private const string ReviewsSql = """
        select min(reviewed_on), count(*) filter (where critical and passed <> 'na')::integer, count(*) filter (where critical
            and passed = 'no')::integer, min(officer), min(team)
        from quality_item where reviewed_on = any($1) group by source_id, review_id
        """;

    public static async IAsyncEnumerable<IFact> ReadAsync(NpgsqlConnection connection, DateOnly[] days,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using (var items = new NpgsqlCommand(ItemsSql, connection) { Parameters = { new() { Value = days } } })
        {
            await using var row = await items.ExecuteReaderAsync(cancellationToken);
            while (await row.ReadAsync(cancellationToken))
            {
                yield return new QualityItem(row.GetFieldValue<DateOnly>(0), row.GetString(1), row.GetDecimal(2),
                    row.GetString(3) switch { "yes" => true, "no" => false, _ => null })
                {
                    Courtesy = row.GetBoolean(4),
                    Officer = row.Text(5),
                    Team = row.Text(6),
                };
            }
        }

        await using var reviews = new NpgsqlCommand(ReviewsSql, connection) { Parameters = { new() { Value = days } } };
        await using var review = await reviews.ExecuteReaderAsync(cancellationToken);
        while (await review.ReadAsync(cancellationToken))
            yield return new QualityReview(review.GetFieldValue<DateOnly>(0), review.GetInt32(1),
                review.GetInt32(2)) { Officer = review.Text(3), Team = review.Text(4) };
    }
}
