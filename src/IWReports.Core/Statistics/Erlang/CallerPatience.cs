namespace IWReports.Core.Statistics.Erlang;

/// <summary>How long callers wait on average before they hang up, of those answered too: they would have waited at least as long.</summary>
/// <remarks>Source: ops/docs/statistics.md, 3.3.</remarks>
public sealed record CallerPatience(TimeSpan Mean, TimeSpan Low, TimeSpan High, int Abandoned)
{
    /// <summary>Fewer who hung up show no patience to plan with.</summary>
    public const int MinAbandoned = 30;

    public bool IsDependable => Abandoned >= MinAbandoned;

    /// <summary>The waits of all, those answered too, over those who abandoned; null while nobody did.</summary>
    // The waits of the impatient alone are far too short.
    public static TimeSpan? MeanOf(TimeSpan waited, int abandoned) => abandoned == 0 ? null : waited / abandoned;

    /// <summary>
    /// Null while nobody hung up. Hang-ups in the first seconds are no test of patience and are left out, with their waits.
    /// </summary>
    public static CallerPatience? Of(IEnumerable<(TimeSpan Waited, bool Abandoned)> calls, TimeSpan shortAbandon)
    {
        var (waited, abandoned) = (TimeSpan.Zero, 0);
        foreach (var call in calls)
        {
            if (call.Abandoned && call.Waited <= shortAbandon)
                continue;
            waited += call.Waited;
            abandoned += call.Abandoned ? 1 : 0;
        }

        if (abandoned == 0 || waited <= TimeSpan.Zero)
            return null;
        var (low, high) = Byar.Of(abandoned);
        return new(waited / abandoned, waited / high, waited / low, abandoned);
    }
}
