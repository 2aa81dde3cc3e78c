namespace IWReports.Core.Statistics.Erlang;

/// <summary>Callers who hang up after an exponential patience, M/M/n+M, in closed form. Source: ops/docs/statistics.md, 3.2.</summary>
internal static class ErlangA
{
    // A difference of less than this part of what it is taken from has lost three of its digits.
    private const double Cancels = 1e-3;

    // Panels over which the logarithm falls by four are smooth to the points below; past so many powers of e nothing counts.
    private const double PerPanel = 4, Counts = 45;

    // Gauss and Legendre's ten points on −1 to 1: one side, and the weights.
    private static readonly double[] Points = [0.1488743389816312, 0.4333953941292472, 0.6794095682990244, 0.8650633666889845,
        0.9739065285171717];

    private static readonly double[] Weights =
        [0.2955242247147529, 0.2692667193099964, 0.2190863625159821, 0.1494513491505806, 0.0666713443086881];

    public static StaffingFigures At(CallLoad load, TimeSpan patience, int officers, TimeSpan within)
    {
        var (handle, mean, limit) = (load.Handle.TotalSeconds, patience.TotalSeconds, within.TotalSeconds);
        var rho = load.Erlangs / officers;
        var x = officers * mean / handle;
        var offered = load.PerSecond * mean;
        var gone = GoneBy(limit / mean);

        // In overload A, in calm 1/B has hundreds of digits: everything is divided by the larger, in logarithms.
        var (queued, abandoned, late, abandonedLate) = A(x, offered, 1 - gone);
        var logIdle = ErlangB.LogInverse(officers - 1, load.Erlangs);
        var scale = Math.Max(logIdle, queued.Log);
        var (idle, busy) = (Math.Exp(logIdle - scale), Math.Exp(queued.Log - scale));
        var all = idle + (rho * busy);
        var answered = idle + (queued.Rest * busy);
        var tooLate = Math.Exp((offered * gone) - (officers * limit / handle) + late.Log - scale) * late.Rest;
        var abandons = rho * abandoned * busy / all;
        // Where next to nobody is answered in time the difference is of the size of its rounding, and a sum without one stands in.
        var inTime = answered - tooLate > Cancels * answered ? answered - tooLate
            : idle + Math.Exp(LogSoonAnswered(offered, x, gone) - scale);
        // Who still waits at the limit has a queue of the same shape before him, with callers as patient but fewer of them.
        var abandonsLate = rho * (1 - gone) * abandonedLate * Math.Exp((offered * gone) - (officers * limit / handle) + late.Log - scale)
            / all;
        return new(rho * busy / all, Math.Min(1, inTime / all), abandons, abandons * mean, Math.Min(1, rho * answered / all))
        {
            AbandonedInTime = Math.Max(0, abandons - abandonsLate),
        };
    }

    // A(x, y) = 1 + Σ y^j / ((x + 1) … (x + j)); Σ of its terms × (j + 1) / (x + j + 1) as a share of it, which ρA − A + 1 comes to
    // without a difference that cancels; and the same of A(x, y·kept), whose terms fall sooner.
    private static (LogSum All, double Abandoned, LogSum Late, double AbandonedLate) A(double x, double y, double kept)
    {
        var (all, late) = (new LogSum(), new LogSum());
        var next = 1 / (x + 1);
        var (term, lateTerm, weighted, lateWeighted) = (1d, 1d, next, next);
        for (var j = 1; ; j++)
        {
            var step = y * next;
            term *= step;
            lateTerm *= step * kept;
            if (x + j > y && term < all.Negligible)
                break;
            next = 1 / (x + j + 1);
            weighted += term * (j + 1) * next;
            lateWeighted += lateTerm * (j + 1) * next;
            var (power, latePower) = (all.Add(term), late.Add(lateTerm));
            (term, weighted) = (term * power, weighted * power);
            (lateTerm, lateWeighted) = (lateTerm * latePower, lateWeighted * latePower);
        }

        return (all, weighted / all.Kept, late, lateWeighted / late.Kept);
    }

    // 1 − e^−t without losing the digits of a small t.
    public static double GoneBy(double t) => t < 1e-5 ? t * (1 - (t / 2)) : 1 - Math.Exp(-t);

    // Of those who wait, the ones answered in time, in the measure of 1/B: y ∫ e^(ys) (1 − s)^x ds from 0 to the share gone by then. It
    // grows up to there, so it is summed from its end.
    private static double LogSoonAnswered(double y, double x, double gone)
    {
        double Log(double s) => (y * s) + (x * LogLess(s));
        var (top, sum) = (Log(gone), 0d);
        for (var end = gone; end > 0 && top - Log(end) < Counts;)
        {
            var (slope, bend) = (Math.Max(0, y - (x / (1 - end))), x / ((1 - end) * (1 - end)));
            var half = Math.Min(end, 2 * PerPanel / (slope + Math.Sqrt((slope * slope) + (2 * bend * PerPanel)))) / 2;
            for (var i = 0; i < Points.Length; i++)
                sum += half * Weights[i] * (Math.Exp(Log(end - half + (half * Points[i])) - top)
                    + Math.Exp(Log(end - half - (half * Points[i])) - top));
            end = end - (2 * half) > gone * 1e-15 ? end - (2 * half) : 0;
        }

        return sum > 0 ? top + Math.Log(y * sum) : double.NegativeInfinity;
    }

    // ln(1 − s) without losing the digits of a small s.
    private static double LogLess(double s) => s < 1e-5 ? -s * (1 + (s / 2) + (s * s / 3)) : Math.Log(1 - s);
}
