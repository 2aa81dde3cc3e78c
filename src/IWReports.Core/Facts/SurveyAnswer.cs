using IWReports.Core.Calendar;

namespace IWReports.Core.Facts;

/// <summary>One answer to one question, 1 (strongly disagree) to 5 (strongly agree); null where the customer left it blank.</summary>
public sealed record SurveyAnswer(string AnswerId, DateOnly Day, string Question, int? Score, string? Team) : IFact
{
    public static IReadOnlyList<ScopeKind> Kinds { get; } = [ScopeKind.Team, ScopeKind.Topic];

    public HalfHour? HalfHour => null;

    public IEnumerable<Scope> Scopes
    {
        get
        {
            yield return Scope.Company;
            yield return new(ScopeKind.Topic, Question);
            if (Team is not null)
                yield return new(ScopeKind.Team, Team);
        }
    }
}
