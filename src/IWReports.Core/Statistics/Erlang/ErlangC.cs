namespace IWReports.Core.Statistics.Erlang;

/// <summary>Callers who never hang up, M/M/n. Source: ops/docs/statistics.md, 3.1.</summary>
internal static class ErlangC
{
    public static StaffingFigures At(CallLoad load, int officers, TimeSpan within)
    {
        var a = load.Erlangs;
        if (officers <= a)
            return new(1, 0, null, double.PositiveInfinity, 1);
        var blocking = ErlangB.Blocking(officers, a);
        var waits = officers * blocking / (officers - (a * (1 - blocking)));
        var drains = (officers - a) / load.Handle.TotalSeconds;
        return new(waits, 1 - (waits * Math.Exp(-drains * within.TotalSeconds)), null, waits / drains, a / officers);
    }
}
