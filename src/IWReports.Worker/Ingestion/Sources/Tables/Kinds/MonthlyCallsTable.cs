namespace IWReports.Worker.Ingestion.Sources.Tables.Kinds;

/// <summary>
/// Calls per month, where only their number is known. A month without a number is not known yet: it is read, counted as without value, and
/// changes nothing.
/// </summary>
internal static class MonthlyCallsTable
{
    private static readonly Column Month = new("month", CellType.Month, "the month, or any day of it") { Required = true, Key = true };
    private static readonly Column Calls = new("calls", CellType.Count, "calls in the month; blank or - while not known");
    private static readonly Column Change = new("change_on_last_year", CellType.Percent,
        "change on the same month of last year; blank or - where not known");
    private static readonly Column LastYear = new("last_year", CellType.Count,
        "calls in the same month of last year; holds before the change, since it is exact") { Kept = false };

    public static readonly TableKind Kind = new("monthly-calls", "monthly_call_count", [Month, Calls, Change, LastYear])
    {
        Days = ["month"],
        Rows = binding =>
        {
            binding.Require(Calls);
            return Row;
        },
    };

    private static IReadOnlyList<object?[]> Row(TableRecord record)
    {
        var (month, calls) = (record[Month], record[Calls] as int?);
        var change = record[LastYear] is int lastYear and > 0 ? ((decimal?)calls / lastYear) - 1 : record[Change] as decimal?;
        if (change <= -1)
            throw new CellException("change_on_last_year: calls cannot fall by 100 % or more and leave a last year to compare with");
        return calls is null ? [] : [[month, calls, change]];
    }
}
