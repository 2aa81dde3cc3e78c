namespace IWReports.Core.Analysis.Staffing;

/// <summary>Callers who hang up after an exponential patience, M/M/n+M, in closed form. Source: statistics anchors, 3.1; Zeltyn and Mandelbaum 2005.</summary>
internal static class ErlangA
{
    private const double Huge = 1e200;

    private static readonly double LogHuge = Math.Log(Huge);

    public static StaffingFigures At(CallLoad load, TimeSpan patience, int officers, TimeSpan within)
    {
        var (handle, mean, limit) = (load.Handle.TotalSeconds, patience.TotalSeconds, within.TotalSeconds);
        var rho = load.Erlangs / officers;
        var x = officers * mean / handle;
        var offered = load.PerSecond * mean;
        var kept = Math.Exp(-limit / mean);

        // Everything divided by A(x, y0), in logarithms: in overload it has hundreds of digits.
        var logA = LogA(x, offered);
        var logLate = LogA(x, offered * kept);
        var epsilon = Math.Exp(LogInverseB(officers - 1, load.Erlangs) - logA);
        var one = Math.Exp(-logA);
        var d = epsilon + rho;
        var late = Math.Exp((offered * (1 - kept)) - (officers * limit / handle) + logLate - logA) * (1 - Math.Exp(-logLate));
        var abandons = Math.Max(0, (one + rho - 1) / d);
        return new(rho / d, (epsilon - one + 1 - late) / d, abandons, abandons * mean, rho * (1 - abandons));
    }

    // A(x, y) = 1 + Σ y^j / ((x + 1) … (x + j)): all terms positive.
    private static double LogA(double x, double y)
    {
        var (sum, term, scaled) = (1d, 1d, 0d);
        for (var j = 1; x + j <= y || term > sum * 1e-18; j++)
        {
            term *= y / (x + j);
            sum += term;
            if (sum > Huge)
                (sum, term, scaled) = (sum / Huge, term / Huge, scaled + LogHuge);
        }

        return scaled + Math.Log(sum);
    }

    private static double LogInverseB(int officers, double a)
    {
        var (inverse, scaled) = (1d, 0d);
        for (var k = 1; k <= officers; k++)
        {
            inverse = Math.Exp(-scaled) + (inverse * k / a);
            if (inverse > Huge)
                (inverse, scaled) = (inverse / Huge, scaled + LogHuge);
        }

        return scaled + Math.Log(inverse);
    }
}
