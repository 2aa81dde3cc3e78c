using IWReports.Core.Facts;
using IWReports.Worker.Database;
using Npgsql;

namespace IWReports.Worker.Measurement.Facts;

/// <summary>Quality reviews of some days, item by item and as a whole.</summary>
internal static class QualityReviews
{
    private const string ItemsSql =
        "select reviewed_on, item, weight, passed, courtesy, officer, team from quality_item where";

    private const string ReviewsSql = """
        select min(reviewed_on) as reviewed_on, count(*) filter (where critical and passed <> 'na')::integer as critical_items,
            count(*) filter (where critical and passed = 'no')::integer as critical_errors, min(officer) as officer, min(team) as team
        from quality_item where reviewed_on = any($1) group by source_id, review_id
        """;

    public static IAsyncEnumerable<IFact> ReadAsync(NpgsqlConnection connection, DateOnly[] days) =>
        ItemsAsync(connection, "reviewed_on = any($1)", days).Concat<IFact>(connection.StreamAsync<ReviewRow>(ReviewsSql, days)
            .Select(row => new QualityReview(row.ReviewedOn, row.CriticalItems, row.CriticalErrors)
            {
                Officer = row.Officer,
                Team = row.Team,
            }));

    /// <summary>The items of which a condition holds.</summary>
    public static IAsyncEnumerable<QualityItem> ItemsAsync(NpgsqlConnection connection, string condition, params object[] values) =>
        connection.StreamAsync<ItemRow>($"{ItemsSql} {condition}", values)
            .Select(row => new QualityItem(row.ReviewedOn, row.Item, row.Weight, row.IsPassed)
            {
                Courtesy = row.Courtesy,
                Officer = row.Officer,
                Team = row.Team,
            });

    private sealed record ItemRow
    {
        public required DateOnly ReviewedOn { get; init; }
        public required string Item { get; init; }
        public required decimal Weight { get; init; }
        public required string Passed { get; init; }
        public required bool Courtesy { get; init; }
        public string? Officer { get; init; }
        public string? Team { get; init; }

        /// <summary>Null where the item did not apply.</summary>
        public bool? IsPassed => Passed switch { "yes" => true, "no" => false, _ => null };
    }

    private sealed record ReviewRow
    {
        public required DateOnly ReviewedOn { get; init; }
        public required int CriticalItems { get; init; }
        public required int CriticalErrors { get; init; }
        public string? Officer { get; init; }
        public string? Team { get; init; }
    }
}
