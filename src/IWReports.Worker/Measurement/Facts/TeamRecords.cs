using IWReports.Core.Facts;
using IWReports.Worker.Database;
using Npgsql;

namespace IWReports.Worker.Measurement.Facts;

/// <summary>What the team's books say of some days: training, briefings, changes of records.</summary>
internal static class TeamRecords
{
    public static IAsyncEnumerable<IFact> ReadAsync(NpgsqlConnection connection, DateOnly[] days) =>
        TrainingAsync(connection, "planned_on = any($1)", days).Concat<IFact>(BriefingsAsync(connection, days))
            .Concat(ChangesAsync(connection, "requested_on = any($1)", days));

    /// <summary>Training of which a condition holds.</summary>
    public static IAsyncEnumerable<TrainingSession> TrainingAsync(NpgsqlConnection connection, string condition, params object[] values) =>
        connection.StreamAsync<TrainingRow>(
            $"""
            select session_id, planned_on, held_on, topic, team, invited, attended, missed_by
            from training_session where {condition}
            """, values)
            .Select(row => new TrainingSession(row.SessionId, row.PlannedOn, row.HeldOn, row.Topic, row.Team)
            {
                Invited = row.Invited,
                Attended = row.Attended,
                MissedBy = Names(row.MissedBy),
            });

    private static IAsyncEnumerable<Briefing> BriefingsAsync(NpgsqlConnection connection, DateOnly[] days) =>
        connection.StreamAsync<BriefingRow>(
            "select briefing_id, held_on, policy, team, officers, not_understood, is_repeat from briefing where held_on = any($1)", days)
            .Select(row => new Briefing(
                row.BriefingId, row.HeldOn, row.Policy, row.Team, row.Officers, row.NotUnderstood, row.IsRepeat));

    /// <summary>Changes of records of which a condition holds.</summary>
    public static IAsyncEnumerable<RecordChange> ChangesAsync(NpgsqlConnection connection, string condition, params object[] values) =>
        connection.StreamAsync<ChangeRow>(
            $"select change_id, requested_on, made_on, field, team from record_change where {condition}", values)
            .Select(row => new RecordChange(row.ChangeId, row.RequestedOn, row.MadeOn, row.Field, row.Team));

    private static string[] Names(string? written) =>
        written?.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) ?? [];

    private sealed record TrainingRow
    {
        public required string SessionId { get; init; }
        public required DateOnly PlannedOn { get; init; }
        public DateOnly? HeldOn { get; init; }
        public string? Topic { get; init; }
        public string? Team { get; init; }
        public int? Invited { get; init; }
        public int? Attended { get; init; }
        public string? MissedBy { get; init; }
    }

    private sealed record BriefingRow
    {
        public required string BriefingId { get; init; }
        public required DateOnly HeldOn { get; init; }
        public required string Policy { get; init; }
        public string? Team { get; init; }
        public int? Officers { get; init; }
        public int? NotUnderstood { get; init; }
        public required bool IsRepeat { get; init; }
    }

    private sealed record ChangeRow
    {
        public required string ChangeId { get; init; }
        public required DateOnly RequestedOn { get; init; }
        public DateOnly? MadeOn { get; init; }
        public string? Field { get; init; }
        public string? Team { get; init; }
    }
}
