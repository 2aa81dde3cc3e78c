namespace IWReports.Core.Statistics.Trend;

/// <summary>
/// The rhythm of a series' dates, so that a gap counts as the time it took: whole months where all dates stand on one day of the month (or
/// its end), days otherwise.
/// </summary>
public sealed record TimeSteps(int Length, bool InMonths, IReadOnlyList<int> Places)
{
    /// <summary>"month", "3 months", "day", "7 days".</summary>
    public string Word => (Length, InMonths) switch
    {
        (1, true) => "month",
        (1, false) => "day",
        (var months, true) => $"{months} months",
        (var days, false) => $"{days} days",
    };

    /// <summary>Of dates in order, each once; null for a single one, which has no rhythm.</summary>
    public static TimeSteps? Of(IReadOnlyList<DateOnly> dates)
    {
        if (dates.Count < 2)
            return null;
        var inMonths = dates.All(date => date.Day == dates[0].Day) || dates.All(date => date.AddDays(1).Day == 1);
        List<int> gone = [.. dates.Select(date => inMonths ? ((date.Year - dates[0].Year) * 12) + date.Month - dates[0].Month
            : date.DayNumber - dates[0].DayNumber)];
        var length = gone.Aggregate(CommonDivisor);
        return new(length, inMonths, [.. gone.Select(time => time / length)]);
    }

    private static int CommonDivisor(int a, int b) => b == 0 ? a : CommonDivisor(b, a % b);
}
