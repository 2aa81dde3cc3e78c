using IWReports.Core.Facts;
using IWReports.Core.Language;
using IWReports.Worker.Database;
using Npgsql;

namespace IWReports.Worker.Measurement.Facts;

/// <summary>Invitations to questionnaires sent on some days.</summary>
internal static class Invitations
{
    public static IAsyncEnumerable<IFact> ReadAsync(NpgsqlConnection connection, DateOnly[] days) =>
        connection.StreamAsync<Row>("select invited_on, survey, sent from invitation where invited_on = any($1)", days)
            .Select(row => new Invitation(row.InvitedOn, EnumWords.Parse<Survey>(row.Survey), row.Sent));

    private sealed record Row
    {
        public required DateOnly InvitedOn { get; init; }
        public required string Survey { get; init; }
        public required int Sent { get; init; }
    }
}
