using System.Globalization;

namespace IWReports.Core.Statistics.Erlang;

/// <summary>
/// What a number of officers is to achieve, and the share of paid time that goes to leave, breaks, training and meetings. Shares are
/// fractions.
/// </summary>
public sealed record StaffingGoal(double ServiceLevel, TimeSpan Within)
{
    // A whole number of officers may come out of the division as a hair more.
    private const double Hair = 1e-9;

    /// <summary>What is to reach the service level: by default the calls answered in time of all calls.</summary>
    public Func<StaffingFigures, double> LevelOf { get; init; } = figures => figures.ServiceLevel;

    public double MaxOccupancy { get; init; } = 1;

    /// <summary>Only where callers hang up.</summary>
    public double MaxAbandonment { get; init; } = 1;

    public double Shrinkage { get; init; }

    /// <summary>The fewest officers on the phones that keep every part of the goal; none where nobody calls.</summary>
    public int OnPhones(CallLoad load)
    {
        if (!(ServiceLevel < 1 && MaxOccupancy > 0 && MaxAbandonment > 0))
            throw new InvalidOperationException(string.Create(
                CultureInfo.InvariantCulture, $"No number of officers answers every call in time (target {ServiceLevel}), is never busy "
                    + $"(occupancy {MaxOccupancy}) or loses nobody (abandonment {MaxAbandonment}): a goal needs less than 1, and more "
                    + $"than 0."));
        if (load.Calls <= 0)
            return 0;
        // Work that is done is load less what hangs up; fewer than this are busier than allowed.
        var fewest = Math.Max(1, (int)Math.Ceiling((load.Erlangs / MaxOccupancy * (load.Patience is null ? 1 : 1 - MaxAbandonment))
            - Hair));
        return Fewest.That(officers => Keeps(load.At(officers, Within)), fewest);
    }

    /// <summary>Officers on the roster for so many on the phones.</summary>
    public int Rostered(int onPhones) => (int)Math.Ceiling((onPhones / (1 - Shrinkage)) - Hair);

    // A queue that only grows keeps no goal, however low.
    private bool Keeps(StaffingFigures figures) =>
        double.IsFinite(figures.MeanWaitSeconds) && LevelOf(figures) >= ServiceLevel && figures.Occupancy <= MaxOccupancy
            && (figures.Abandonment ?? 0) <= MaxAbandonment;
}
