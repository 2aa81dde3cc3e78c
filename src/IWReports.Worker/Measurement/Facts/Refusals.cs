using System.Runtime.CompilerServices;
using IWReports.Core.Calendar;
using IWReports.Core.Facts;
using IWReports.Worker.Database;
using Npgsql;

namespace IWReports.Worker.Measurement.Facts;

/// <summary>Callers refused at the door by half-hour, and days whose call records show none. A call that a queue's own source knows, of whichever it came first, is not refused.</summary>
internal static class Refusals
{
    private const string Sql = """
        select day, half_hour, count(*)::int from refused_call r
        where day = any($1) and not exists (select from source s join queue_entry q on q.source_id = s.id where q.call_id = any(r.uniqueids))
        group by day, half_hour
        union all
        select distinct started_on, null::smallint, 0 from cdr_leg where started_on = any($1)
        """;

    public static async IAsyncEnumerable<IFact> ReadAsync(NpgsqlConnection connection, DateOnly[] days, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(Sql, connection);
        command.Parameters.AddWithValue(days);
        await using var row = await command.ExecuteReaderAsync(cancellationToken);
        while (await row.ReadAsync(cancellationToken))
            yield return new RefusedCalls(row.GetFieldValue<DateOnly>(0), row.Value<short>(1) is { } slot ? new HalfHour(slot) : null, row.GetInt32(2));
    }
}
