using IWReports.Core.Calendar;

namespace IWReports.Core.Facts;

/// <summary>All that one customer said in one questionnaire, and what was done about it; null where the source does not tell.</summary>
public sealed record Feedback(DateOnly Day, Survey Survey) : IFact
{
    public static IReadOnlyList<ScopeKind> Kinds { get; } = [ScopeKind.Team];

    public string? Team { get; init; }

    /// <summary>A comment, or an answer so low that silence would be an answer, too.</summary>
    public bool WantsAnswer { get; init; }

    /// <summary>Nobody can reply to it: acting on it is the answer.</summary>
    public bool Anonymous { get; init; }

    public DateOnly? RepliedOn { get; init; }

    public DateOnly? ActedOn { get; init; }

    /// <summary>Whether the source ever says that someone replied or acted; where it does not, silence is no sign of neglect.</summary>
    public bool AnswersRecorded { get; init; }

    public bool? Suggestion { get; init; }

    public bool? Compliment { get; init; }

    public DateOnly? AnsweredOn => Anonymous ? ActedOn : RepliedOn;

    public HalfHour? HalfHour => null;

    public IEnumerable<Scope> Scopes
    {
        get
        {
            yield return Scope.Company;
            if (Team is not null)
                yield return new(ScopeKind.Team, Team);
        }
    }
}
