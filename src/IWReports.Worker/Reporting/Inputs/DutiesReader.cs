using IWReports.Core.Calendar;
using IWReports.Core.Facts;
using IWReports.Core.Reports;
using IWReports.Core.Reports.DailyDigest;
using IWReports.Worker.Database;
using IWReports.Worker.Measurement.Facts;
using Npgsql;

namespace IWReports.Worker.Reporting.Inputs;

/// <summary>What a team promised its customers and owes its officers, as it stood at the end of a day.</summary>
internal sealed class DutiesReader(NpgsqlDataSource database, BusinessCalendar calendar)
{
    // A complaint directed at no team is every team's.
    private static readonly string OfTeam = TeamMatch.Sql("team", "$2");

    public async Task<DigestDuties> ReadAsync(string team, DateOnly day, DateOnly morning, CancellationToken cancellationToken)
    {
        // What came in since the last business day is news; on a Monday that is the weekend, too.
        var since = calendar.AddBusinessDays(day, -1);
        return new()
        {
            ManagerCalls = await ManagerCallsAsync(team, day, morning, cancellationToken),
            Apologies = await ListAsync(
                $"""
                select complaint_id, satisfied is not null from complaint
                where followed_up_on > $3 and followed_up_on <= $1 and satisfied is not true and {OfTeam} order by complaint_id
                """,
                row => new ApologyDue(row.GetString(0), row.GetBoolean(1)), cancellationToken, day, team, since),
            Unacknowledged = await CasesAsync(
                $"""
                select complaint_id, received_on from complaint
                where received_on <= $1 and coalesce(acknowledged_on, resolved_on, 'infinity') > $1 and {OfTeam}
                    and source_id in (select source_id from complaint where acknowledged_on is not null)
                order by received_on, complaint_id
                """,
                cancellationToken, day, team),
            NotReferred = await CasesAsync(
                $"""
                select complaint_id, received_on from complaint
                where received_on <= $1 and (injury or must_refer) and coalesce(escalated_on, resolved_on, 'infinity') > $1 and {OfTeam}
                order by received_on, complaint_id
                """,
                cancellationToken, day, team),
            FollowUps = await CasesAsync(
                $"""
                select complaint_id, resolved_on from complaint
                where resolved_on > $3 and resolved_on <= $1 and coalesce(followed_up_on, 'infinity') > $1 and {OfTeam}
                    and source_id in (select source_id from complaint where followed_up_on is not null)
                order by resolved_on, complaint_id
                """,
                cancellationToken, day, team, calendar.AddBusinessDays(day, -DigestDuties.FollowUpDays)),
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

    private Task<IReadOnlyList<ManagerCall>> ManagerCallsAsync(
        string team, DateOnly day, DateOnly morning, CancellationToken cancellationToken) => ListAsync(
        $"""
        select complaint_id, manager_call_agreed_on, manager_call_agreed_at from complaint
        where received_on <= $1 and manager_call_agreed_on <= $3
            and coalesce(manager_call_made_on, resolved_on, 'infinity') > $1 and {OfTeam}
        order by manager_call_agreed_on, manager_call_agreed_at, complaint_id
        """,
        row => new ManagerCall(row.GetString(0), row.GetFieldValue<DateOnly>(1), row.Value<DateTimeOffset>(2) is { } at
            ? TimeOnly.FromDateTime(TimeZoneInfo.ConvertTime(at, calendar.Zone).DateTime) : null),
        cancellationToken, day, team, morning);

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
