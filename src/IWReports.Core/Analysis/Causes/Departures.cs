using IWReports.Core.Analysis.Data;
using IWReports.Core.Analysis.Staffing;
using IWReports.Core.Calendar;
using IWReports.Core.Statistics;

namespace IWReports.Core.Analysis.Causes;

/// <summary>
/// The month's half-hours beside the reference's same weekdays and half-hours: how far each driver went from there, and how service did,
/// both as measured. What is seen here owes nothing to the queue model.
/// </summary>
internal sealed class Departures
{
    // The part of the loss that must lie in half-hours where the driver was worse.
    private const double Most = 0.5;

    // In standard errors of a mean over days; a single half-hour need not be significant.
    private const double Clear = 1;

    // A dose that varies by less than a quarter of its size shows no response.
    private const double Flat = 0.25;

    private readonly List<Departure> _halfHours;

    /// <param name="change">Of service: where it rose, better takes the place of worse.</param>
    public Departures(IEnumerable<(DateOnly Day, List<DateOnly> Like)> pairs, ServiceDays before, ServiceDays after, double change)
    {
        var sign = -Math.Sign(change);
        _halfHours = [.. from pair in pairs
                         from slot in after.Slots
                         let now = after.MeasuredAt(pair.Day, slot)
                         let was = pair.Like.Select(day => before.MeasuredAt(day, slot)).Aggregate((sum, day) => sum + day)
                         where now.Counted > 0 && was.Counted > 0
                         let doses = Doses(after.At(pair.Day, slot), [.. pair.Like.Select(day => before.At(day, slot))], now.Handled,
                             was.Handled)
                         select new Departure(pair.Day, slot, now.Counted, sign * ((now.Counted * was.ServiceLevel) - now.InTime),
                             [.. doses.Select(dose => sign * dose)])];
    }

    /// <summary>What holds of a driver.</summary>
    public CauseChecks Of(Driver driver)
    {
        var doses = _halfHours.Where(one => one.Doses[(int)driver] is not null)
            .Select(one => (At: one, Dose: one.Doses[(int)driver]!.Value)).ToList();
        var worse = doses.GroupBy(one => one.At.Slot).Where(slot => IsWorse([.. slot.Select(one => one.Dose)])).Select(slot => slot.Key)
            .ToHashSet();
        var lost = _halfHours.Sum(one => one.Lost);
        var byDay = doses.Where(one => worse.Contains(one.At.Slot)).GroupBy(one => one.At.Day).OrderBy(day => day.Key).ToList();
        return new(
            OrderOf(Onset.Of([.. byDay.Select(day => day.Average(one => one.Dose))]),
                Onset.Of([.. byDay.Select(day => day.Sum(one => one.At.Lost) / day.Sum(one => one.At.Calls))])),
            lost > 0 ? _halfHours.Where(one => worse.Contains(one.Slot)).Sum(one => one.Lost) >= Most * lost : null,
            Varies([.. doses.Select(one => one.Dose)])
                ? DoseResponse.Of([.. doses.Select(one =>
                new DosedHalfHour(one.At.Day, one.At.Slot, one.Dose, one.At.Lost / one.At.Calls))]) : null);
    }

    private static WhichFirst OrderOf(Onset? driver, Onset? service) => (driver, service) switch
    {
        (null, _) or (_, null) => WhichFirst.NotSeen,
        _ when driver.Latest <= service.Day && service.Day > 0 => WhichFirst.Driver,
        _ when driver.Earliest > service.Latest => WhichFirst.Service,
        _ when driver.Day == 0 && service.Day == 0 => WhichFirst.BothFromTheFirstDay,
        _ => WhichFirst.TooClose,
    };

    private static bool Varies(IReadOnlyList<double> doses) => doses.Count > 0 && MeanAndDeviation(doses) is var (mean, deviation)
        && deviation > Flat * Math.Abs(mean);

    private static bool IsWorse(IReadOnlyList<double> doses) =>
        doses.Count > 1 && MeanAndDeviation(doses) is var (mean, deviation) && mean > 0
        && mean >= Clear * deviation / Math.Sqrt(doses.Count - 1);

    private static (double Mean, double Deviation) MeanAndDeviation(IReadOnlyList<double> values)
    {
        var mean = values.Average();
        return (mean, Math.Sqrt(values.Average(value => (value - mean) * (value - mean))));
    }

    // Calls and handling time in proportion to the usual: a tenth more is more of them at noon than at night. Newcomers among all: at
    // lunch there are fewer of everybody.
    private static double?[] Doses(ServiceDrivers now, IReadOnlyList<ServiceDrivers> before, HandledCalls handled,
        HandledCalls handledBefore)
    {
        double Usual(Func<ServiceDrivers, double> of) => before.Average(of);
        var doses = new double?[Counterfactuals.Drivers];
        doses[(int)Driver.Volume] = Usual(one => one.Calls) is > 0 and var calls ? (now.Calls / calls) - 1 : null;
        doses[(int)Driver.HandlingTime] = handledBefore.Mean is { } mean && mean > TimeSpan.Zero ? (handled.Mean / mean) - 1 : null;
        doses[(int)Driver.Schedule] = Usual(one => one.Scheduled) - now.Scheduled;
        doses[(int)Driver.Absence] = now.Absent - Usual(one => one.Absent);
        doses[(int)Driver.Newcomers] = NewAmong(now) - Usual(NewAmong);
        return doses;
    }

    private static double NewAmong(ServiceDrivers one) => one.Scheduled > 0 ? Math.Min(1, one.Newcomers / one.Scheduled) : 0;

    /// <summary>
    /// Calls, how many of them fewer were answered in time than would have been before, and by how much each driver was worse, null where
    /// that is not known.
    /// </summary>
    private sealed record Departure(DateOnly Day, HalfHour Slot, double Calls, double Lost, double?[] Doses);
}
