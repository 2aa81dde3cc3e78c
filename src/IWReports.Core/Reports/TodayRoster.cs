using IWReports.Core.Calendar;
using IWReports.Core.Facts;
using IWReports.Core.Reports.Narrative;

namespace IWReports.Core.Reports;

/// <summary>The team's officers whom the roster has for the morning's business day, less those who are away: in all, and by half-hour where every shift is known.</summary>
internal sealed class TodayRoster
{
    private readonly DailyDigestData _data;

    private readonly int? _officers;

    private readonly Dictionary<HalfHour, int> _onShift;

    public TodayRoster(DailyDigestData data)
    {
        _data = data;
        // A roster that names no teams is the whole company's, and so this team's.
        var facts = Duty.On(data.Morning, [.. data.Roster.Where(entry => entry.IsOfficerOf(data.Team))], data.Absences, data.Calendar).ToList();
        _officers = facts.OfType<RosteredDay>().FirstOrDefault(day => day.Scope == Scope.Company)?.Officers;
        _onShift = facts.OfType<RosteredHalfHour>().Where(slot => slot.Scope == Scope.Company).ToDictionary(slot => slot.Slot, slot => slot.Officers);
    }

    public bool IsKnown => _officers is not null;

    /// <summary>What a count of the roster's half-hours cannot know.</summary>
    public string Caution => _officers is null or 0 ? ""
        : _onShift.Count == 0 ? " Shifts and breaks are not known: whoever is on the roster counts for the whole day."
        : _data.Roster.Any(entry => entry.IsOfficerOf(_data.Team) && entry.Covers(_data.Morning) && entry.LunchStarts is not null)
            ? " Lunches are taken off as the roster plans them; other breaks are not known."
            : " Lunches and other breaks are not known.";

    /// <summary>Officers on the roster in a half-hour; all day long where shifts are not known.</summary>
    public int At(HalfHour slot) => _onShift.Count == 0 ? _officers ?? 0 : _onShift.GetValueOrDefault(slot);

    public Sentence Write()
    {
        var away = DailyDigestText.List(_data.Away(_data.Morning));
        return _officers switch
        {
            null when _data.Roster.Any(entry => entry.Covers(_data.Morning)) => Sentence.Plain("The roster has no officer of the team for the day, so cover cannot be judged."),
            null => Sentence.Plain("No roster is on record for the day, so cover cannot be judged."),
            0 => Sentence.Plain($"Everyone on the roster is away: {away}."),
            { } officers => Sentence.Of($"{(officers == 1 ? "On the roster is" : "On the roster are")} {Figure.Count(officers, ReportPeriod.Day(_data.Morning)):words} {(officers == 1 ? "officer" : "officers")}{(away.Length > 0 ? $"; away: {away}" : "")}."),
        };
    }
}
