using IWReports.Core.Facts;

namespace IWReports.Worker.Demo;

/// <summary>
/// What the simulated year is made of. Switch a planted driver off and everything else stays as drawn: the difference is what that driver
/// did.
/// </summary>
internal sealed record SampleScenario
{
    /// <summary>
    /// One of sixty tried, for its longest wait of nearly an hour, as in the case; with each of them 12 to 17 % hang up in November.
    /// </summary>
    public ulong Seed { get; init; } = 2057;

    /// <summary>Planted driver: calls entering the queue per month, January first.</summary>
    public IReadOnlyList<int> CallsPerMonth { get; init; } = SampleCompany.CallsPerMonth;

    /// <summary>Planted driver: officers' leave and sick days from October, which nobody covers.</summary>
    public bool LeaveUncovered { get; init; } = true;

    /// <summary>
    /// Planted driver: from October, with the supervisor away, officers go to lunch together instead of one after another.
    /// </summary>
    public bool LunchesTogether { get; init; } = true;

    /// <summary>Planted driver: newcomers start at half pace and learn; else they are as fast as the others from the first day.</summary>
    public bool NewcomersSlow { get; init; } = true;

    /// <summary>Planted driver: Mary lets the telephone ring until she is coached.</summary>
    public bool MaryLetsItRing { get; init; } = true;

    /// <summary>Minutes an experienced officer talks on one call, and works on after it.</summary>
    public double TalkMinutes { get; init; } = 7.2;

    public double WrapUpMinutes { get; init; } = 1;

    /// <summary>Minutes between one piece of desk work and the next, per officer, and minutes that one takes.</summary>
    public double DeskWorkEveryMinutes { get; init; } = 90;

    public double DeskWorkMinutes { get; init; } = 10;

    /// <summary>Minutes a caller is willing to wait: most, and the share that waits far longer.</summary>
    public double PatienceMinutes { get; init; } = 15;

    public double LongPatienceMinutes { get; init; } = 60;

    public double PatientShare { get; init; } = 0.25;

    /// <summary>
    /// A newcomer's pace on the first day next to an experienced officer's, and the business days after which 63 % of the gap is closed.
    /// </summary>
    public double SpeedToProficiency { get; init; } = 0.5;

    public double LearningDays { get; init; } = 40;

    /// <summary>Without any of the planted drivers.</summary>
    public SampleScenario Quiet() => this with
    {
        // The mean of January to September, every month.
        CallsPerMonth = [.. Enumerable.Repeat((int)Math.Round(SampleCompany.CallsPerMonth.Take(9).Average()),
            SampleCompany.CallsPerMonth.Count)],
        LeaveUncovered = false,
        LunchesTogether = false,
        NewcomersSlow = false,
        MaryLetsItRing = false,
    };

    /// <summary>Who is away when. John's leave is the case's; the officers' days are invented.</summary>
    public IReadOnlyList<Absence> Absences => LeaveUncovered ? [.. Johns, .. Officers] : Johns;

    /// <summary>How fast a person works, as a share of an experienced officer's pace.</summary>
    public double PaceOf(string person, DateOnly day)
    {
        if (!NewcomersSlow || !SampleCompany.IsNewcomer(person))
            return 1;
        var worked = SampleCompany.Calendar.BusinessDaysBetween(SampleCompany.NewcomersStart, day);
        return 1 - ((1 - SpeedToProficiency) * Math.Exp(-worked / LearningDays));
    }

    private static IReadOnlyList<Absence> Johns { get; } = [Away("John", 10, 1, 11, 30, "Annual leave")];

    private static IReadOnlyList<Absence> Officers { get; } =
    [
        Away("Mia", 10, 13, 10, 15, "Sick leave"),
        Away("Nitin", 10, 20, 10, 31, "Annual leave"),
        Away("Taya", 10, 22, 10, 23, "Sick leave"),
        Away("Jonas", 10, 28, 10, 28, "Sick leave"),
        Away("Mary", 11, 5, 11, 6, "Sick leave"),
        Away("Jonas", 11, 10, 11, 21, "Annual leave"),
        Away("Mia", 11, 19, 11, 20, "Sick leave"),
        Away("Taya", 11, 20, 11, 20, "Sick leave"),
        Away("Taya", 11, 27, 11, 28, "Sick leave"),
    ];

    private static Absence Away(string person, int fromMonth, int fromDay, int toMonth, int toDay, string reason) =>
        new(person, new DateOnly(SampleCompany.Year, fromMonth, fromDay), new DateOnly(SampleCompany.Year, toMonth, toDay), reason);
}
