using IWReports.Core.Calendar;
using IWReports.Core.Facts;
using IWReports.Core.Language;

namespace IWReports.Core.Reports.TeamWeek;

/// <summary>The month's training: whether it was held, and who of the team had it.</summary>
internal sealed class WeekTraining
{
    private const string HadIt = "had it", Missed = "missed it", NotHeld = "not held", NotHere = "not here then";

    private readonly TeamWeekData _data;

    private readonly TrainingSession? _month;

    public WeekTraining(TeamWeekData data)
    {
        _data = data;
        var month = ReportPeriod.MonthOf(data.Period.To);
        // A month with several sessions has had its training once one of them was held.
        _month = data.Training.Where(session => session.PlannedOn >= month.From && session.PlannedOn <= month.To)
            .OrderByDescending(IsHeld).ThenByDescending(session => session.PlannedOn).FirstOrDefault();
    }

    /// <summary>"November’s training".</summary>
    public string Title => $"{Month}’s training";

    private string Month => DateText.Month(_data.Period.To);

    public Sentence Write()
    {
        if (_data.Training.Count == 0)
            return Sentence.Plain("No training is on record for the last twelve months.");
        if (_month is null)
            return Sentence.Plain($"No training was planned for {Month}.{Last()}");
        var topic = _month.Topic is { } about ? $" on “{about}”" : "";
        if (!IsHeld(_month))
        {
            return Sentence.Plain(_month.PlannedOn > _data.Period.To
                ? $"{Month}’s training{topic} is planned for {DateText.Day(_month.PlannedOn, _data.Period)}."
                : $"{Month}’s training{topic} was planned for {DateText.Day(_month.PlannedOn, _data.Period)} and was not held.{Last()}");
        }

        var held = Sentence.Plain($"{Month}’s training{topic} was held on {DateText.Day(_month.HeldOn!.Value, _data.Period)}");
        return _month is { Attended: { } came, Invited: { } asked }
            ? Sentence.Of($"{held}: {Count(came):words} of {Count(asked):words} came.")
            : Sentence.Of($"{held}.");
    }

    /// <summary>Whether an officer had the month's training, in a word or two.</summary>
    public string Had(string officer)
    {
        if (_month is null)
            return "none planned";
        if (!IsHeld(_month))
            return _month.PlannedOn > _data.Period.To ? $"planned {DateText.Day(_month.PlannedOn, _data.Period)}" : NotHeld;
        if (_month.MissedBy.Contains(officer, StringComparer.OrdinalIgnoreCase))
            return Missed;
        return !_data.Roster.Any(entry => entry.Person == officer && entry.Covers(_month.HeldOn!.Value)) ? NotHere
            : (_month.Attended is { } came && came == _month.Invited) || _month.MissedBy.Count > 0 ? HadIt
            : "not recorded";
    }

    /// <summary>Who still needs the month's training, or that everybody had it; "" where that is not known.</summary>
    public string StillNeededBy(IReadOnlyList<string> officers)
    {
        var without = officers.Where(officer => Had(officer) is NotHeld or Missed or NotHere).ToList();
        var names = DailyDigestText.List(without, TeamWeekReport.MaxNames);
        return without.Count > 0 ? $"{names} still {(without.Count == 1 ? "needs" : "need")} it."
            : officers.Count > 0 && officers.All(officer => Had(officer) == HadIt) ? "Everybody on the team had it."
            : "";
    }

    private string Last() => _data.Training.Where(IsHeld).Select(session => session.HeldOn).Max() is { } day
        ? $" The last was held on {DateText.Day(day, _data.Period)}." : "";

    private bool IsHeld(TrainingSession session) => session.HeldOn <= _data.Period.To;

    private Figure Count(decimal count) => Figure.Count(count, _data.Period);
}
