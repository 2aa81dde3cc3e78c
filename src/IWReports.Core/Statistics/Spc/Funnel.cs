using System.Globalization;

namespace IWReports.Core.Statistics.Spc;

/// <summary>An officer's or a team's hits of so many.</summary>
public sealed record FunnelUnit(string Name, double Hits, double N);

/// <summary>Where a unit lies: within what chance makes of the common share, outside 95 %, or outside 99.8 %.</summary>
public enum FunnelBand { Within, High95, Low95, High998, Low998 }

/// <summary>A unit beside the limits for its own number.</summary>
public sealed record FunnelPlace(FunnelUnit Unit, double Rate, double Z, FunnelBand Band);

/// <summary>
/// Units beside what chance makes of a common share at their number: never a ranking. Source: ops/docs/statistics.md, 1.8.
/// </summary>
public sealed record Funnel(double Common, double Dispersion, double Tau2, IReadOnlyList<FunnelPlace> Places)
{
    public const double Z95 = Normal.Z95, Z998 = 3.090232306167813;

    /// <summary>Fewer units do not show how much they differ beyond chance.</summary>
    public const int MinForDispersion = 8;

    // The extremes do not decide how much the rest differs.
    private const double Trimmed = 0.1;

    /// <summary>
    /// Against a common share, that of all together where none is given; units that counted nothing have no place. Where units differ by
    /// nature, limits widen by how much.
    /// </summary>
    public static Funnel Of(IReadOnlyList<FunnelUnit> units, double? common = null, bool widen = true)
    {
        var counted = units.Where(unit => unit.N > 0).ToList();
        if (counted.Count == 0)
            throw new ArgumentException("A funnel needs a unit that counted something.", nameof(units));
        if (counted.Find(unit => unit.Hits < 0 || unit.Hits > unit.N) is { } wrong)
            throw new ArgumentException(string.Create(
                CultureInfo.InvariantCulture, $"{wrong.Name}: {wrong.Hits} of {wrong.N} is no share."), nameof(units));
        var share = common ?? (counted.Sum(unit => unit.Hits) / counted.Sum(unit => unit.N));
        var (dispersion, tau2) = counted.Count < MinForDispersion ? (1, 0) : Dispersed(counted, share);
        var between = widen ? tau2 : 0;
        return new(share, dispersion, between, [.. counted.Select(unit => Place(unit, share, between))]);
    }

    /// <summary>Ends that a unit of this number lies between by chance; widened where units differ by nature.</summary>
    public (double Low, double High) Limits(double n, double z)
    {
        if (Tau2 <= 0)
        {
            var reach = z * Math.Sqrt(Common * (1 - Common) / n);
            return (Math.Max(0, Common - reach), Math.Min(1, Common + reach));
        }

        var wide = z * Math.Sqrt(Variance(n) + Tau2);
        return (FromScale(Scale(Common) - wide), FromScale(Scale(Common) + wide));
    }

    private static FunnelPlace Place(FunnelUnit unit, double common, double tau2)
    {
        var rate = unit.Hits / unit.N;
        var error = tau2 > 0 ? Math.Sqrt(Variance(unit.N) + tau2) : Math.Sqrt(common * (1 - common) / unit.N);
        var off = tau2 > 0 ? Scale(rate) - Scale(common) : rate - common;
        // Where all or none count, nobody differs.
        var z = error > 0 ? off / error : 0;
        return new(unit, rate, z, z switch
        {
            > Z998 => FunnelBand.High998,
            > Z95 => FunnelBand.High95,
            < -Z998 => FunnelBand.Low998,
            < -Z95 => FunnelBand.Low95,
            _ => FunnelBand.Within,
        });
    }

    // DerSimonian and Laird's variance between units, on the scale on which a share's own does not depend on it.
    private static (double Dispersion, double Tau2) Dispersed(List<FunnelUnit> units, double common)
    {
        double[] z = [.. units.Select(unit => (Scale(unit.Hits / unit.N) - Scale(common)) / Math.Sqrt(Variance(unit.N)))];
        List<double> sorted = [.. z.Order()];
        var (low, high) = (Quantiles.Of(sorted, Trimmed), Quantiles.Of(sorted, 1 - Trimmed));
        var dispersion = z.Average(value => Math.Clamp(value, low, high) * Math.Clamp(value, low, high));
        var (weights, squares) = (units.Sum(unit => 1 / Variance(unit.N)), units.Sum(unit => 1 / (Variance(unit.N) * Variance(unit.N))));
        return (dispersion, Math.Max(0, ((units.Count * dispersion) - (units.Count - 1)) / (weights - (squares / weights))));
    }

    private static double Variance(double n) => 1 / (4 * n);

    private static double Scale(double share) => Math.Asin(Math.Sqrt(share));

    private static double FromScale(double angle) => Math.Pow(Math.Sin(Math.Clamp(angle, 0, Math.PI / 2)), 2);
}
