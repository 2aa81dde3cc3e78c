using IWReports.Core.Calendar;
using IWReports.Core.Facts;
using IWReports.Worker.Measurement.Facts;

namespace IWReports.Worker.Measurement;

/// <summary>Puts officers' calls of a range of days together with their time on the phones, by half-hour.</summary>
internal sealed class AgentsLog(DateOnly from, DateOnly to)
{
    private readonly Dictionary<(DateOnly Day, HalfHour Slot, string Officer), AgentHalfHour> _officers = [];

    private readonly List<(TimeZoneInfo Zone, IReadOnlyList<Interval> Times)> _onPhones = [];

    public IReadOnlyList<AgentHalfHour> Officers => [.. _officers.Values];

    /// <summary>How much of each half-hour anybody was on the phones; where zones meet, that of the one with more.</summary>
    public IReadOnlyList<CoveredHalfHour> Covered =>
        [.. _onPhones.GroupBy(own => own.Zone).SelectMany(zone => CoveredHalfHour.Of(zone.SelectMany(own => own.Times), zone.Key))
            .GroupBy(one => (one.Day, one.Slot)).Select(slot => slot.MaxBy(one => one.Time)!)
            .Where(one => one.Day >= from && one.Day <= to)];

    public void AddCalls(AgentHalfHour calls) => _officers[(calls.Day, calls.Slot, calls.Officer)] = calls;

    /// <summary>After the calls: adds what an officer's log-ins and pauses say.</summary>
    public void AddPresence(AgentLog own)
    {
        var working = LoggedInTime.Working(own.Sessions, own.Breaks);
        _onPhones.Add((own.Zone, working));
        var times = LoggedInTime.ByHalfHour(working, own.Zone);
        // A log that does not tell work after the call tells pauses for it: time on the phones less what is left without them.
        var without = own.WorkPauses.Count == 0 ? times
            : LoggedInTime.ByHalfHour(LoggedInTime.Working(own.Sessions, [.. own.Breaks, .. own.WorkPauses]), own.Zone);
        foreach (var (slot, time) in times.Where(one => one.Key.Day >= from && one.Key.Day <= to))
        {
            var key = (slot.Day, slot.HalfHour, own.Officer);
            var known = _officers.GetValueOrDefault(key)
                ?? new(slot.Day, slot.HalfHour, own.Officer, 0, TimeSpan.Zero, TimeSpan.Zero, TimeSpan.Zero);
            _officers[key] = known with
            {
                OnPhones = known.OnPhones + time,
                WorkPauses = known.WorkPauses + time - without.GetValueOrDefault(slot),
            };
        }
    }
}
