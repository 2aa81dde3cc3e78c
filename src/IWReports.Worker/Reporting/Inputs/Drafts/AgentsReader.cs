using IWReports.Core.Calendar;
using IWReports.Core.Facts;
using IWReports.Core.Reports.Drafts;
using IWReports.Worker.Database;
using IWReports.Worker.Measurement.Facts;
using Npgsql;

namespace IWReports.Worker.Reporting.Inputs.Drafts;

/// <summary>What is on record of one officer: quality reviews item by item, coaching, training.</summary>
internal sealed class AgentsReader(NpgsqlDataSource database)
{
    public async Task<IReadOnlyList<ReviewedItem>> ItemsAsync(string officer, ReportPeriod period, CancellationToken cancellationToken)
    {
        var items = await database.RowsAsync<ItemRow>(
            """
            select item, max(weight) as weight, bool_or(critical) as is_critical, count(*) filter (where passed = 'yes')::integer as met,
                count(*)::integer as applied
            from quality_item where officer = $1 and reviewed_on between $2 and $3 and passed <> 'na'
            group by item order by item
            """, cancellationToken, officer, period.From, period.To);
        return items.ConvertAll(row => new ReviewedItem(row.Item, row.Weight, row.IsCritical, row.Met, row.Applied));
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
        var sessions = await database.RowsAsync<TrainingRow>(
            $"""
            select planned_on, case when held_on <= $4 then held_on end as held_on, topic,
                coalesce($1 = any(regexp_split_to_array(btrim(missed_by), '\s*;\s*')), false) as was_missed
            from training_session
            where {TeamMatch.Sql("team", "$2")} and (planned_on between $3 and $4 or held_on between $3 and $4)
            order by planned_on, session_id
            """, cancellationToken, officer, team, period.From, period.To);
        return sessions.ConvertAll(row => new TrainedOn(row.PlannedOn, row.HeldOn, row.Topic, row.WasMissed));
    }

    private sealed record ItemRow
    {
        public required string Item { get; init; }
        public required decimal Weight { get; init; }
        public required bool IsCritical { get; init; }
        public required int Met { get; init; }
        public required int Applied { get; init; }
    }

    private sealed record TrainingRow
    {
        public required DateOnly PlannedOn { get; init; }
        public DateOnly? HeldOn { get; init; }
        public string? Topic { get; init; }
        public required bool WasMissed { get; init; }
    }
}
