using IWReports.Core.Calendar;
using IWReports.Core.Facts;
using IWReports.Worker.Company;
using IWReports.Worker.Host;

namespace IWReports.Worker.Demo;

/// <summary>
/// What is known of Innovative Widgets: its people, their times and the calls it counted. The year is 2025, in Melbourne.
/// </summary>
internal static class SampleCompany
{
    public const string Queue = "widgets", Team = "Customer service", Supervisor = "John", Manager = "Customer service manager";

    public const int Year = 2025;

    public static readonly DateOnly FirstDay = new(Year, 1, 1), LastDay = new(Year, 11, 30);

    /// <summary>Taya's and Mary's first day. The case's table does not say it clearly: a reading.</summary>
    public static readonly DateOnly NewcomersStart = new(Year, 10, 1);

    /// <summary>From here on Mary answers promptly. The case says only that coaching helped.</summary>
    public static readonly DateOnly MaryCoached = new(Year, 11, 17);

    public static readonly TimeOnly Opens = new(9, 0), Closes = new(17, 0);

    public static BusinessCalendar Calendar { get; } =
        new(Zones.Find("Australia/Melbourne", "Sample company"), Holidays.Of("AU-VIC"), Opens, Closes);

    /// <summary>Calls of January to November, as the case gives them.</summary>
    public static IReadOnlyList<int> CallsPerMonth { get; } = [1200, 1150, 1320, 1300, 1260, 1320, 1380, 1350, 1400, 1480, 1560];

    /// <summary>Their change on the same month of last year in percent, as the case gives it.</summary>
    public static IReadOnlyList<decimal> PercentOnLastYear { get; } = [-2, -2, 3.5m, -1.5m, -0.5m, 4, 4.5m, 3.5m, 7, 10, 12];

    /// <summary>Who is on the roster. Shifts and the planned lunches, one after another, are invented.</summary>
    public static IReadOnlyList<RosterEntry> Roster { get; } =
    [
        Person(Manager, RosterRole.Manager, FirstDay, null, 12, 30),
        Person(Supervisor, RosterRole.Supervisor, FirstDay, null, 12, 30),
        Person("Mia", RosterRole.Officer, FirstDay, null, 11, 45),
        Person("Nitin", RosterRole.Officer, FirstDay, new DateOnly(Year, 10, 31), 12, 30),
        Person("Jonas", RosterRole.Officer, FirstDay, null, 13, 15),
        Person("Taya", RosterRole.Officer, NewcomersStart, new DateOnly(Year, 12, 31), 11, 45),
        Person("Mary", RosterRole.Officer, NewcomersStart, new DateOnly(Year, 12, 31), 13, 15),
    ];

    public static bool IsNewcomer(string person) => person is "Taya" or "Mary";

    private static RosterEntry Person(string name, RosterRole role, DateOnly from, DateOnly? to, int lunchHour, int lunchMinute)
    {
        var lunch = new TimeOnly(lunchHour, lunchMinute);
        return new(name, role, Team, from, to) { ShiftStarts = Opens, ShiftEnds = Closes, LunchStarts = lunch,
            LunchEnds = lunch.AddMinutes(45) };
    }
}
