using IWReports.Core.Calendar;
using IWReports.Core.Facts;
using IWReports.Core.Reports.Drafts;
using IWReports.Worker.Database;
using IWReports.Worker.Measurement.Facts;
using Npgsql;

namespace IWReports.Worker.Reporting.Inputs.Drafts;

/// <summary>What is on record of one officer: quality reviews item by item, coaching, training.</summary>
internal sealed class OfficersReader(NpgsqlDataSource database)
{
    public async Task<IReadOnlyList<ReviewedItem>> ItemsAsync(string officer, ReportPeriod period, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await using var command = connection.Command(
            """
            select item, max(weight), bool_or(critical), count(*) filter (where passed = 'yes')::integer, count(*)::integer
            from quality_item where officer = $1 and reviewed_on between $2 and $3 and passed <> 'na'
            group by item order by item
            """, officer, period.From, period.To);
        await using var row = await command.ExecuteReaderAsync(cancellationToken);
        var items = new List<ReviewedItem>();
        while (await row.ReadAsync(cancellationToken))
            items.Add(new(row.GetString(0), row.GetDecimal(1), row.GetBoolean(2), row.GetInt32(3), row.GetInt32(4)));
        return items;
    }

    /// <summary>The officer's coaching of the twelve months to the period's end.</summary>
    public async Task<IReadOnlyList<CoachingSession>> SessionsAsync(
        string officer, ReportPeriod period, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        var sessions = await CoachingSessions.OfYearAsync(connection, period.To, cancellationToken);
        return [.. sessions.Where(session => session.Officer == officer)];
    }

    /// <summary>The team's training that was planned for the period, or held in it; of all teams where it names none.</summary>
    public async Task<IReadOnlyList<TrainedOn>> TrainingAsync(
        string officer, string team, ReportPeriod period, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await using var command = connection.Command(
            $"""
            select planned_on, case when held_on <= $4 then held_on end, topic,
                coalesce($1 = any(regexp_split_to_array(btrim(missed_by), '\s*;\s*')), false)
            from training_session
            where {TeamMatch.Sql("team", "$2")} and (planned_on between $3 and $4 or held_on between $3 and $4)
            order by planned_on, session_id
            """, officer, team, period.From, period.To);
        await using var row = await command.ExecuteReaderAsync(cancellationToken);
        var training = new List<TrainedOn>();
        while (await row.ReadAsync(cancellationToken))
            training.Add(new(row.GetFieldValue<DateOnly>(0), row.Value<DateOnly>(1), row.Text(2), row.GetBoolean(3)));
        return training;
    }
}
