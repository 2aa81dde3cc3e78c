using System.Runtime.CompilerServices;
using IWReports.Core.Facts;
using Npgsql;

namespace IWReports.Worker.Measurement.Facts;

/// <summary>Complaints received on some days.</summary>
internal static class Complaints
{
    private const string Sql = """
        select complaint_id, received_on, customer_id, order_id, topic, team, resolved_on, deadline, legal_threat, injury
        from complaint where received_on = any($1)
        """;

    public static async IAsyncEnumerable<IFact> ReadAsync(NpgsqlConnection connection, DateOnly[] days, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(Sql, connection);
        command.Parameters.AddWithValue(days);
        await using var row = await command.ExecuteReaderAsync(cancellationToken);
        while (await row.ReadAsync(cancellationToken))
        {
            yield return new Complaint
            {
                ComplaintId = row.GetString(0),
                Day = row.GetFieldValue<DateOnly>(1),
                Customer = row.Text(2),
                OrderId = row.Text(3),
                Topic = row.Text(4),
                Team = row.Text(5),
                ResolvedOn = row.Value<DateOnly>(6),
                Deadline = row.Value<DateOnly>(7),
                LegalThreat = row.GetBoolean(8),
                Injury = row.GetBoolean(9),
            };
        }
    }
}
