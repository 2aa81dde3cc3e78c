using IWReports.Core.Facts;
using IWReports.Core.Reports.DailyDigest;

namespace IWReports.Worker.Reporting.Inputs.DailyDigest;

/// <summary>What a team's complaints ask of it, as they stood at the end of a day.</summary>
internal static class ComplaintDuties
{
    /// <param name="morning">When it is read: calls that the manager agreed for then are due.</param>
    /// <param name="since">Follow-ups of later days, up to the day, are news.</param>
    /// <param name="followUpsSince">Complaints settled later are to be followed up.</param>
    /// <param name="zone">The company's, for the times of calls.</param>
    public static DigestDuties Of(IReadOnlyList<Complaint> complaints, DateOnly day, DateOnly morning, DateOnly since,
        DateOnly followUpsSince, TimeZoneInfo zone) => new()
        {
            ManagerCalls = [.. complaints.Where(one => one.AwaitsCallOn(morning, day))
                .OrderBy(one => one.ManagerCallOn).ThenBy(one => one.ManagerCallAt ?? DateTimeOffset.MaxValue)
                .Select(one => CallOf(one, zone))],
            Apologies = [.. complaints.Where(one => one.FollowedUpOn > since && one.FollowedUpOn <= day && one.AsksForApology)
                .Select(one => new ApologyDue(one.ComplaintId, one.Satisfied is not null))],
            Unacknowledged = [.. complaints.Where(one => one.IsUnheardOn(day)).OrderBy(one => one.Day).Select(Since)],
            // A settled one stays in the figure, but there is nothing left to refer.
            NotReferred = [.. complaints.Where(one => one.LacksReferralOn(day) && one.IsOpenOn(day)).OrderBy(one => one.Day)
                .Select(Since)],
            FollowUps = [.. complaints.Where(one => one.ResolvedOn > followUpsSince && one.AwaitsFollowUpOn(day))
                .OrderBy(one => one.ResolvedOn).Select(one => new CaseSince(one.ComplaintId, one.ResolvedOn!.Value))],
        };

    private static ManagerCall CallOf(Complaint complaint, TimeZoneInfo zone) => new(complaint.ComplaintId,
        complaint.ManagerCallOn!.Value,
        complaint.ManagerCallAt is { } at ? TimeOnly.FromDateTime(TimeZoneInfo.ConvertTime(at, zone).DateTime) : null);

    private static CaseSince Since(Complaint complaint) => new(complaint.ComplaintId, complaint.Day);
}
