using IWReports.Core.Analysis.Causes;
using IWReports.Core.Analysis.Data;
using IWReports.Core.Analysis;
using IWReports.Core.Calendar;
using IWReports.Core.Kpis.Measuring;
using IWReports.Core.Kpis.ReachUs;
using IWReports.Core.Language;
using IWReports.Core.Statistics;

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

    private const int Resamples = 200;

    private const double Low = 0.05, High = 0.95, Z90 = 1.645;

    // d2 of moving ranges of two points.
    private const double D2 = 1.128;

    private readonly MonthlyAnalysis _analysis;
    private readonly ServiceDays _days;
    private readonly QueueModel _queue;

    // As the month was: every lever is held against it.
    private readonly List<List<ModelledInterval>> _were;

    private LeverModel(MonthlyAnalysis analysis, ServiceDays days, QueueModel queue)
    {
        (_analysis, _days, _queue) = (analysis, days, queue);
        _were = [.. days.Days.Select(day => days.Slots.Select(slot => ModelledInterval.Of(queue, slot, days.At(day, slot))).ToList())];
    }

    /// <summary>Null where the model is not known to tell how the month's callers were served: then nothing is predicted.</summary>
    public static LeverModel? Of(MonthlyAnalysis analysis)
    {
        if (analysis.Causes is not { Measured: { } measured, After: { } days } || !measured.CalibrationAfter.Passes(measured.Change))
            return null;
        var hungUp = days.Callers.Sum(one => one.Abandoned);
        return hungUp == 0 ? null : new(analysis, days,
            ServiceCauses.ModelOf(analysis.Data.Service, days.Callers, analysis.Causes.Pace) with { Ring = days.Ring });
    }

    /// <summary>The month's half-hours as they were.</summary>
    public IReadOnlyList<(DateOnly Day, HalfHour Slot, ServiceDrivers Drivers)> HalfHours =>
        [.. _days.Days.SelectMany(day => _days.Slots.Select(slot => (day, slot, _days.At(day, slot))))];

    public LeverEffect Pull(Func<DateOnly, HalfHour, ServiceDrivers, ServiceDrivers> lever)
    {
        var days = _days.Days.Zip(_were, (day, were) =>
            were.ConvertAll(was => new Half(was, lever(day, was.Slot, was.Drivers) is var drivers
            && drivers == was.Drivers ? was : ModelledInterval.Of(_queue, was.Slot, drivers)))).ToList();
        var sums = days.ConvertAll(Sums.Of);
        List<double> drawn = [.. Resampling.Of(days.Count, Resamples)
            .Select(round => round.Select(day => sums[day]).Aggregate((sum, day) => sum + day).Change).Order()];
        var (month, all) = (sums.Aggregate(default(Sums), (sum, day) => sum + day), days.SelectMany(day => day).ToList());
        return new(month.Change, Quantiles.Of(drawn, Low), Quantiles.Of(drawn, High), month.Change * month.CallsAfter,
            all.Sum(half => half.Before.Abandoned - half.After.Abandoned), all.Sum(half => half.Hours));
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

    /// <summary>A half-hour's drivers, and of its calls those that count, those of them in time and those that abandon.</summary>
    private sealed record ModelledInterval(HalfHour Slot, ServiceDrivers Drivers, double Counted, double InTime, double Abandoned)
    {
        public static ModelledInterval Of(QueueModel queue, HalfHour slot, ServiceDrivers drivers)
        {
            if (drivers.Calls <= 0)
                return new(slot, drivers, 0, 0, 0);
            var tally = queue.Tally(drivers);
            var served = queue.Served(tally);
            return new(slot, drivers, drivers.Calls * served.Base, drivers.Calls * served.InTime, drivers.Calls * tally.Abandoned);
        }
    }

    private sealed record Half(ModelledInterval Before, ModelledInterval After)
    {
        public double Hours => (After.Drivers.Scheduled - After.Drivers.Absent - Before.Drivers.Scheduled
            + Before.Drivers.Absent) * HalfHour.Length.TotalHours;
    }

    private readonly record struct Sums(double CallsBefore, double InTimeBefore, double CallsAfter, double InTimeAfter)
    {
        public double Change => CallsBefore <= 0 || CallsAfter <= 0 ? 0 : (InTimeAfter / CallsAfter) - (InTimeBefore / CallsBefore);

        public static Sums Of(List<Half> day) =>
            new(day.Sum(half => half.Before.Counted), day.Sum(half => half.Before.InTime), day.Sum(half => half.After.Counted),
            day.Sum(half => half.After.InTime));

        public static Sums operator +(Sums one, Sums other) =>
            new(one.CallsBefore + other.CallsBefore, one.InTimeBefore + other.InTimeBefore, one.CallsAfter + other.CallsAfter,
            one.InTimeAfter + other.InTimeAfter);
    }
}
