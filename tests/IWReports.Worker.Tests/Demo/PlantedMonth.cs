using IWReports.Core.Calendar;
using IWReports.Core.Facts;
using IWReports.Worker.Demo;

namespace IWReports.Worker.Tests.Demo;

/// <summary>What is planted in one month of a company of five officers; nothing by default.</summary>
internal sealed record Plant
{
    public double Volume { get; init; } = 1;

    public double Talk { get; init; } = 1;

    /// <summary>Officers away for the month's first half.</summary>
    public int Leave { get; init; }

    /// <summary>Officers who leave the roster without anyone for them.</summary>
    public int Fewer { get; init; }

    /// <summary>Officers who are replaced by newcomers at half pace.</summary>
    public int Newcomers { get; init; }

    public bool LunchesTogether { get; init; }

    /// <summary>The day of the month from which more calls, longer ones and leave are planted; leave ends two weeks on.</summary>
    public int From { get; init; } = 1;

    /// <summary>Telephones are dead from 10:00 to 12:00, of which no roster and no log-in tells.</summary>
    public bool Outage { get; init; }

    /// <summary>Officers who log in and let it ring.</summary>
    public int NotAnswering { get; init; }
}

/// <summary>
/// Months of a company whose causes are known because they were planted: played call by call, and told as a source tells it.
/// </summary>
internal sealed class PlantedMonth
{
    private const int Team = 5, CallsPerDay = 120;

    // Longer than any telephone is rung.
    private const int RingsOut = 60;

    private static readonly TimeOnly OutageStarts = new(10, 0), OutageEnds = new(12, 0);

    private static readonly RandomStream DeadLine = new(0, Purpose.Ring);

    private readonly List<LogLine> _lines = [];

    public PlantedMonth(int month, Plant plant, ulong seed)
    {
        var period = ReportPeriod.Month(SampleCompany.Year, month);
        Roster = RosterOf(plant, period);
        Absences = [.. Roster.Take(plant.Leave)
            .Select(entry => new Absence(entry.Person, period.From.AddDays(plant.From - 1), period.From.AddDays(plant.From + 13),
            "Annual leave"))];
        var (usual, planted) = (ScenarioOf(new(), period, seed), ScenarioOf(plant, period, seed));
        ILookup<DateOnly, SampleCall> Calls(SampleScenario scenario) => new CallArrivals(scenario, new CustomerBook(seed)).Of(period)
            .ToLookup(call => call.Day);
        var byDay = Calls(planted);
        var byUsualDay = plant.From > 1 ? Calls(usual) : byDay;
        var log = new QueueLog();
        foreach (var day in byDay.Select(day => day.Key).Where(SampleCompany.Calendar.IsBusinessDay).Order())
        {
            Play(day, (day.Day < plant.From ? byUsualDay : byDay)[day], plant, day.Day < plant.From ? usual : planted, log);
            _lines.AddRange(log.Take().Select(LogLine.Of));
        }
    }

    public IReadOnlyList<RosterEntry> Roster { get; }

    public IReadOnlyList<Absence> Absences { get; }

    public IReadOnlyList<LogLine> Lines => _lines;

    public static bool IsNewcomer(string person) => person[0] == 'N';

    private static SampleScenario ScenarioOf(Plant plant, ReportPeriod period, ulong seed) => new()
    {
        Seed = seed,
        CallsPerMonth = [.. Enumerable.Repeat((int)(CallsPerDay * plant.Volume * SampleCompany.Calendar.BusinessDaysIn(period)), 12)],
        TalkMinutes = 5 * plant.Talk,
        PatienceMinutes = 4,
        LongPatienceMinutes = 10,
    };

    private static List<RosterEntry> RosterOf(Plant plant, ReportPeriod month) =>
    [
        .. Enumerable.Range(0, Team - plant.Fewer).Select(seat => (Seat: seat, IsNew: seat >= Team - plant.Fewer - plant.Newcomers))
            .Select(one =>
        {
            var lunch = new TimeOnly(11, 30).AddMinutes(45 * (one.Seat % 3));
            return new RosterEntry(one.IsNew ? $"N{one.Seat}" : $"O{one.Seat}", RosterRole.Officer, null,
                one.IsNew ? month.From : SampleCompany.FirstDay, null)
            { ShiftStarts = SampleCompany.Opens, ShiftEnds = SampleCompany.Closes, LunchStarts = lunch, LunchEnds = lunch.AddMinutes(45) };
        }),
    ];

    private void Play(DateOnly day, IEnumerable<SampleCall> calls, Plant plant, SampleScenario scenario, QueueLog log)
    {
        var queue = new QueueDay(log, new CallRetries(), (officer, draw) => Ring(officer, draw, plant), At(day, SampleCompany.Opens),
            At(day, SampleCompany.Closes));
        foreach (var entry in Roster.Where(entry =>
            !Absences.Any(away => away.Person == entry.Person && away.From <= day && day <= away.To)))
        {
            var seat = Seat(entry.Person);
            var draw = new RandomStream(scenario.Seed, Purpose.Shift, day.DayNumber, seat);
            var lunch = At(day, plant.LunchesTogether ? new(12, 30) : entry.LunchStarts!.Value) + draw.Between(-180, 180);
            queue.Works(new Agent(entry.Person, IsNewcomer(entry.Person) ? 0.5 : 1),
                At(day, SampleCompany.Opens) + draw.Between(-300, 120), At(day, SampleCompany.Closes), [(lunch, "Lunch", 45 * 60)],
                DeskWork(day, seat, scenario));
        }

        foreach (var call in calls)
            queue.Receives(plant.Outage && call.EntersAt >= At(day, OutageStarts)
                && call.EntersAt < At(day, OutageEnds) ? call with { Patience = 8 + (call.Patience % 8), Rings = DeadLine } : call);
        queue.Play();
    }

    private static int Ring(Agent officer, RandomStream draw, Plant plant) =>
        draw == DeadLine || Seat(officer.Name) < plant.NotAnswering ? RingsOut : draw.Between(2, 8);

    private static int Seat(string person) => person[1] - '0';

    private static IEnumerable<(long At, int Seconds)> DeskWork(DateOnly day, int seat, SampleScenario scenario)
    {
        var draw = new RandomStream(scenario.Seed, Purpose.DeskWork, day.DayNumber, seat);
        for (var at = At(day, SampleCompany.Opens); (at += (long)(60 * draw.Exponential(scenario.DeskWorkEveryMinutes))) < At(day,
            SampleCompany.Closes);)
            yield return (at, (int)Math.Clamp(60 * draw.LogNormal(scenario.DeskWorkMinutes, 0.7), 60, 2400));
    }

    private static long At(DateOnly day, TimeOnly time) => LocalTime.At(day, time, SampleCompany.Calendar.Zone).ToUnixTimeSeconds();
}
