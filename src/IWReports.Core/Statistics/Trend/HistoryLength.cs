namespace IWReports.Core.Statistics.Trend;

/// <summary>What so many months allow to be said. Source: ops/docs/statistics.md, 2.1.</summary>
public enum HistoryLength
{
    /// <summary>The last value, the median and the range.</summary>
    Level,

    /// <summary>Whether it rises or falls, and the same month last year.</summary>
    Trend,

    /// <summary>How the change on last year changes; no month has yet come twice.</summary>
    YearOnYear,

    /// <summary>Two of each month: a provisional season.</summary>
    ProvisionalSeason,

    /// <summary>Season, trend and tested forecasts.</summary>
    Season,
}

/// <summary>The months from which on more may be said.</summary>
public static class HistoryLengths
{
    public const int Trend = 7, YearOnYear = 13, ProvisionalSeason = 24, Season = 36;

    public static HistoryLength Of(int months) => months switch
    {
        < Trend => HistoryLength.Level,
        < YearOnYear => HistoryLength.Trend,
        < ProvisionalSeason => HistoryLength.YearOnYear,
        < Season => HistoryLength.ProvisionalSeason,
        _ => HistoryLength.Season,
    };
}
