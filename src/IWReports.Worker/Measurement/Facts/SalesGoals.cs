using IWReports.Core.Facts;
using IWReports.Worker.Database;
using Npgsql;

namespace IWReports.Worker.Measurement.Facts;

/// <summary>Sales goals of months that begin on some days: the company's own, else the sum of its teams'.</summary>
internal static class SalesGoals
{
    private const string Sql = """
        select month, coalesce(sum(amount) filter (where team = ''), sum(amount)) as amount from sales_goal where month = any($1)
        group by source_id, month
        """;

    public static IAsyncEnumerable<IFact> ReadAsync(NpgsqlConnection connection, DateOnly[] days) =>
        connection.StreamAsync<Row>(Sql, days).Select(row => new SalesGoal(row.Month, row.Amount));

    private sealed record Row
    {
        public required DateOnly Month { get; init; }
        public required decimal Amount { get; init; }
    }
}
