using IWReports.Core.Calendar;

namespace IWReports.Worker.Demo;

/// <summary>
/// When customers call. Call number i of a month is drawn from its own stream, so a month with fewer calls has the first ones of a month
/// with more.
/// </summary>
internal sealed class CallArrivals(SampleScenario scenario, CustomerBook customers)
{
    // Calls by half-hour from 07:00: a peak at half past ten, a smaller one after lunch, a few when closed. Invented.
    private static readonly double[] OpenDay =
        [.005, .005, .01, .02, .80, 1.10, 1.35, 1.40, 1.25, 1.10, .95, .85, .90, 1.05, 1.15, 1.10, .95, .90, .80, .60, .05, .03, .02, .01];

    private static readonly double[] ClosedDay = [.0, .0, .5, .5, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, .5, .5, .5, .5, .5];

    private static readonly TimeSpan ProfileStarts = TimeSpan.FromHours(7);

    // Mean 40 minutes, since who is cut off from help tries again the same day.
    private const double RetryShare = 0.45, RetryMeanSeconds = 2400;

    // About one in eighty hangs up in the first seconds, whoever is free: the wrong number, the second thought.
    private const double HangsUpAtOnce = 0.012;

    public IReadOnlyList<SampleCall> Of(ReportPeriod month)
    {
        var days = Enumerable.Range(0, month.Days).Select(month.From.AddDays).ToArray();
        var dayWeights = Array.ConvertAll(days, Weight);
        return [.. Enumerable.Range(0, scenario.CallsPerMonth[month.From.Month - 1])
            .Select(number => Draw(days, dayWeights, month.From.Month, number))
            .OrderBy(call => call.EntersAt)];
    }

    private SampleCall Draw(DateOnly[] days, double[] dayWeights, int month, int number)
    {
        var draw = new RandomStream(scenario.Seed, Purpose.Call, month, number);
        var day = days[Place(dayWeights, draw)];
        var slot = Place(SampleCompany.Calendar.IsBusinessDay(day) ? OpenDay : ClosedDay, draw);
        var within = ProfileStarts + (slot * HalfHour.Length)
            + TimeSpan.FromSeconds(draw.Between(0, (int)HalfHour.Length.TotalSeconds - 1));
        var patience = draw.Chance(HangsUpAtOnce) ? draw.Between(2, 9)
            : 60 * draw.Exponential(draw.Chance(scenario.PatientShare) ? scenario.LongPatienceMinutes : scenario.PatienceMinutes);
        return new SampleCall(day, LocalTime.StartOf(day, SampleCompany.Calendar.Zone).ToUnixTimeSeconds() + (long)within.TotalSeconds,
            customers.Calls(draw))
        {
            Patience = Math.Max(1, (int)patience),
            Greeting = draw.Between(6, 14),
            Talk = Math.Clamp(60 * draw.LogNormal(scenario.TalkMinutes, 0.95), 20, 3000),
            WrapUp = Math.Clamp(60 * draw.LogNormal(scenario.WrapUpMinutes, 0.8), 5, 600),
            CallerHangsUpFirst = draw.Chance(0.7),
            Difficulty = draw.Next(),
            TriesAgainAfter = draw.Chance(RetryShare) ? 60 + (int)draw.Exponential(RetryMeanSeconds) : null,
            Rings = new RandomStream(scenario.Seed, Purpose.Ring, month, number),
        };
    }

    private double Weight(DateOnly day)
    {
        if (!SampleCompany.Calendar.IsBusinessDay(day))
            return 0.012;
        var weekday = day.DayOfWeek switch
        {
            DayOfWeek.Monday => 1.20,
            DayOfWeek.Tuesday => SampleCompany.Calendar.IsBusinessDay(day.AddDays(-1)) ? 1.05 : 1.25,
            DayOfWeek.Wednesday => 1.00,
            DayOfWeek.Thursday => 0.95,
            _ => 0.90,
        };
        return weekday * new RandomStream(scenario.Seed, Purpose.DayWeight, day.DayNumber).LogNormal(1, 0.10);
    }

    private static int Place(double[] weights, RandomStream draw)
    {
        var left = draw.Next() * weights.Sum();
        var place = 0;
        while (place < weights.Length - 1 && (left -= weights[place]) >= 0)
            place++;
        return place;
    }
}
