using System.Runtime.CompilerServices;
using IWReports.Core.Facts;
using IWReports.Worker.Database;
using Npgsql;

namespace IWReports.Worker.Measurement.Facts;

/// <summary>Counts per month, booked to the month's first day; several sources add up.</summary>
internal static class MonthlyCounts
{
    public static async IAsyncEnumerable<IFact> ReadAsync(NpgsqlConnection connection, DateOnly[] days,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(
            "select month, calls, change_on_last_year from monthly_call_count where month = any($1)", connection);
        command.Parameters.AddWithValue(days);
        await using var row = await command.ExecuteReaderAsync(cancellationToken);
        while (await row.ReadAsync(cancellationToken))
            yield return new MonthlyCallCount(row.GetFieldValue<DateOnly>(0), row.GetInt32(1), row.Value<decimal>(2));
    }
}
