using IWReports.Core.Calendar;

namespace IWReports.Core.Facts;

/// <summary>
/// Callers who reached the company's number in a half-hour and were let into no queue; 0 of a day says that its call records show none.
/// </summary>
public sealed record RefusedCalls(DateOnly Day, HalfHour? HalfHour, int Calls) : IFact
{
    public static bool HasTime => true;

    public IEnumerable<Scope> Scopes => [Scope.Company];
}
