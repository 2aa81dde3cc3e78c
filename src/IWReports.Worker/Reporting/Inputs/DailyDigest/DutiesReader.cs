using IWReports.Core.Calendar;
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
        // Open or incomplete, Enquiry says.
        var enquiries = await Enquiries.OfTeamAsync(connection, team, day, since).ToListAsync(cancellationToken);
        return ComplaintDuties.Of(complaints, day, morning, since, followUpsSince, calendar.Zone) with
        {
            Enquiries = [.. from one in enquiries
                            where one.IsOpenOn(day) && one.OpenedAt is not null
                            select new OpenEnquiry(one.EnquiryId, one.OpenedAt!.Value, one.OpenedOn, one.Topic)],
            IncompleteRecords = enquiries.Count(one => one.OpenedOn > since && one.IsIncomplete),
            RecordChanges = await TeamRecords.ChangesAsync(connection,
                    $"requested_on < $1 and coalesce(made_on, 'infinity') > $1 and {OfTeam} order by requested_on, change_id", day, team)
                .Where(change => change.AwaitsOn(day)).Select(change => new CaseSince(change.ChangeId, change.RequestedOn))
                .ToListAsync(cancellationToken),
            Coaching = await CoachingSessions.OfYearAsync(connection, day, cancellationToken),
            QualityMisses = await QualityReviews.ItemsAsync(connection,
                    $"reviewed_on > $3 and reviewed_on <= $1 and officer is not null and {OfTeam} order by critical desc, officer, item",
                    day, team, since)
                .Where(item => item.Passed is false).Select(item => new QualityMiss(item.Officer!, item.Item))
                .ToListAsync(cancellationToken),
            Compliments = await connection.ScalarAsync<int>(
                $"""
                select count(distinct (source_id, answer_id))::integer from survey_answer
                where answered_on > $3 and answered_on <= $1 and compliment and {OfTeam}
                """, cancellationToken, day, team, since),
        };
    }
}
