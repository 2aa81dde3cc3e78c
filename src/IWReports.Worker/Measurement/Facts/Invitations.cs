using System.Runtime.CompilerServices;
using IWReports.Core.Facts;
using IWReports.Core.Language;
using Npgsql;

namespace IWReports.Worker.Measurement.Facts;

/// <summary>Invitations to questionnaires sent on some days.</summary>
internal static class Invitations
{
    public static async IAsyncEnumerable<IFact> ReadAsync(NpgsqlConnection connection, DateOnly[] days,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand("select invited_on, survey, sent from invitation where invited_on = any($1)",
            connection);
        command.Parameters.AddWithValue(days);
        await using var row = await command.ExecuteReaderAsync(cancellationToken);
        while (await row.ReadAsync(cancellationToken))
            yield return new Invitation(row.GetFieldValue<DateOnly>(0), EnumWords.Parse<Survey>(row.GetString(1)),
                row.GetInt32(2));
    }
}
