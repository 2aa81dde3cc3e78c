using IWReports.Core.Statistics.Spc;

namespace IWReports.Core.Statistics.Trend;

/// <summary>What a series of months says of its direction, no more than its length allows. Source: ops/docs/statistics.md, 2.1.</summary>
public sealed record MonthlyTrend
{
    private const int Year = 12;

    // The level of a test that one in twenty series without a trend passes.
    private const double Level = 0.05;

    public required HistoryLength Length { get; init; }

    public required double Last { get; init; }

    public required double Median { get; init; }

    public required (double Low, double High) Range { get; init; }

    /// <summary>Of the months as they come; null while only a level may be told.</summary>
    public required MannKendall? Test { get; init; }

    /// <summary>Per month.</summary>
    public required TheilSen? Slope { get; init; }

    /// <summary>False where neighbouring months hang together, so the test finds trends that are none.</summary>
    public required bool IsTested { get; init; }

    /// <summary>
    /// Season as factors on the year's level, January's first; null while months have not come twice, or a value is 0 or less.
    /// </summary>
    public required IReadOnlyList<double>? Season { get; init; }

    /// <summary>1 rises, −1 falls, 0 neither, or not told.</summary>
    public int Direction => IsTested && Test!.BestP <= Level ? Math.Sign(Test.S) : 0;

    /// <summary>Of months in order, each once; a missing one takes its time, but ends what a season is taken from.</summary>
    public static MonthlyTrend Of(IReadOnlyList<SeriesPoint> months)
    {
        if (months.Count == 0)
            throw new ArgumentException("A trend needs at least one month.", nameof(months));
        double[] values = [.. months.Select(month => month.Value)];
        int[] places = [.. months.Select(month => (month.Date.Year * Year) + month.Date.Month - 1)];
        var run = Enumerable.Range(0, values.Length).Reverse().TakeWhile(i => places[^1] - places[i] == values.Length - 1 - i).Count();
        var length = HistoryLengths.Of(values.Length);
        // With a season known, months are compared with their own kind only.
        var test = length == HistoryLength.Level ? null : run >= HistoryLengths.Season ? MannKendall.Seasonal(values[^run..], Year)
            : MannKendall.Of(values);
        return new()
        {
            Length = length,
            Last = values[^1],
            Median = Quantiles.Median([.. values.Order()]),
            Range = (values.Min(), values.Max()),
            Test = test,
            Slope = test is null ? null : TheilSen.Of(places, values),
            IsTested = test is not null && (run >= HistoryLengths.Season
                || Autocorrelation.Lag1BesideTrend(places, values) is not > Autocorrelation.MaxForTrendTest),
            Season = run >= HistoryLengths.ProvisionalSeason
                && values[^run..].All(value => value > 0) ? Factors(values[^run..], places[^run] % Year) : null,
        };
    }

    private static double[] Factors(double[] values, int firstMonth)
    {
        IReadOnlyList<double> figure = values.Length < HistoryLengths.Season
            ? ClassicalSeason.Of(values, Year, SeasonKind.Multiplicative).Figure
            : [.. Stl.Of([.. values.Select(value => Math.Log(value))], Year, robust: true).Seasonal.Take(Year)
                .Select(value => Math.Exp(value))];
        return [.. Enumerable.Range(0, Year).Select(month => figure[(month - firstMonth + Year) % Year])];
    }
}
