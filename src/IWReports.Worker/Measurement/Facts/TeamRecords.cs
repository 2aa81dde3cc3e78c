using System.Runtime.CompilerServices;
using IWReports.Core.Facts;
using IWReports.Worker.Database;
using Npgsql;

namespace IWReports.Worker.Measurement.Facts;

/// <summary>What the team's books say of some days: training, briefings, changes of records.</summary>
internal static class TeamRecords
{
    public static async IAsyncEnumerable<IFact> ReadAsync(NpgsqlConnection connection, DateOnly[] days,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using (var training = Command(connection, "select session_id, planned_on, held_on, topic, team, invited, attended, "
            + "missed_by from training_session where planned_on = any($1)", days))
        await using (var row = await training.ExecuteReaderAsync(cancellationToken))
        {
            while (await row.ReadAsync(cancellationToken))
            {
                yield return new TrainingSession(row.GetString(0), row.GetFieldValue<DateOnly>(1), row.Value<DateOnly>(2), row.Text(3),
                    row.Text(4))
                {
                    Invited = row.Value<int>(5),
                    Attended = row.Value<int>(6),
                    MissedBy = Names(row.Text(7)),
                };
            }
        }

        await using (var briefings = Command(connection,
            "select briefing_id, held_on, policy, team, officers, not_understood, is_repeat from briefing where held_on = any($1)", days))
        await using (var row = await briefings.ExecuteReaderAsync(cancellationToken))
        {
            while (await row.ReadAsync(cancellationToken))
                yield return new Briefing(row.GetString(0), row.GetFieldValue<DateOnly>(1), row.GetString(2), row.Text(3),
                    row.Value<int>(4), row.Value<int>(5), row.GetBoolean(6));
        }

        await using var changes = Command(connection,
            "select change_id, requested_on, made_on, field, team from record_change where requested_on = any($1)", days);
        await using var change = await changes.ExecuteReaderAsync(cancellationToken);
        while (await change.ReadAsync(cancellationToken))
            yield return new RecordChange(change.GetString(0), change.GetFieldValue<DateOnly>(1), change.Value<DateOnly>(2),
                change.Text(3), change.Text(4));
    }

    private static string[] Names(string? written) =>
        written?.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) ?? [];

    private static NpgsqlCommand Command(NpgsqlConnection connection, string sql, DateOnly[] days)
    {
        var command = new NpgsqlCommand(sql, connection);
        command.Parameters.AddWithValue(days);
        return command;
    }
}
