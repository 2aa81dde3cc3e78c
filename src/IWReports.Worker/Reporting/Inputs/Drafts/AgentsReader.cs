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
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        return await TeamRecords.TrainingAsync(connection,
                $"{TeamMatch.Sql("team", "$1")} and (planned_on between $2 and $3 or held_on between $2 and $3) "
                    + "order by planned_on, session_id",
                team, period.From, period.To)
            .Select(session => new TrainedOn(session.PlannedOn, session.HeldOn <= period.To ? session.HeldOn : null, session.Topic,
                session.MissedBy.Contains(officer, StringComparer.Ordinal)))
            .ToListAsync(cancellationToken);
    }

    private sealed record ItemRow
    {
        public required string Item { get; init; }
        public required decimal Weight { get; init; }
        public required bool IsCritical { get; init; }
        public required int Met { get; init; }
        public required int Applied { get; init; }
    }
}
