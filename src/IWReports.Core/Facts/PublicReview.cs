using IWReports.Core.Calendar;

namespace IWReports.Core.Facts;

/// <summary>One review on a public site, booked to the day it was posted; broken down by site.</summary>
public sealed record PublicReview(DateOnly Day, string Site, decimal? Stars, DateOnly? AnsweredOn) : IFact
{
    public static IReadOnlyList<ScopeKind> Kinds { get; } = [ScopeKind.Channel];

    /// <summary>Whether the source ever says that a review was answered.</summary>
    public bool AnswersRecorded { get; init; }

    public HalfHour? HalfHour => null;

    public IEnumerable<Scope> Scopes => [Scope.Company, new(ScopeKind.Channel, Site)];
}
