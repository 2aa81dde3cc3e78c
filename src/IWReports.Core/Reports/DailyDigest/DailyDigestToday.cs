using System.Globalization;
using IWReports.Core.Analysis.Staffing;
using IWReports.Core.Analysis.Volume;
using IWReports.Core.Calendar;
using IWReports.Core.Facts;
using IWReports.Core.Kpis.ReachUs;
using IWReports.Core.Language;
using IWReports.Core.Statistics.Erlang;

namespace IWReports.Core.Reports.DailyDigest;

/// <summary>What the morning's business day is likely to bring, and in which half-hours the roster has too few officers for it.</summary>
internal sealed class DailyDigestToday
{
    private readonly DailyDigestData _data;

    private readonly ExpectedCalls _expected;

    private readonly TodayRoster _roster;

    private readonly IReadOnlyDictionary<HalfHour, int> _needed;

    private readonly List<IntervalStaffing> _cover;

    // Why the officers needed are not known; none when they are.
    private readonly Sentence _unknown = Sentence.None;

    public DailyDigestToday(DailyDigestData data)
    {
        _data = data;
        _roster = new(data);
        var known = (data.History.GetValueOrDefault(CallsOffered.Id) ?? []).Where(day => day.Value is not null)
            .Select(day => DateOnly.ParseExact(day.Key, "yyyy-MM-dd", CultureInfo.InvariantCulture)).ToHashSet();
        _expected = ExpectedCalls.Of(data.Morning, known, data.Log, data.Calendar);
        var expected = _expected.IsEnough ? _expected.ByHalfHour(data.Log, data.Calendar) : null;
        var needed = expected is null ? null : AgentsNeeded.For(data.Morning,
            AgentsNeeded.ToServe(expected, data.Morning, data.Log), data.Log, data.Settings);
        if (_expected is { IsEnough: true, Mean: > 0 })
        {
            _unknown = expected is null
                ? Sentence.Of(
                    $"The officers needed can be worked out once {Count(HalfHourProfile.MinWeeks):words} weeks of calls are on record.")
                : needed is null ? Sentence.Of(
                    $"The officers needed are not known, for want of handling times in the last {Count(AgentsNeeded.DaysBack)} days.")
                : Sentence.None;
        }

        _needed = needed ?? new Dictionary<HalfHour, int>();
        _cover = !_roster.IsKnown ? []
            : [.. _needed.Select(need => new IntervalStaffing(data.Morning, need.Key, need.Value, _roster.At(need.Key)))
                .OrderBy(slot => slot.Slot)];
    }

    public bool IsEverybodyAway => _roster.IsEverybodyAway;

    /// <summary>The half-hours with fewer officers on the roster than needed, by time.</summary>
    public IEnumerable<IntervalStaffing> Missing => _cover.Where(slot => slot.Spare < 0);

    public string Text => string.Join(' ', Lead.Where(sentence => !sentence.IsEmpty).Select(sentence => sentence.Text));

    /// <summary>Half-hours that want alike and have alike, a row each; then those with officers to spare.</summary>
    public IReadOnlyList<DigestInterval> Intervals =>
    [
        .. Missing.GroupBy(slot => (slot.Needed, slot.OnShift)).Select(slots => new DigestInterval(
            Times(slots), DailyDigestText.Number(slots.Key.Needed), DailyDigestText.Number(slots.Key.OnShift),
            $"{DailyDigestText.Number(slots.Key.Needed - slots.Key.OnShift)} short")),
        .. _cover.Where(slot => slot.Spare > 0).GroupBy(slot => slot.Spare).OrderByDescending(slots => slots.Key).Select(slots =>
            new DigestInterval(Times(slots), "", "", $"{DailyDigestText.Number(slots.Key)} to spare")),
    ];

    /// <summary>What the officers needed rest on, in a line.</summary>
    public Sentence Note => _needed.Count == 0 ? Sentence.None
        : Sentence.Of($"Needed is an estimate: {InTime}, at {Seconds(HandleTime)} a call.{_roster.Caution}");

    /// <summary>How the officers needed are worked out, for those who want to check.</summary>
    public Sentence Method => _needed.Count == 0 ? Sentence.None
        : Sentence.Of($"Officers needed are modelled by Erlang A (C where nobody hangs up): {InTime}, {Busy}, {CallsHandled}.");

    public IReadOnlyList<Figure> Figures =>
    [
        .. Lead.Append(Note).Append(Method).SelectMany(sentence => sentence.Figures),
        .. _cover.SelectMany(slot => new[] { Modelled(slot.Needed), Count(slot.OnShift), Modelled(Math.Abs(slot.Spare)) }),
    ];

