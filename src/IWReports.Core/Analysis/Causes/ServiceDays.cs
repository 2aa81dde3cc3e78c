using IWReports.Core.Analysis.Data;
using IWReports.Core.Analysis.Staffing;
using IWReports.Core.Calendar;
using IWReports.Core.Facts;
using IWReports.Core.Kpis.Measuring;

namespace IWReports.Core.Analysis.Causes;

/// <summary>Calls that count for the service level, those of them in time, and calls of officers who know the work.</summary>
internal readonly record struct MeasuredHalfHour(double Counted, double InTime, HandledCalls Handled)
{
    public double ServiceLevel => InTime / Counted;

    public static MeasuredHalfHour operator +(MeasuredHalfHour one, MeasuredHalfHour other) =>
        new(one.Counted + other.Counted, one.InTime + other.InTime, one.Handled + other.Handled);
}

/// <summary>
/// The business days of some months, half-hour by half-hour within opening hours: what came in, who was there, and how callers were served.
/// </summary>
internal sealed class ServiceDays
{
    // Of most months only calls and service are asked for.
    private readonly Lazy<PhoneTime> _phoneTime;
    private readonly ServiceLevelVariant _variant;
    private readonly Dictionary<DateOnly, HandledCalls> _experiencedOn;
    private readonly Dictionary<DateOnly, HandledCalls> _newcomersOn;

    public ServiceDays(ServiceLog log, IReadOnlyList<ReportPeriod> months, IReadOnlyList<RosterEntry> roster,
        IReadOnlyList<Absence> absences, BusinessCalendar calendar)
    {
        _variant = log.Variant;
        var open = months.SelectMany(month => Enumerable.Range(0, month.Days).Select(month.From.AddDays)).Where(calendar.IsBusinessDay)
            .ToHashSet();
        Slots = [.. calendar.OpenHalfHours];
        Callers = [.. log.Callers.Where(one => open.Contains(one.Day) && Slots.Contains(one.Slot))];
        Days = [.. Callers.Select(one => one.Day).Distinct().Order()];
        var staff = new Staff(roster, absences);
        List<AgentHalfHour> officers = [.. log.Officers.Where(one => open.Contains(one.Day) && Slots.Contains(one.Slot))];
        var byTenure = officers.ToLookup(one => staff.IsNewcomer(one.Officer, one.Day));
        (Experienced, Newcomers) = (Sum(byTenure[false]), Sum(byTenure[true]));
        (_experiencedOn, _newcomersOn) = (ByDay(byTenure[false]), ByDay(byTenure[true]));
        Ring = officers.Sum(one => one.Handled) is > 0 and var calls ? Total(officers, one => one.Ringing) / calls : TimeSpan.Zero;
        _phoneTime = new(() => PhoneTimeOf(officers, byTenure[false], log.Covered, staff));
    }

    public IReadOnlyList<HalfHour> Slots { get; }

    public IReadOnlyList<DateOnly> Days { get; }

    public IReadOnlyList<CallersHalfHour> Callers { get; }

    /// <summary>
    /// Calls of officers who know the work, and of those who learn it; the time that the telephone rings at an officer's is taken up too.
    /// </summary>
    public HandledCalls Experienced { get; }

    public HandledCalls Newcomers { get; }

    public HandledCalls ExperiencedOn(DateOnly day) => _experiencedOn.GetValueOrDefault(day);

    public HandledCalls NewcomersOn(DateOnly day) => _newcomersOn.GetValueOrDefault(day);

    /// <summary>Whether no officer was ever on the phones: log-ins are not known.</summary>
    public bool NobodyOnPhones => _phoneTime.Value.HalfHours.Values.All(one => one.OnPhones <= 0);

    /// <summary>How long an officer's telephone rings before the answer: a wait that no number of officers shortens.</summary>
    public TimeSpan Ring { get; }

    /// <summary>Officers that the roster puts into an open half-hour, on average; those who are away are among them.</summary>
    public double Rostered => _phoneTime.Value.Rostered;

    public double ServiceLevel => Served(Callers) is { Base: > 0 } served ? served.InTime / served.Base : 0;

    /// <summary>Calls in time and those they are a share of, as the company's variant counts them.</summary>
    public (double InTime, double Base) Served(IEnumerable<CallersHalfHour> callers) =>
        callers.Aggregate(default(ServiceTally), (sum, one) => sum + one.Tally).Of(_variant);

    public ServiceDrivers At(DateOnly day, HalfHour slot)
    {
        var (one, usual) = (_phoneTime.Value.HalfHours[(day, slot)], _phoneTime.Value.Usual);
        return new(one.Calls, Experienced.Mean ?? TimeSpan.Zero, one.OnPhones + (usual * one.Away), usual * one.Away,
            one.Newcomers) { Covered = one.Covered };
    }

    /// <summary>How callers were served in a half-hour, and what experienced officers handled in it, as measured.</summary>
    public MeasuredHalfHour MeasuredAt(DateOnly day, HalfHour slot) => _phoneTime.Value.Measured.GetValueOrDefault((day, slot));

