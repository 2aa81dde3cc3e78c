using IWReports.Core.Calendar;

namespace IWReports.Core.Facts;

/// <summary>
/// Which questionnaire: satisfaction 1 to 5, would you recommend us 0 to 10, expected against received, or the one that other departments
/// answer.
/// </summary>
public enum Survey { Csat, Nps, Rater, Internal }

/// <summary>
/// One answer to one question, in a satisfaction survey 1 (strongly disagree) to 5 (strongly agree); null where the customer left it blank.
/// </summary>
public sealed record SurveyAnswer(string AnswerId, DateOnly Day, string Question, int? Score, string? Team) : IFact
{
    public static IReadOnlyList<ScopeKind> Kinds { get; } = [ScopeKind.Queue, ScopeKind.Team, ScopeKind.Officer, ScopeKind.Topic,
        ScopeKind.Department];

    public Survey Survey { get; init; } = Survey.Csat;

    /// <summary>The department that answers, in the internal survey.</summary>
    public string? Department { get; init; }

    /// <summary>Of the rated call.</summary>
    public string? Queue { get; init; }

    public string? Officer { get; init; }

    public HalfHour? HalfHour => null;

    public IEnumerable<Scope> Scopes
    {
        get
        {
            yield return Scope.Company;
            yield return new(ScopeKind.Topic, Question);
            if (Team is not null)
                yield return new(ScopeKind.Team, Team);
            if (Queue is not null)
                yield return new(ScopeKind.Queue, Queue);
            if (Officer is not null)
                yield return new(ScopeKind.Officer, Officer);
            if (Department is not null)
                yield return new(ScopeKind.Department, Department);
        }
    }
}
