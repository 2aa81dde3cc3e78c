using IWReports.Core.Calendar;
using IWReports.Core.Facts;

namespace IWReports.Worker.Demo;

/// <summary>One simulated day: its queue_log lines, and what became of its calls.</summary>
internal sealed record SampleDay(DateOnly Day, IReadOnlyList<string> Lines, IReadOnlyList<SampleAnswer> Answers);

/// <summary>Plays the year day by day: who works when decides who waits and who gives up.</summary>
internal sealed class CallSimulation(SampleScenario scenario, CustomerBook customers)
{
    // The telephone exchange was restarted twice, while nobody was calling.
    private static readonly DateOnly[] Restarts = [SampleCompany.FirstDay, new(SampleCompany.Year, 6, 22)];

    private static readonly TimeOnly SharedLunch = new(12, 30), Training = new(15, 0);

    public IEnumerable<SampleDay> Run()
    {
        var log = new QueueLog();
        var retries = new CallRetries();
        var arrivals = new CallArrivals(scenario, customers);
        for (var month = ReportPeriod.MonthOf(SampleCompany.FirstDay); month.From <= SampleCompany.LastDay; month = month.AddMonths(1))
        {
            var calls = arrivals.Of(month).ToLookup(call => call.Day);
            for (var day = month.From; day <= month.To; day = day.AddDays(1))
            {
                if (Restarts.Contains(day))
                    log.Started(Instant(day, new TimeOnly(3, 0)));
                var answers = PlayDay(day, calls[day], log, retries);
                yield return new(day, log.Take(), answers);
            }
        }
    }

    private IReadOnlyList<SampleAnswer> PlayDay(DateOnly day, IEnumerable<SampleCall> calls, QueueLog log, CallRetries retries)
    {
        var (opens, closes) = SampleCompany.Calendar.IsBusinessDay(day)
            ? (Instant(day, SampleCompany.Opens), Instant(day, SampleCompany.Closes))
            : (long.MaxValue, 0);
        var queue = new QueueDay(log, retries, (officer, draw) => RingSeconds(officer.Name, day, draw), opens, closes);
        foreach (var entry in OnDuty(day))
        {
            var draw = new RandomStream(scenario.Seed, Purpose.Shift, day.DayNumber, Seat(entry.Person));
            // Most log in a little early, some a little late.
            var (starts, ends) = (opens + draw.Between(-300, 120), closes + draw.Between(0, 60));
            var officer = new Agent(entry.Person, scenario.PaceOf(entry.Person, day));
            queue.Works(officer, starts, ends, Pauses(entry, day, draw), DeskWork(entry.Person, day, opens, closes));
        }

        foreach (var call in calls)
            queue.Receives(call);
        return queue.Play();
    }

    private IEnumerable<RosterEntry> OnDuty(DateOnly day) =>
        SampleCompany.Calendar.IsBusinessDay(day)
            ? SampleCompany.Roster.Where(entry => entry.Role is RosterRole.Officer && entry.Covers(day)
                && !scenario.Absences.IsAway(entry.Person, day))
            : [];

    private IEnumerable<(long At, string Reason, int Seconds)> Pauses(RosterEntry entry, DateOnly day, RandomStream draw)
    {
        var planned = entry.LunchStarts!.Value;
        var together = scenario.LunchesTogether && day >= SampleCompany.NewcomersStart;
        var lunch = Instant(day, together ? SharedLunch : planned) + draw.Between(together ? -600 : -180, together ? 600 : 180);
        yield return (lunch, "Lunch", (int)(entry.LunchEnds!.Value - planned).TotalSeconds);
        // Once a month, never all at once: each seat has its own Wednesday.
        if (day.DayOfWeek == DayOfWeek.Wednesday && (day.Day - 1) / 7 == Seat(entry.Person) % 4)
            yield return (Instant(day, Training), "Training", 3600);
    }

    private IEnumerable<(long At, int Seconds)> DeskWork(string person, DateOnly day, long from, long to)
    {
        var draw = new RandomStream(scenario.Seed, Purpose.DeskWork, day.DayNumber, Seat(person));
        for (var at = from; (at += (long)(60 * draw.Exponential(scenario.DeskWorkEveryMinutes))) < to;)
            yield return (at, (int)Math.Clamp(60 * draw.LogNormal(scenario.DeskWorkMinutes, 0.7), 60, 2400));
    }

    private int RingSeconds(string person, DateOnly day, RandomStream draw)
    {
        var slow = scenario.MaryLetsItRing && person == "Mary" && day < SampleCompany.MaryCoached;
        return slow ? draw.Between(8, 26) : draw.Between(2, 8);
    }

    private static int Seat(string person) => SampleCompany.Roster.ToList().FindIndex(entry => entry.Person == person);

    private static long Instant(DateOnly day, TimeOnly time) =>
        LocalTime.StartOf(day, SampleCompany.Calendar.Zone).ToUnixTimeSeconds() + (long)time.ToTimeSpan().TotalSeconds;
}
