using IWReports.Core.Facts;

namespace IWReports.Core.Reports.DailyDigest;

/// <summary>What was promised to customers and owed to the team, as it stood at a day's end.</summary>
public sealed record DigestDuties
{
    /// <summary>Settled complaints are due to be followed up for so many business days; later ones are the month's matter.</summary>
    public const int FollowUpDays = 5;

    /// <summary>Calls of the manager that were agreed for the morning or before, and are not made.</summary>
    public IReadOnlyList<ManagerCall> ManagerCalls { get; init; } = [];

    /// <summary>Cases whose customers get a letter: the answer did not satisfy, or nobody could be reached.</summary>
    public IReadOnlyList<ApologyDue> Apologies { get; init; } = [];

    /// <summary>Complaints that the customer has not heard of yet, oldest first.</summary>
    public IReadOnlyList<CaseSince> Unacknowledged { get; init; } = [];

    /// <summary>Complaints that belong to the manager and were not referred.</summary>
    public IReadOnlyList<CaseSince> NotReferred { get; init; } = [];

    /// <summary>Complaints settled of late and not followed up, oldest first.</summary>
    public IReadOnlyList<CaseSince> FollowUps { get; init; } = [];

    /// <summary>Open enquiries with the moment they came in, oldest first.</summary>
    public IReadOnlyList<OpenEnquiry> Enquiries { get; init; } = [];

    /// <summary>Changes of customers' records that were asked for and not made, oldest first.</summary>
    public IReadOnlyList<CaseSince> RecordChanges { get; init; } = [];

    /// <summary>The day's enquiries whose records lack details.</summary>
    public int IncompleteRecords { get; init; }

    /// <summary>Coaching of the last twelve months, of whichever team.</summary>
    public IReadOnlyList<CoachingSession> Coaching { get; init; } = [];

    /// <summary>What quality checks of the day found wanting, critical points first.</summary>
    public IReadOnlyList<QualityMiss> QualityMisses { get; init; } = [];

    /// <summary>Questionnaires of the day that praise the team.</summary>
    public int Compliments { get; init; }
}

/// <summary>A case and the day it has been waiting since.</summary>
public sealed record CaseSince(string Reference, DateOnly Since);

/// <summary>A call that the manager agreed with a customer; the time where one was agreed.</summary>
public sealed record ManagerCall(string Reference, DateOnly On, TimeOnly? At);

/// <summary>A letter of apology that is due, and whether the customer was reached at all.</summary>
public sealed record ApologyDue(string Reference, bool WasReached);

/// <summary>An enquiry without an answer, and when the customer came with it.</summary>
public sealed record OpenEnquiry(string Reference, DateTimeOffset OpenedAt, DateOnly OpenedOn, string? Topic);

/// <summary>A point that an officer's call did not meet.</summary>
public sealed record QualityMiss(string Officer, string Item);
