using System.Runtime.CompilerServices;
using IWReports.Core.Facts;
using Npgsql;

namespace IWReports.Worker.Measurement.Facts;

/// <summary>Sales goals of months that begin on some days: the company's own, else the sum of its teams'.</summary>
internal static class SalesGoals
{
    private const string Sql = "select month, coalesce(sum(amount) filter (where team = ''), sum(amount)) from sales_goal where month = "
        + "any($1) group by source_id, month";

    public static async IAsyncEnumerable<IFact> ReadAsync(NpgsqlConnection connection, DateOnly[] days,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(Sql, connection);
        command.Parameters.AddWithValue(days);
        await using var row = await command.ExecuteReaderAsync(cancellationToken);
        while (await row.ReadAsync(cancellationToken))
            yield return new SalesGoal(row.GetFieldValue<DateOnly>(0), row.GetDecimal(1));
    }
}
