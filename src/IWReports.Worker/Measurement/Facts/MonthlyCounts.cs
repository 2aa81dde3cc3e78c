using IWReports.Core.Facts;
using IWReports.Worker.Database;
using Npgsql;

namespace IWReports.Worker.Measurement.Facts;

/// <summary>Counts per month, booked to the month's first day; several sources add up.</summary>
internal static class MonthlyCounts
{
    public static IAsyncEnumerable<IFact> ReadAsync(NpgsqlConnection connection, DateOnly[] days) =>
        connection.StreamAsync<Row>("select month, calls, change_on_last_year from monthly_call_count where month = any($1)", days)
            .Select(row => row.ToCount());

    /// <summary>Of each month what is stated of it; of several sources the last one's.</summary>
    public static async Task<Dictionary<DateOnly, MonthlyCallCount>> StatedAsync(
        NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        var stated = new Dictionary<DateOnly, MonthlyCallCount>();
        foreach (var row in await connection.RowsAsync<Row>(
            "select month, calls, change_on_last_year from monthly_call_count order by month, source_id", cancellationToken))
            stated[row.Month] = row.ToCount();
        return stated;
    }

    private sealed record Row
    {
        public required DateOnly Month { get; init; }
        public required int Calls { get; init; }
        public decimal? ChangeOnLastYear { get; init; }

        public MonthlyCallCount ToCount() => new(Month, Calls, ChangeOnLastYear);
    }
}
