using IWReports.Core.Calendar;

namespace IWReports.Core.Facts;

/// <summary>
/// One enquiry of the log, from its first contact to its last solution; booked to the day it was opened. Times unknown to the log are null.
/// </summary>
public sealed record Enquiry : IFact
{
    public static IReadOnlyList<ScopeKind> Kinds { get; } =
        [ScopeKind.Team, ScopeKind.Officer, ScopeKind.Topic, ScopeKind.Segment, ScopeKind.Channel];

    /// <summary>What its log calls it.</summary>
    public string EnquiryId { get; init; } = "";

    public required DateOnly OpenedOn { get; init; }

    public DateTimeOffset? OpenedAt { get; init; }

    public DateOnly? ResolvedOn { get; init; }

    public DateTimeOffset? ResolvedAt { get; init; }

    public bool Reopened { get; init; }

    /// <summary>
    /// Whether the enquiry's source ever says when something was resolved; where it does not, a missing day is no sign of an open one.
    /// </summary>
    public bool ResolutionsRecorded { get; init; }

    public string? Topic { get; init; }

    public string? Team { get; init; }

    public string? Officer { get; init; }

    public string? Channel { get; init; }

    public string? Segment { get; init; }

    /// <summary>How many fields the record must have, and how many of them it has.</summary>
    public int? RequiredFields { get; init; }

    public int? PresentFields { get; init; }

    public DateOnly Day => OpenedOn;

    public HalfHour? HalfHour => null;

    public IEnumerable<Scope> Scopes => Scope.Of(
        (ScopeKind.Team, Team), (ScopeKind.Officer, Officer), (ScopeKind.Topic, Topic), (ScopeKind.Segment, Segment),
            (ScopeKind.Channel, Channel));

    /// <summary>Whether it had come by a day's end and was not solved; false where its log never says what is solved.</summary>
    public bool IsOpenOn(DateOnly day) => ResolutionsRecorded && OpenedOn <= day && !(ResolvedOn <= day);

    /// <summary>Whether its record lacks a field that it must have.</summary>
    public bool IsIncomplete => PresentFields < RequiredFields;

    /// <summary>Open time that it took, or for an open one has taken by the start of a day; null where a time is unknown.</summary>
    public TimeSpan? TimeTaken(BusinessCalendar calendar, DateOnly asOf) =>
        OpenedAt is not { } from ? null
        : ResolvedOn is null ? calendar.OpenTimeBetween(from, LocalTime.StartOf(asOf, calendar.Zone))
        : ResolvedAt is { } to ? calendar.OpenTimeBetween(from, to)
        : null;
}
