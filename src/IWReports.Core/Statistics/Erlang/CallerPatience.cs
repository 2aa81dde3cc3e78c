namespace IWReports.Core.Statistics.Erlang;

/// <summary>How long callers wait on average before they hang up. Source: ops/docs/statistics.md, 3.3.</summary>
public static class CallerPatience
{
    /// <summary>The waits of all, those answered too, over those who abandoned; null while nobody did.</summary>
    // The waits of the impatient alone are far too short.
    public static TimeSpan? MeanOf(TimeSpan waited, int abandoned) => abandoned == 0 ? null : waited / abandoned;
}
