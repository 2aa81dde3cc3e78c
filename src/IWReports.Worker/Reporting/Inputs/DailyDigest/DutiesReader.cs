using IWReports.Core.Calendar;
using IWReports.Core.Facts;
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
        var complaints = await ComplaintsAsync(team, day, since < followUpsSince ? since : followUpsSince, cancellationToken);
        return new()
        {
            ManagerCalls = [.. complaints.Where(one => one.AwaitsCallOn(morning, day))
                .OrderBy(one => one.ManagerCallOn).ThenBy(one => one.ManagerCallAt ?? DateTimeOffset.MaxValue).Select(CallOf)],
            Apologies = [.. complaints.Where(one => one.FollowedUpOn > since && one.FollowedUpOn <= day && one.Satisfied is not true)
                .Select(one => new ApologyDue(one.ComplaintId, one.Satisfied is not null))],
            Unacknowledged = [.. complaints.Where(one => one.IsUnheardOn(day)).OrderBy(one => one.Day).Select(Since)],
            // A settled one stays in the figure, but there is nothing left to refer.
            NotReferred = [.. complaints.Where(one => one.LacksReferralOn(day) && one.IsOpenOn(day)).OrderBy(one => one.Day)
                .Select(Since)],
            FollowUps = [.. complaints.Where(one => one.ResolvedOn > followUpsSince && one.AwaitsFollowUpOn(day))
                .OrderBy(one => one.ResolvedOn).Select(one => new CaseSince(one.ComplaintId, one.ResolvedOn!.Value))],
            Enquiries = await ListAsync(
                $"""
                select enquiry_id, opened_at, opened_on, topic from enquiry
                where opened_on <= $1 and opened_at is not null and coalesce(resolved_on, 'infinity') > $1 and {OfTeam}
                    and source_id in (select source_id from enquiry where resolved_on is not null)
                order by opened_at, enquiry_id
                """,
                row => new OpenEnquiry(row.GetString(0), row.GetFieldValue<DateTimeOffset>(1), row.GetFieldValue<DateOnly>(2), row.Text(3)),
                cancellationToken, day, team),
            RecordChanges = await CasesAsync(
                $"""
                select change_id, requested_on from record_change
                where requested_on < $1 and coalesce(made_on, 'infinity') > $1 and {OfTeam} order by requested_on, change_id
                """,
                cancellationToken, day, team),
            IncompleteRecords = (await ListAsync(
                $"""
                select count(*)::integer from enquiry
                where opened_on > $3 and opened_on <= $1 and present_fields < required_fields and {OfTeam}
                """,
                row => row.GetInt32(0), cancellationToken, day, team, since))[0],
            Coaching = await CoachingAsync(day, cancellationToken),
            QualityMisses = await ListAsync(
                $"""
                select officer, item from quality_item
                where reviewed_on > $3 and reviewed_on <= $1 and passed = 'no' and officer is not null and {OfTeam}
                order by critical desc, officer, item
                """,
                row => new QualityMiss(row.GetString(0), row.GetString(1)), cancellationToken, day, team, since),
            Compliments = (await ListAsync(
                $"""
                select count(distinct (source_id, answer_id))::integer from survey_answer
                where answered_on > $3 and answered_on <= $1 and compliment and {OfTeam}
                """,
                row => row.GetInt32(0), cancellationToken, day, team, since))[0],
        };
    }

    // Those that were not settled, or were settled or followed up of late; what they ask for, Complaint says.
    private async Task<IReadOnlyList<Complaint>> ComplaintsAsync(
        string team, DateOnly day, DateOnly since, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        var complaints = new List<Complaint>();
        await foreach (var (complaint, _) in Complaints.WhereAsync(connection,
            $"received_on <= $1 and {OfTeam} and (coalesce(resolved_on, 'infinity') > $3 or followed_up_on > $3) order by complaint_id",
            cancellationToken, day, team, since))
        {
            complaints.Add(complaint);
        }

        return complaints;
    }

    private ManagerCall CallOf(Complaint complaint) => new(complaint.ComplaintId, complaint.ManagerCallOn!.Value,
        complaint.ManagerCallAt is { } at ? TimeOnly.FromDateTime(TimeZoneInfo.ConvertTime(at, calendar.Zone).DateTime) : null);

    private static CaseSince Since(Complaint complaint) => new(complaint.ComplaintId, complaint.Day);

    private async Task<IReadOnlyList<CoachingSession>> CoachingAsync(DateOnly day, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        return await CoachingSessions.OfYearAsync(connection, day, cancellationToken);
    }

    private Task<IReadOnlyList<CaseSince>> CasesAsync(string sql, CancellationToken cancellationToken, params object[] values) =>
        ListAsync(sql, row => new CaseSince(row.GetString(0), row.GetFieldValue<DateOnly>(1)), cancellationToken, values);

    private async Task<IReadOnlyList<T>> ListAsync<T>(
        string sql, Func<NpgsqlDataReader, T> read, CancellationToken cancellationToken, params object[] values)
    {
        await using var command = database.CreateCommand(sql);
        foreach (var value in values)
            command.Parameters.AddWithValue(value);
        await using var row = await command.ExecuteReaderAsync(cancellationToken);
        var list = new List<T>();
        while (await row.ReadAsync(cancellationToken))
            list.Add(read(row));
        return list;
    }
}
