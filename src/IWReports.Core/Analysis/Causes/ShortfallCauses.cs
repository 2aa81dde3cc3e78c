using IWReports.Core.Analysis.Data;
using IWReports.Core.Language;
using IWReports.Core.Statistics;

namespace IWReports.Core.Analysis.Causes;

/// <summary>Why a change is, or is not, attributed to its drivers.</summary>
public enum CauseVerdict { Explained, NothingToExplain, TooFewIntervals, ModelIsOff, WithinNoise, NotByTheseDrivers }

/// <summary>
/// What a driver did to the service level, with the range that holds it nine times in ten, months drawn again and the model's own error
/// taken together, and its share of the modelled change.
/// </summary>
public sealed record DriverShare(Driver Driver, double Change, double Low, double High, double Share)
{
    // The model tells no smaller differences.
    private const double Steps = 1 / 0.05;

    /// <summary>Whether its range leaves out "nothing"; only then may it be printed.</summary>
    public bool IsClear => Low > 0 || High < 0;

    /// <summary>To the nearest 5 %.</summary>
    internal static double Rounded(double share) => Math.Round(share * Steps) / Steps;

    public static EvidenceGrade Grade => EvidenceGrade.Modelled;
}

/// <summary>
/// What is known beside the model: measured service before and in the month, both held against the model, and whether the change is news
/// at all.
/// </summary>
public sealed record MeasuredChange(double Before, double After, Calibration CalibrationBefore, Calibration CalibrationAfter,
    bool IsSpecialCause, double? BackTestError)
{
    public double Change => After - Before;

    /// <summary>Days of each; null where not known.</summary>
    public (int Before, int After)? Days { get; init; }

    /// <summary>
    /// Standard error of what the model makes of the change: what it leaves over, and by the hour leaves over now more or less than before.
    /// </summary>
    public double ModelError(double modelled) => Math.Max(CalibrationAfter.ErrorFrom(CalibrationBefore), Math.Abs(Change - modelled));

    /// <summary>Drawing the month's days again, one forgets that the reference's were drawn as well.</summary>
    public double ReferenceToo => Days is { Before: > 0 } days ? Math.Sqrt(1 + (days.After / (double)days.Before)) : 1;
}

/// <summary>
/// A change in service shared out among volume, handling time, schedule, absence and newcomers, by what a queue model makes of each set of
/// them.
/// </summary>
/// <remarks>Source: ops/docs/statistics.md, 4.1.</remarks>
public sealed record ShortfallCauses
{
    private const int Resamples = 200;

    // Ends of the range that holds 90 %.
    private const double Low = 0.05, High = 0.95, Z = 1.6449;

    // Beyond this part of the change left over, the drivers are not the explanation.
    private const double MaxUnexplained = 1 / 3d;

    public required CauseVerdict Verdict { get; init; }

    /// <summary>As measured.</summary>
    public required double Change { get; init; }

    /// <summary>As the model makes it of all drivers together; null without calls.</summary>
    public required double? Modelled { get; init; }

    /// <summary>What the measured change holds that the model does not.</summary>
    public double? Unexplained => Change - Modelled;

    /// <summary>What the drivers would have done one at a time; the rest is their meeting in the same queue.</summary>
    public required double? OneAtATime { get; init; }

    /// <summary>Largest first; empty unless explained.</summary>
    public required IReadOnlyList<DriverShare> Shares { get; init; }

    /// <summary>
    /// A driver's share, to the nearest 5 %, of what all that went the same way did: where others went against it, shares of the change
    /// itself pass 100 %.
    /// </summary>
    public double ShareOfPull(DriverShare driver) =>
        DriverShare.Rounded(driver.Change / Shares.Where(share => Math.Sign(share.Change) == Math.Sign(driver.Change))
            .Sum(share => share.Change));

    /// <summary>Whether a driver is told as a cause: clear of chance, and the way the change went.</summary>
    public bool IsSignificant(DriverShare driver) => driver.IsClear && driver.Change * Change > 0 && ShareOfPull(driver) > 0;

    /// <param name="handling">How long calls took day by day; without it a range knows nothing of how well the mean handling time is
    /// known.</param>
    public static ShortfallCauses Of(IReadOnlyList<IntervalChange> intervals, QueueModel queue, MeasuredChange measured,
        IReadOnlyList<DayHandling>? handling = null, CancellationToken cancellationToken = default)
    {
        var counterfactuals = new Counterfactuals(intervals, queue, cancellationToken);
        var levels = counterfactuals.ServiceLevels([.. Enumerable.Range(0, counterfactuals.Days)]);
        var modelled = levels is null ? (double?)null : levels[^1] - levels[0];
        var verdict = VerdictOf(modelled, measured);
        return new()
        {
            Verdict = verdict,
            Change = measured.Change,
            Modelled = modelled,
            OneAtATime = levels is null ? null : Enumerable.Range(0, Counterfactuals.Drivers)
                .Sum(driver => levels[1 << driver] - levels[0]),
            Shares = verdict == CauseVerdict.Explained
                ? SharesOf(counterfactuals, levels!, measured, DayNoise.Of(intervals, queue, handling ?? []), cancellationToken)
                : [],
        };
    }

    private static CauseVerdict VerdictOf(double? modelled, MeasuredChange measured) => modelled switch
    {
        null => CauseVerdict.TooFewIntervals,
        _ when measured.Change == 0 => CauseVerdict.NothingToExplain,
        _ when !measured.IsSpecialCause && !(Math.Abs(measured.Change) > measured.BackTestError) => CauseVerdict.WithinNoise,
        _ when measured.CalibrationBefore.ThinHour is not null
            || measured.CalibrationAfter.ThinHour is not null => CauseVerdict.TooFewIntervals,
        _ when !measured.CalibrationBefore.Passes(measured.Change)
            || !measured.CalibrationAfter.Passes(measured.Change) => CauseVerdict.ModelIsOff,
        { } change when change == 0 || Math.Abs(measured.Change - change) > MaxUnexplained * Math.Abs(measured.Change) =>
            CauseVerdict.NotByTheseDrivers,
        _ => CauseVerdict.Explained,
    };

    private static List<DriverShare> SharesOf(Counterfactuals counterfactuals, double[] levels, MeasuredChange measured, DayNoise noise,
        CancellationToken cancellationToken)
    {
        var modelled = levels[^1] - levels[0];
        var changes = Shapley.Of(Counterfactuals.Drivers, levels);
        var drawn = new List<double[]>();
        foreach (var days in Resampling.Of(counterfactuals.Days, Resamples))
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (counterfactuals.ServiceLevels(days) is not { } resampled)
                continue;
            var shares = Shapley.Of(Counterfactuals.Drivers, resampled);
            noise.AddTo(shares, days);
            drawn.Add(shares);
        }

        var error = Z * measured.ModelError(modelled);
        return [.. Enum.GetValues<Driver>().Select(driver =>
        {
            var change = changes[(int)driver];
            List<double> sorted = [.. drawn.Select(one => one[(int)driver] - change).Order()];
            // The model's error may lie in any driver's part, but not in one's that did not change.
            double Wide(double end) => change == 0 ? 0 : Math.Sqrt(Math.Pow(measured.ReferenceToo * end, 2) + (error * error));
            return new DriverShare(driver, change, change - Wide(Math.Min(0, Quantiles.Of(sorted, Low))),
                change + Wide(Math.Max(0, Quantiles.Of(sorted, High))), change / modelled);
        }).OrderByDescending(share => Math.Abs(share.Change))];
    }
}
