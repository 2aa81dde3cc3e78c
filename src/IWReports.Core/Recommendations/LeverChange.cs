using IWReports.Core.Statistics;

namespace IWReports.Core.Recommendations;

/// <summary>
/// Calls that come, those that the service level is a share of, those of them in time, those abandoned, and officers' hours on the phones.
/// </summary>
internal readonly record struct ModelledCalls(double Calls, double Counted, double InTime, double Abandoned, double Hours)
{
    public double ServiceLevel => Counted > 0 ? InTime / Counted : 0;

    public double Abandonment => Calls > 0 ? Abandoned / Calls : 0;

    public static ModelledCalls operator +(ModelledCalls one, ModelledCalls other) => new(one.Calls + other.Calls,
        one.Counted + other.Counted, one.InTime + other.InTime, one.Abandoned + other.Abandoned, one.Hours + other.Hours);
}

/// <summary>The same calls without a lever and with it.</summary>
internal readonly record struct LeverChange(ModelledCalls Before, ModelledCalls After)
{
    /// <summary>By how much more are answered in time; nothing where one side has no calls.</summary>
    public double ServiceLevel => Before.Counted <= 0 || After.Counted <= 0 ? 0 : After.ServiceLevel - Before.ServiceLevel;

    public static LeverChange operator +(LeverChange one, LeverChange other) => new(one.Before + other.Before, one.After + other.After);
}

/// <summary>A month's days without a lever and with it.</summary>
internal sealed class LeverDays(IReadOnlyList<LeverChange> days)
{
    private const int Resamples = 200;

    private const double Low = 0.05, High = 0.95;

    public LeverChange Month { get; } = Sum(days);

    /// <summary>Ends of the range that holds 90 % of months drawn again from these days.</summary>
    public (double Low, double High) Range(Func<LeverChange, double> figure)
    {
        List<double> drawn = [.. Resampling.Of(days.Count, Resamples).Select(round => figure(Sum(round.Select(day => days[day])))).Order()];
        return (Quantiles.Of(drawn, Low), Quantiles.Of(drawn, High));
    }

    private static LeverChange Sum(IEnumerable<LeverChange> days) => days.Aggregate(default(LeverChange), (sum, day) => sum + day);
}