    public IEnumerable<MeasuredInterval> Measured(QueueModel queue) => Callers.GroupBy(one => (one.Day, one.Slot))
        .Select(slot => (slot.Key, Served: Served(slot)))
        .Where(slot => slot.Served.Base > 0)
        .Select(slot => new MeasuredInterval(slot.Key.Day, slot.Key.Slot, slot.Served.Base, slot.Served.InTime,
            queue.ServiceLevel(At(slot.Key.Day, slot.Key.Slot))));

    private PhoneTime PhoneTimeOf(List<AgentHalfHour> officers, IEnumerable<AgentHalfHour> experienced,
        IReadOnlyList<CoveredHalfHour> covered, Staff staff)
    {
        var halfHours = new Dictionary<(DateOnly, HalfHour), StaffedHalfHour>();
        // A half-hour's few calls are largely chance. The model takes those to be expected: the day's calls by the hours' usual shares.
        var perDay = Callers.GroupBy(one => one.Day).ToDictionary(day => day.Key, day => day.Sum(one => one.Calls));
        var all = perDay.Values.Sum();
        var share = Callers.GroupBy(one => one.Slot).ToDictionary(slot => slot.Key, slot => slot.Sum(one => one.Calls) / all);
        var there = officers.ToLookup(one => (one.Day, one.Slot));
        var seen = officers.Where(one => one.OnPhones > TimeSpan.Zero).GroupBy(one => one.Day)
            .ToDictionary(day => day.Key, day => day.Select(one => one.Officer).ToHashSet(StringComparer.Ordinal));
        var byTime = covered.ToDictionary(one => (one.Day, one.Slot), one => one.Time / HalfHour.Length);
        var (expected, onRoster) = (0, 0);
        foreach (var day in Days)
        {
            var seenThatDay = seen.GetValueOrDefault(day) ?? [];
            var awayThatDay = staff.Away(day);
            foreach (var slot in Slots)
            {
                var now = there[(day, slot)].ToList();
                var rostered = staff.On(day, slot).ToList();
                var away = rostered.Count(who => awayThatDay.Contains(who) || !seenThatDay.Contains(who));
                expected += rostered.Count - away;
                onRoster += rostered.Count;
                halfHours[(day, slot)] = new(perDay[day] * share.GetValueOrDefault(slot), now.Sum(one => one.OnPhones / HalfHour.Length),
                    now.Where(one => staff.IsNewcomer(one.Officer, day)).Sum(one => one.OnPhones / HalfHour.Length), away,
                        covered.Count == 0 ? 1 : Math.Min(1, byTime.GetValueOrDefault((day, slot))));
            }
        }

        var handled = experienced.ToLookup(one => (one.Day, one.Slot));
        var measured = Callers.GroupBy(one => (one.Day, one.Slot))
            .ToDictionary(slot => slot.Key, slot => Served(slot) is var served
                ? new MeasuredHalfHour(served.Base, served.InTime, Sum(handled[slot.Key])) : default);
        return new(halfHours, measured, expected > 0 ? Math.Min(1, halfHours.Values.Sum(one => one.OnPhones) / expected) : 0,
            onRoster / (double)Math.Max(1, halfHours.Count));
    }

    private static Dictionary<DateOnly, HandledCalls> ByDay(IEnumerable<AgentHalfHour> officers) => officers.GroupBy(one => one.Day)
        .ToDictionary(day => day.Key, day => Sum(day));

    private static HandledCalls Sum(IEnumerable<AgentHalfHour> officers)
    {
        var all = officers.ToList();
        return new(all.Sum(one => one.Handled), Total(all, one => one.TakenUp));
    }

    private static TimeSpan Total(IEnumerable<AgentHalfHour> officers, Func<AgentHalfHour, TimeSpan> of) =>
        officers.Aggregate(TimeSpan.Zero, (sum, one) => sum + of(one));

    /// <summary>
    /// A half-hour as it was seen: calls to be expected, officers on the phones and newcomers among them, how many of the roster were
    /// away, and the part of it with anybody there.
    /// </summary>
    private sealed record StaffedHalfHour(double Calls, double OnPhones, double Newcomers, int Away, double Covered);

    // Usual: the part of a day that officers who are there spend on the phones. Those away would have spent it, too.
    private sealed record PhoneTime(
        Dictionary<(DateOnly, HalfHour), StaffedHalfHour> HalfHours, Dictionary<(DateOnly, HalfHour), MeasuredHalfHour> Measured,
        double Usual, double Rostered);

    /// <summary>Who is on the roster when, and who is new there.</summary>
    private sealed class Staff(IReadOnlyList<RosterEntry> roster, IReadOnlyList<Absence> absences)
    {
        private readonly List<RosterEntry> _officers = [.. roster.Where(entry => entry.Role == RosterRole.Officer)];
        private readonly Tenure _tenure = new(roster);

        public bool IsNewcomer(string person, DateOnly day) => _tenure.IsNewcomer(person, day);

        // An officer whose shift is not known works while it is open.
        private static bool IsOnShift(RosterEntry entry, TimeOnly at) => entry.ShiftStarts is null || entry.ShiftEnds is null
            || Duty.IsOnShift(entry, at);

        public IReadOnlySet<string> Away(DateOnly day) => absences.AwayOn(day);

        public IEnumerable<string> On(DateOnly day, HalfHour slot) =>
            _officers.Where(entry => entry.Covers(day) && IsOnShift(entry, slot.Start)).Select(entry => entry.Person)
            .Distinct(StringComparer.Ordinal);
    }
}