    private IEnumerable<Sentence> Lead => [Calls(), _roster.Write(), _unknown, Verdict()];

    private List<QueueHalfHour> Recent => [.. AgentsNeeded.Recent(_data.Morning, _data.Log).SelectMany(queue => queue)];

    private int Handled => Recent.Sum(entry => entry.Handled);

    private decimal HandleTime => (decimal)Recent.Sum(entry => entry.HandleTime.TotalSeconds) / Handled;

    private StaffingGoal Goal => AgentsNeeded.Goal(_data.Morning, _data.Settings);

    private Sentence InTime =>
        Sentence.Of($"{Share(Goal.ServiceLevel)} of calls answered within {Seconds((decimal)Goal.Within.TotalSeconds)}");

    private Sentence Busy => Sentence.Of($"officers busy at most {Share(Goal.MaxOccupancy)} of the time");

    private Sentence CallsHandled =>
        Sentence.Of($"{Seconds(HandleTime)} a call ({Count(Handled)} calls of the last {Count(AgentsNeeded.DaysBack)} days)");

    private Sentence Calls()
    {
        var day = DateText.Day(_data.Morning, _data.Period);
        var weekday = _data.Morning.DayOfWeek.ToString();
        var leftOut = _expected.LeavesOutHolidays ? ", holidays left out," : "";
        var known = _expected.Days.Count;
        if (!_expected.IsEnough)
        {
            var there = known == 0 ? Sentence.Plain("there is none yet") : Sentence.Of($"there {Are(known)} {Count(known):words}");
            var takes = Sentence.Of($"it takes {Count(ExpectedCalls.MinDays):words} {weekday}s on record");
            return Sentence.Of($"How many calls today, {day}, will bring cannot be said: {takes}, and {there}.");
        }

        var last = Sentence.Of($"the last {Count(known)} {weekday}s{leftOut}");
        if (_expected.High == 0)
            return Sentence.Of($"No calls are expected today, {day}; {last} brought none.");
        var range = _expected.Low == _expected.High
            ? Sentence.Of($"{Count(_expected.High)} each") : Sentence.Of($"{Count(_expected.Low)} to {Count(_expected.High)}");
        var calls = Math.Round(_expected.Mean, MidpointRounding.AwayFromZero);
        return calls == 0
            ? Sentence.Of($"Hardly any calls are expected today, {day}; {last} brought {range}.")
            : Sentence.Of($"About {Modelled((decimal)calls)} {Expected((double)calls)} expected today, {day}; {last} brought {range}.");
    }

    private Sentence Verdict()
    {
        if (_needed.Count == 0)
            return Sentence.None;
        if (NetStaffing.Of(_cover) is not { } cover)
        {
            var most = _needed.Values.Max();
            var from = _needed.Where(need => need.Value == most).Min(need => need.Key);
            return Sentence.Of($"At the busiest, {HalfHourText.Times([from])}, {Officers(most)} {Are(most)} needed.");
        }

        var missing = Missing.Count();
        return missing == 0
            ? Sentence.Plain("The roster has enough officers in every half-hour.")
            : Sentence.Of($"The roster is short in {HalfHours(missing)}, by {Hours(cover.HoursMissing)} in all.");
    }

    private static string Expected(double calls) => calls == 1 ? "call is" : "calls are";

    private static string Times(IEnumerable<IntervalStaffing> slots) => HalfHourText.Times([.. slots.Select(slot => slot.Slot)]);

    private Sentence HalfHours(int count) => Sentence.Of($"{Modelled(count):words} {(count == 1 ? "half-hour" : "half-hours")}");

    private Sentence Hours(decimal hours) => Sentence.Of($"{Modelled(hours)} {(hours == 1 ? "officer-hour" : "officer-hours")}");

    private Sentence Officers(int count) => Sentence.Of($"{Modelled(count):words} {(count == 1 ? "officer" : "officers")}");

    private static string Are(int count) => count == 1 ? "is" : "are";

    private Figure Modelled(decimal count) => Count(count) with { Grade = EvidenceGrade.Modelled };

    private Figure Count(decimal count) => Figure.Count(count, ReportPeriod.Day(_data.Morning));

    private Figure Seconds(decimal seconds) => new(seconds, Kpis.Measuring.Unit.Seconds, ReportPeriod.Day(_data.Morning));

    private Figure Share(double share) => Figure.Share((decimal)share, ReportPeriod.Day(_data.Morning));
}
