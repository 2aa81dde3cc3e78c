using IWReports.Core.Analysis.Causes;
using IWReports.Core.Analysis.Data;
using IWReports.Core.Analysis;
using IWReports.Core.Calendar;
using IWReports.Core.Kpis.Measuring;
using IWReports.Core.Kpis.ReachUs;
using IWReports.Core.Language;

namespace IWReports.Core.Recommendations;

/// <summary>
/// What a lever would have done to the month's calls in time: the change of their share with the range that 90 % of resampled months give,
/// calls gained, and hours on the phones it took.
/// </summary>
internal sealed record LeverEffect(double Change, double Low, double High, double InTime, double FewerAbandoned, double Hours)
{
    /// <summary>What it takes and gives; hours that it saves are taken up by other work.</summary>
    public BusinessCase Case => new() { HoursMonthly = (decimal)Math.Max(0, Hours), Calls = Calls };

    public (decimal InTime, decimal FewerAbandoned) Calls => ((decimal)InTime, (decimal)FewerAbandoned);
}

/// <summary>The queue model of the causes, with the month's own half-hours and one lever's effect.</summary>
/// <remarks>Source: ops/docs/statistics.md, 7.2.</remarks>
internal sealed class LeverModel
{
    /// <summary>What the model predicts: calls answered within the same time.</summary>
    public const string Kpi = ServiceLevel.Id;

    private const double Z90 = 1.645;

    // d2 of moving ranges of two points.
    private const double D2 = 1.128;

    private readonly MonthlyAnalysis _analysis;
    private readonly ServiceDays _days;
    private readonly QueueModel _queue;

    // As the month was: every lever is held against it.
    private readonly List<List<ModelledInterval>> _were;

    // Officers there and calls of each day.
    private readonly Dictionary<DateOnly, (double Officers, double Calls)> _byDay;

    private LeverModel(MonthlyAnalysis analysis, ServiceDays days, QueueModel queue)
    {
        (_analysis, _days, _queue) = (analysis, days, queue);
        _were = [.. days.Days.Select(day => days.Slots.Select(slot => ModelledInterval.Of(queue, slot, days.At(day, slot))).ToList())];
        _byDay = HalfHours.GroupBy(half => half.Day).ToDictionary(day => day.Key,
            day => (day.Sum(half => half.Drivers.Scheduled), day.Sum(half => half.Drivers.Calls)));
    }

    /// <summary>Null where the model is not known to tell how the month's callers were served: then nothing is predicted.</summary>
    public static LeverModel? Of(MonthlyAnalysis analysis)
    {
        if (analysis.Causes is not { Measured: { } measured, After: { } days } || !measured.CalibrationAfter.Passes(measured.Change)
            || days.Callers.Sum(one => one.Abandoned) == 0)
            return null;
        return new(analysis, days,
            ServiceCauses.ModelOf(analysis.Data.Service, days.Callers, analysis.Causes.Pace) with { Ring = days.Ring });
    }

    /// <summary>The month's half-hours as they were.</summary>
    public IReadOnlyList<(DateOnly Day, HalfHour Slot, ServiceDrivers Drivers)> HalfHours =>
        [.. _days.Days.SelectMany(day => _days.Slots.Select(slot => (day, slot, _days.At(day, slot))))];

    public LeverEffect Pull(Func<DateOnly, HalfHour, ServiceDrivers, ServiceDrivers> lever)
    {
        var days = Days(lever);
        var change = days.Month;
        var (low, high) = days.Range(one => one.ServiceLevel);
        return new(change.ServiceLevel, low, high, change.ServiceLevel * change.After.Counted,
            change.Before.Abandoned - change.After.Abandoned, change.After.Hours - change.Before.Hours);
    }

    /// <summary>The month's days without a lever and with it.</summary>
    public LeverDays Days(Func<DateOnly, HalfHour, ServiceDrivers, ServiceDrivers> lever) => new([.. _days.Days.Zip(_were, (day, were) =>
        were.Select(was => new LeverChange(was.Calls, lever(day, was.Slot, was.Drivers) is var drivers && drivers == was.Drivers
            ? was.Calls : ModelledInterval.Of(_queue, was.Slot, drivers).Calls)).Aggregate((sum, half) => sum + half))]);

