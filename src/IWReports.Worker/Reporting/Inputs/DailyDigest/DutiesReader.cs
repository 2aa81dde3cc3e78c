using IWReports.Core.Calendar;
using IWReports.Core.Reports;
using IWReports.Core.Reports.DailyDigest;
using IWReports.Worker.Database;
using IWReports.Worker.Measurement.Facts;
using Npgsql;

namespace IWReports.Worker.Reporting.Inputs.DailyDigest;

/// <summary>What a team promised its customers and owes its officers, as it stood at the end of a day.</summary>
internal sealed class DutiesReader(NpgsqlDataSource database, BusinessCalendar calendar)
{
    // A complaint directed at no team is every team's.
    private static readonly string OfTeam = TeamMatch.Sql("team", "$2");

    public async Task<DigestDuties> ReadAsync(string team, DateOnly day, DateOnly morning, CancellationToken cancellationToken)
    {
        // What came in since the last business day is news; on a Monday that is the weekend, too.
        var since = calendar.AddBusinessDays(day, -1);
        var followUpsSince = calendar.AddBusinessDays(day, -DigestDuties.FollowUpDays);
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        // Those that were not settled, or were settled or followed up of late; what they ask for, Complaint says.
        var complaints = await Complaints.WhereAsync(
            connection,
            $"received_on <= $1 and {OfTeam} and (coalesce(resolved_on, 'infinity') > $3 or followed_up_on > $3) order by complaint_id",
            day, team, since < followUpsSince ? since : followUpsSince).ToListAsync(cancellationToken);
        return ComplaintDuties.Of(complaints, day, morning, since, followUpsSince, calendar.Zone) with
        {
            Enquiries = await EnquiriesAsync(connection, team, day, cancellationToken),
            RecordChanges = await RecordChangesAsync(connection, team, day, cancellationToken),
            IncompleteRecords = await connection.ScalarAsync<int>(
                $"""
                select count(*)::integer from enquiry
                where opened_on > $3 and opened_on <= $1 and present_fields < required_fields and {OfTeam}
                """, cancellationToken, day, team, since),
            Coaching = await CoachingSessions.OfYearAsync(connection, day, cancellationToken),
            QualityMisses = await QualityMissesAsync(connection, team, day, since, cancellationToken),
            Compliments = await connection.ScalarAsync<int>(
                $"""
                select count(distinct (source_id, answer_id))::integer from survey_answer
                where answered_on > $3 and answered_on <= $1 and compliment and {OfTeam}
                """, cancellationToken, day, team, since),
        };
    }

    private static async Task<IReadOnlyList<OpenEnquiry>> EnquiriesAsync(
        NpgsqlConnection connection, string team, DateOnly day, CancellationToken cancellationToken)
    {
        var enquiries = await connection.RowsAsync<EnquiryRow>(
            $"""
            select enquiry_id, opened_at, opened_on, topic from enquiry
            where opened_on <= $1 and opened_at is not null and coalesce(resolved_on, 'infinity') > $1 and {OfTeam}
                and source_id in (select source_id from enquiry where resolved_on is not null)
            order by opened_at, enquiry_id
            """, cancellationToken, day, team);
        return enquiries.ConvertAll(row => new OpenEnquiry(row.EnquiryId, row.OpenedAt, row.OpenedOn, row.Topic));
    }

    private static async Task<IReadOnlyList<CaseSince>> RecordChangesAsync(
        NpgsqlConnection connection, string team, DateOnly day, CancellationToken cancellationToken)
    {
        var changes = await connection.RowsAsync<ChangeRow>(
            $"""
            select change_id, requested_on from record_change
            where requested_on < $1 and coalesce(made_on, 'infinity') > $1 and {OfTeam} order by requested_on, change_id
            """, cancellationToken, day, team);
        return changes.ConvertAll(row => new CaseSince(row.ChangeId, row.RequestedOn));
    }

    private static async Task<IReadOnlyList<QualityMiss>> QualityMissesAsync(
        NpgsqlConnection connection, string team, DateOnly day, DateOnly since, CancellationToken cancellationToken)
    {
        var misses = await connection.RowsAsync<MissRow>(
            $"""
            select officer, item from quality_item
            where reviewed_on > $3 and reviewed_on <= $1 and passed = 'no' and officer is not null and {OfTeam}
            order by critical desc, officer, item
            """, cancellationToken, day, team, since);
        return misses.ConvertAll(row => new QualityMiss(row.Officer, row.Item));
    }

    private sealed record EnquiryRow
    {
        public required string EnquiryId { get; init; }
        public required DateTimeOffset OpenedAt { get; init; }
        public required DateOnly OpenedOn { get; init; }
        public string? Topic { get; init; }
    }

    private sealed record ChangeRow
    {
        public required string ChangeId { get; init; }
        public required DateOnly RequestedOn { get; init; }
    }

    private sealed record MissRow
    {
        public required string Officer { get; init; }
        public required string Item { get; init; }
    }
}
