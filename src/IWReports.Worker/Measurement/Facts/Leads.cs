using System.Runtime.CompilerServices;
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

    public static async IAsyncEnumerable<IFact> ReadAsync(NpgsqlConnection connection, DateOnly[] days,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(Sql, connection);
        command.Parameters.AddWithValue(days);
        await using var row = await command.ExecuteReaderAsync(cancellationToken);
        while (await row.ReadAsync(cancellationToken))
        {
            yield return new Lead(row.GetFieldValue<DateOnly>(0))
            {
                MqlOn = row.Value<DateOnly>(1),
                SqlOn = row.Value<DateOnly>(2),
                WonOn = row.Value<DateOnly>(3),
                LostOn = row.Value<DateOnly>(4),
                Channel = row.Text(5),
            };
        }
    }
}
