using IWReports.Core.Calendar;
using IWReports.Core.Facts;
using IWReports.Core.Language;

namespace IWReports.Core.Reports.DailyDigest;

/// <summary>The team's officers on the roster of the morning, less those away: in all, and by half-hour where shifts are known.</summary>
internal sealed class TodayRoster
{
    // More names are a list, not a sentence.
    private const int MaxNames = 6;

    private readonly DailyDigestData _data;

    private readonly int? _officers;

    private readonly Dictionary<HalfHour, int> _onShift;

    public TodayRoster(DailyDigestData data)
    {
        _data = data;
        // A roster that names no teams is the whole company's, and so this team's.
        var officers = data.Roster.Where(entry => entry.IsAgentOf(data.Team)).ToList();
        var facts = Duty.On(data.Morning, officers, data.Absences, data.Calendar).ToList();
        _officers = facts.OfType<RosteredDay>().FirstOrDefault(day => day.Scope == Scope.Company)?.Officers;
        _onShift = facts.OfType<RosteredHalfHour>().Where(slot => slot.Scope == Scope.Company)
            .ToDictionary(slot => slot.Slot, slot => slot.Officers);
    }

    public bool IsKnown => _officers is not null;

    /// <summary>What a count of the roster's half-hours cannot know.</summary>
    public string Caution => _officers is null or 0 ? ""
        : _onShift.Count == 0 ? " Shifts and breaks are not known, so everyone on the roster counts for the whole day."
        : _data.Roster.Any(entry => entry.IsAgentOf(_data.Team) && entry.Covers(_data.Morning) && entry.LunchStarts is not null)
            ? " Planned lunches are taken off; other breaks are not known."
            : " Lunches and other breaks are not known.";

    /// <summary>Officers on the roster in a half-hour; all day long where shifts are not known.</summary>
    public int At(HalfHour slot) => _onShift.Count == 0 ? _officers ?? 0 : _onShift.GetValueOrDefault(slot);

    public bool IsEverybodyAway => _officers is 0;

    public Sentence Write()
    {
        var people = _data.Away(_data.Morning);
        var away = DailyDigestText.List([.. people.Select(DailyDigestText.Shortened)], MaxNames);
        var absent = people.Count == 0 ? "" : $"; {away} {(people.Count == 1 ? "is" : "are")} away";
        return _officers switch
        {
            null when _data.Roster.Any(entry => entry.Covers(_data.Morning)) =>
                Sentence.Plain("The roster has no officer of the team for the day, so cover cannot be judged."),
            null => Sentence.Plain("No roster is on record for the day, so cover cannot be judged."),
            0 => Sentence.Plain($"Everyone on the roster is away: {away}."),
            { } officers => Sentence.Of($"The roster has {Count(officers):words} {(officers == 1 ? "officer" : "officers")}{absent}."),
        };
    }

    private Figure Count(int officers) => Figure.Count(officers, ReportPeriod.Day(_data.Morning));
}
