using IWReports.Core.Facts;
using IWReports.Worker.Database;
using Npgsql;

namespace IWReports.Worker.Measurement.Facts;

/// <summary>Leads that became known, were qualified or won on some days.</summary>
internal static class Leads
{
    private const string Sql = """
        select created_on, mql_on, sql_on, won_on, lost_on, channel from lead
        where created_on = any($1) or mql_on = any($1) or sql_on = any($1) or won_on = any($1)
        """;

    public static IAsyncEnumerable<IFact> ReadAsync(NpgsqlConnection connection, DateOnly[] days) =>
        connection.StreamAsync<Row>(Sql, days).Select(row => new Lead(row.CreatedOn)
        {
            MqlOn = row.MqlOn,
            SqlOn = row.SqlOn,
            WonOn = row.WonOn,
            LostOn = row.LostOn,
            Channel = row.Channel,
        });

    private sealed record Row
    {
        public required DateOnly CreatedOn { get; init; }
        public DateOnly? MqlOn { get; init; }
        public DateOnly? SqlOn { get; init; }
        public DateOnly? WonOn { get; init; }
        public DateOnly? LostOn { get; init; }
        public string? Channel { get; init; }
    }
}