    /// <summary>A day's officer-hours, laid as its calls come.</summary>
    public ServiceDrivers Staggered(DateOnly day, ServiceDrivers was) => _byDay[day] is { Calls: > 0 } whole
        ? was with { Scheduled = Math.Max(was.Absent, whole.Officers * was.Calls / whole.Calls), Covered = 1 } : was;

    /// <summary>The mean wait of all callers, those who give up among them: a queue of Erlang A loses callers as they wait.</summary>
    public double Wait(ModelledCalls calls) =>
        (calls.Abandonment * _queue.Patience.TotalSeconds) + ((1 - calls.Abandonment) * _queue.Ring.TotalSeconds);

    /// <summary>By how much model and measurement lie apart in an hour, on the mean.</summary>
    public double Gap => _analysis.Causes!.Measured!.CalibrationAfter.Gap;

    /// <summary>As it was measured in the same half-hours: answered in time, abandoned, and the mean wait.</summary>
    public (double ServiceLevel, double Abandonment, double Wait) Measured
    {
        get
        {
            var calls = _days.Callers.Sum(one => one.Calls);
            return (_days.ServiceLevel, _days.Callers.Sum(one => one.Tally.Abandoned - one.Tally.AbandonedShort) / calls,
                _days.Callers.Sum(one => one.Waited.TotalSeconds) / calls);
        }
    }

    /// <summary>What it does, in words, and the next month's figure if it is done and all else stays.</summary>
    public Effect Effect(LeverEffect leverEffect)
    {
        Figure Points(double share) => new Figure((decimal)share * 100, Unit.Points, _analysis.Period) { Grade = EvidenceGrade.Modelled };
        var change = Sentence.Of($"in the queue model {Points(Math.Abs(leverEffect.Change))} points "
            + $"{(leverEffect.Change < 0 ? "fewer" : "more")} calls answered in time ({Points(leverEffect.Low)} to "
            + $"{Points(leverEffect.High)})");
        if (Predict(leverEffect) is not { } prediction)
            return new(change);
        Figure Share(decimal value) => Figure.Share(value, _analysis.Period.AddMonths(1)) with { Grade = EvidenceGrade.Modelled };
        return new(change, prediction, Sentence.Of(
            $"{Share(prediction.Value)} ({Share(prediction.Low)} to {Share(prediction.High)}) next month if all else stays"));
    }

    // A month's figure varies by itself, too: the change between two months by √2 times as much as one.
    private Prediction? Predict(LeverEffect leverEffect)
    {
        if (_analysis.Find(Kpi) is not { Value: { } value } found)
            return null;
        var usual = _analysis.Found(found.Kpi).Trend.Chart is { } chart ? Z90 * Math.Sqrt(2) * chart.Limits.MovingRange / D2 : 0;
        decimal At(double change, double reach) => Math.Clamp(value + (decimal)(change + reach), 0, 1);
        double Reach(double end) => Math.Sqrt(Math.Pow(end - leverEffect.Change, 2) + (usual * usual));
        return new(At(leverEffect.Change, 0), At(leverEffect.Change, -Reach(leverEffect.Low)),
            At(leverEffect.Change, Reach(leverEffect.High)));
    }

    /// <summary>A half-hour's drivers, and what the model makes of its calls.</summary>
    private sealed record ModelledInterval(HalfHour Slot, ServiceDrivers Drivers, ModelledCalls Calls)
    {
        public static ModelledInterval Of(QueueModel queue, HalfHour slot, ServiceDrivers drivers)
        {
            var hours = (drivers.Scheduled - drivers.Absent) * HalfHour.Length.TotalHours;
            if (drivers.Calls <= 0)
                return new(slot, drivers, new(0, 0, 0, 0, hours));
            var tally = queue.Tally(drivers);
            var served = queue.Served(tally);
            return new(slot, drivers, new(drivers.Calls, drivers.Calls * served.Base, drivers.Calls * served.InTime,
                drivers.Calls * tally.Abandoned, hours));
        }
    }
}
