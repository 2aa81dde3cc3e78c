namespace IWReports.Core.Analysis.Staffing;

/// <summary>Callers who hang up after an exponential patience, M/M/n+M, in closed form. Source: statistics anchors, 3.1; Zeltyn and Mandelbaum 2005.</summary>
internal static class ErlangA
{
    public static StaffingFigures At(CallLoad load, TimeSpan patience, int officers, TimeSpan within)
    {
        var (handle, mean, limit) = (load.Handle.TotalSeconds, patience.TotalSeconds, within.TotalSeconds);
        var rho = load.Erlangs / officers;
        var x = officers * mean / handle;
        var offered = load.PerSecond * mean;
        var gone = GoneBy(limit / mean);

        // In overload A, in calm 1/B has hundreds of digits: everything is divided by the larger, in logarithms.
        var (queued, hungUp, late) = A(x, offered, 1 - gone);
        var logIdle = ErlangB.LogInverse(officers - 1, load.Erlangs);
        var scale = Math.Max(logIdle, queued.Log);
        var (idle, busy) = (Math.Exp(logIdle - scale), Math.Exp(queued.Log - scale));
        var all = idle + (rho * busy);
        var answered = idle + (queued.Rest * busy);
        var tooLate = Math.Exp((offered * gone) - (officers * limit / handle) + late.Log - scale) * late.Rest;
        var abandons = rho * hungUp * busy / all;
        // Where next to nobody is answered in time, the difference is of the size of its rounding.
        var inTime = Math.Clamp((answered - tooLate) / all, 0, 1);
        return new(rho * busy / all, inTime, abandons, abandons * mean, Math.Min(1, rho * answered / all));
    }

    // A(x, y) = 1 + Σ y^j / ((x + 1) … (x + j)); Σ of its terms × (j + 1) / (x + j + 1) as a share of it, which ρA − A + 1 comes to without a difference that cancels; and A(x, y·kept), whose terms fall sooner.
    private static (LogSum All, double HungUp, LogSum Late) A(double x, double y, double kept)
    {
        var (all, late) = (new LogSum(), new LogSum());
        var next = 1 / (x + 1);
        var (term, lateTerm, weighted) = (1d, 1d, next);
        for (var j = 1; ; j++)
        {
            var step = y * next;
            term *= step;
            lateTerm *= step * kept;
            if (x + j > y && term < all.Negligible)
                break;
            next = 1 / (x + j + 1);
            weighted += term * (j + 1) * next;
            var power = all.Add(term);
            (term, weighted) = (term * power, weighted * power);
            lateTerm *= late.Add(lateTerm);
        }

        return (all, weighted / all.Kept, late);
    }

    // 1 − e^−t without losing the digits of a small t.
    private static double GoneBy(double t) => t < 1e-5 ? t * (1 - (t / 2)) : 1 - Math.Exp(-t);
}
