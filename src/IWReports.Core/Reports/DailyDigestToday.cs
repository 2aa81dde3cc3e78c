using System.Globalization;
using IWReports.Core.Analysis.Staffing;
using IWReports.Core.Analysis.Trend;
using IWReports.Core.Calendar;
using IWReports.Core.Facts;
using IWReports.Core.Reports.Narrative;

namespace IWReports.Core.Reports;

/// <summary>What the morning's business day is likely to bring, and in which half-hours the roster has too few officers for it.</summary>
internal sealed class DailyDigestToday
{
    private readonly DailyDigestData _data;

    private readonly ExpectedCalls _expected;

    private readonly TodayRoster _roster;

    private readonly IReadOnlyDictionary<HalfHour, int> _needed;

    private readonly List<HalfHourCover> _cover;

    // Why the officers needed are not told; none when they are.
    private readonly Sentence _unknown = Sentence.None;

    public DailyDigestToday(DailyDigestData data)
    {
        _data = data;
        _roster = new(data);
        var known = (data.History.GetValueOrDefault("calls_offered") ?? []).Where(day => day.Value is not null)
            .Select(day => DateOnly.ParseExact(day.Key, "yyyy-MM-dd", CultureInfo.InvariantCulture)).ToHashSet();
        _expected = ExpectedCalls.Of(data.Morning, known, data.Log, data.Calendar);
        var spread = _expected.IsEnough ? _expected.ByHalfHour(data.Log, data.Calendar) : null;
        var needed = spread is null ? null : OfficersNeeded.For(data.Morning, spread, data.Log, data.Settings);
        if (_expected is { IsEnough: true, Mean: > 0 })
        {
            _unknown = spread is null ? Sentence.Of($"The officers that they need, half-hour by half-hour, can be told once {Count(HalfHourProfile.FewestWeeks):words} weeks of calls are on record.")
                : needed is null ? Sentence.Of($"How many officers they need cannot be told: handling times of the last {Count(OfficersNeeded.DaysBack)} days are not known.")
                : Sentence.None;
        }

        _needed = needed ?? new Dictionary<HalfHour, int>();
        _cover = _roster.IsKnown ? [.. _needed.Select(need => new HalfHourCover(data.Morning, need.Key, need.Value, _roster.At(need.Key))).OrderBy(slot => slot.Slot)] : [];
    }

    public string Text => string.Join(' ', Lead.Where(sentence => !sentence.IsEmpty).Select(sentence => sentence.Text));

    /// <summary>Half-hours that want alike and have alike, in one sentence each.</summary>
    public IEnumerable<Sentence> Short => _cover.Where(slot => slot.Spare < 0).GroupBy(slot => (slot.Needed, slot.OnShift))
        .Select(slots => Sentence.Of($"At {HalfHourText.Times([.. slots.Select(slot => slot.Slot)])} {Officers(slots.Key.Needed)} {Are(slots.Key.Needed)} needed, {Who(slots.Key.OnShift)} on the roster ({Count(slots.Key.Needed - slots.Key.OnShift):words} short)."));

    public Sentence Note
    {
        get
        {
            if (_needed.Count == 0)
                return Sentence.None;
            var log = OfficersNeeded.Recent(_data.Morning, _data.Log).SelectMany(queue => queue).ToList();
            var handled = log.Sum(entry => entry.Handled);
            var seconds = (decimal)log.Sum(entry => entry.HandleTime.TotalSeconds) / handled;
            var goal = OfficersNeeded.Goal(_data.Settings);
            return Sentence.Of($"Officers needed are modelled by Erlang A (C where nobody hangs up): {Share(goal.ServiceLevel)} answered within {Seconds((decimal)goal.Within.TotalSeconds)}, officers busy at most {Share(goal.MostOccupancy)} of the time, {Seconds(seconds)} a call ({Count(handled)} calls of the last {Count(OfficersNeeded.DaysBack)} days), if as many call as expected.{_roster.Caution}");
        }
    }

    public IReadOnlyList<Figure> Figures => [.. Lead.Concat(Short).Append(Note).SelectMany(sentence => sentence.Figures)];

    private IEnumerable<Sentence> Lead => [Calls(), _roster.Write(), _unknown, Verdict()];

    private Sentence Calls()
    {
        var day = DailyDigestText.Day(_data.Morning);
        var weekday = _data.Morning.DayOfWeek.ToString();
        var leftOut = _expected.LeavesOutHolidays ? ", public holidays left out" : "";
        if (!_expected.IsEnough)
            return Sentence.Of($"How many calls today, {day}, will bring cannot be told yet: {Count(_expected.Days.Count):words} earlier {weekday}{(_expected.Days.Count == 1 ? " is" : "s are")} on record{leftOut}, and it takes {Count(ExpectedCalls.FewestDays):words}.");
        var last = Sentence.Of($"the last {Count(_expected.Days.Count)} {weekday}s{leftOut}");
        if (_expected.High == 0)
            return Sentence.Of($"No calls are expected today, {day}: none came in on {last}.");
        var range = _expected.Low == _expected.High ? Sentence.Of($"{Count(_expected.High)} on each of {last}") : Sentence.Of($"{Count(_expected.Low)} to {Count(_expected.High)} on {last}");
        var calls = Math.Round(_expected.Mean, MidpointRounding.AwayFromZero);
        return calls == 0
            ? Sentence.Of($"Hardly any calls are expected today, {day} ({range}).")
            : Sentence.Of($"Today, {day}, about {Modelled((decimal)calls)} {(calls == 1 ? "call is" : "calls are")} expected ({range}).");
    }

    private Sentence Verdict()
    {
        if (_needed.Count == 0)
            return Sentence.None;
        if (Cover.Of(_cover) is not { } cover)
        {
            var most = _needed.Values.Max();
            return Sentence.Of($"At the busiest, {HalfHourText.Times([.. _needed.Where(need => need.Value == most).Select(need => need.Key)])}, {Officers(most)} {Are(most)} needed.");
        }

        var allNeeded = _cover.Where(slot => slot is { Spare: 0, Needed: > 0 }).Select(slot => slot.Slot).ToList();
        if (cover.HoursMissing == 0)
            return Sentence.Plain($"By the roster no half-hour is short of officers{(allNeeded.Count == 0 ? "" : $", with nobody to spare at {HalfHourText.Times(allNeeded)}")}.");
        var spare = cover.HoursSpare == 0 ? Sentence.None : Sentence.Of($"; {Modelled(cover.HoursSpare)} {(cover.HoursSpare == 1 ? "is" : "are")} to spare at {HalfHourText.Times(cover.TooMany)}");
        return Sentence.Of($"By the roster {Modelled(cover.HoursMissing)} {(cover.HoursMissing == 1 ? "officer-hour is" : "officer-hours are")} missing{spare}.");
    }

    private Sentence Officers(int count) => Sentence.Of($"{Modelled(count):words} {(count == 1 ? "officer" : "officers")}");

    private Sentence Who(int count) => count == 0 ? Sentence.Plain("nobody is") : Sentence.Of($"{Count(count):words} {Are(count)}");

    private static string Are(int count) => count == 1 ? "is" : "are";

    private Figure Modelled(decimal count) => Count(count) with { Grade = EvidenceGrade.Modelled };

    private Figure Count(decimal count) => Figure.Count(count, ReportPeriod.Day(_data.Morning));

    private Figure Seconds(decimal seconds) => new(seconds, Kpis.Unit.Seconds, ReportPeriod.Day(_data.Morning));

    private Figure Share(double share) => Figure.Share((decimal)share, ReportPeriod.Day(_data.Morning));
}
