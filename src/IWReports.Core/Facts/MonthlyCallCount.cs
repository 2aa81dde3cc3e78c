using IWReports.Core.Calendar;

namespace IWReports.Core.Facts;

/// <summary>
/// Calls of one month where only the count is known, with the change on the same month of last year as a fraction where it was given.
/// </summary>
public sealed record MonthlyCallCount(DateOnly Month, int Calls, decimal? ChangeOnLastYear) : IFact
{
    /// <summary>Last year's count that the change implies; not a whole number, since the change was rounded.</summary>
    public decimal? ImpliedLastYear => ChangeOnLastYear is { } change ? Calls / (1 + change) : null;

    public DateOnly Day => Month;

    public HalfHour? HalfHour => null;

    public IEnumerable<Scope> Scopes => [Scope.Company];
}
