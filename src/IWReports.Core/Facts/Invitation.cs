using IWReports.Core.Calendar;

namespace IWReports.Core.Facts;

/// <summary>Customers asked to answer a questionnaire on a day.</summary>
public sealed record Invitation(DateOnly Day, Survey Survey, int Sent) : IFact
{
    public HalfHour? HalfHour => null;

    public IEnumerable<Scope> Scopes => [Scope.Company];
}
