using IWReports.Core.Calendar;

namespace IWReports.Core.Facts;

/// <summary>What is to be sold in a month, booked to its first day.</summary>
public sealed record SalesGoal(DateOnly Month, decimal Amount) : IFact
{
    public DateOnly Day => Month;

    public HalfHour? HalfHour => null;

    public IEnumerable<Scope> Scopes => [Scope.Company];
}
