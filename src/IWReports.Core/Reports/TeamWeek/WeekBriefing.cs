using IWReports.Core.Analysis.Themes;
using IWReports.Core.Facts;
using IWReports.Core.Language;

namespace IWReports.Core.Reports.TeamWeek;

/// <summary>What to brief the team on: at most four findings, each with what it asks and its figure.</summary>
internal sealed class WeekBriefing(TeamWeekData data, WeekTargets targets, WeekFeedback feedback, FigureBook written)
{
    private const int Most = 4, DaysOfWeek = 7;

    // Once is chance; fewer remarks or repeats are no theme to talk about.
    private const int MinMisses = 2, MinRemarks = 3, MinRepeats = 3;

    public IReadOnlyList<BriefRow> Rows() =>
        [.. new[] { Promise(), Theme(), Step(), Repeats(), Policy() }.OfType<(string Ask, Sentence Why)>().Take(Most)
            .Select(one => new BriefRow(one.Ask, written.Text(one.Why)))];

    /// <summary>The promise that was broken furthest.</summary>
    private (string, Sentence)? Promise()
    {
        if (targets.Furthest is not { Target.Ask.Length: > 0 } one)
            return null;
        var says = one.Target.Says(WeekFigures.Of(one.Value, one.Value.Value!.Value, data.Period));
        return (one.Target.Ask, Sentence.Of($"{says.Begun}; the target is {TargetBound.Of(one.Kpi, one.Kpi.Target!, data.Period)}."));
    }

    /// <summary>What customers minded more than usual, else what they minded most.</summary>
    private (string, Sentence)? Theme()
    {
        var known = feedback.Minded.Where(theme => theme.Theme != ThemeCount.Other && theme.Remarks >= MinRemarks).ToList();
        if ((known.Find(theme => theme.MoreThanChance) ?? known.FirstOrDefault()) is not { } theme)
            return null;
        var department = feedback.Department(theme.Theme);
        var ask = department.Length > 0
            ? $"Pass each case of “{theme.Theme}” to {department} on the same day."
            : $"Talk about “{theme.Theme}”, and agree what to do differently.";
        return (ask, theme.MoreThanChance
            ? Sentence.Of($"{Count(theme.Remarks):remark} were about it, against {Count((decimal)theme.Usual!.Value)} in a usual week.")
            : Sentence.Of($"{Count(theme.Remarks):remark} were about it, and nothing came up more often."));
    }

    /// <summary>What quality reviews found missing most often.</summary>
    private (string, Sentence)? Step() =>
        data.Quality.Where(item => item.Passed is not null).GroupBy(item => item.Item.Trim(), StringComparer.OrdinalIgnoreCase)
            .Select(item => (item.Key, Missed: item.Count(one => one.Passed is false), Of: item.Count()))
            .Where(item => item.Missed >= MinMisses).OrderByDescending(item => item.Missed)
            .ThenByDescending(item => (double)item.Missed / item.Of)
            .ThenBy(item => item.Key, StringComparer.Ordinal)
            .Select(item => ((string, Sentence)?)($"Work on “{item.Key}” in every call.",
                Sentence.Of($"Reviews found it missing in {Count(item.Missed)} of {Count(item.Of)} calls.")))
            .FirstOrDefault();

    /// <summary>The topic on which customers most often had to ask again.</summary>
    private (string, Sentence)? Repeats() =>
        data.Contacts.Where(contact => contact is { Topic: not null, CameAgain: not null })
            .GroupBy(contact => contact.Topic!.Trim(), StringComparer.OrdinalIgnoreCase)
            .Select(topic => (topic.Key, Again: topic.Count(contact => contact.CameAgain is true), Of: topic.Count()))
            .Where(topic => topic.Again >= MinRepeats).OrderByDescending(topic => topic.Again)
            .ThenBy(topic => topic.Key, StringComparer.Ordinal)
            .Select(topic => ((string, Sentence)?)($"Give the whole answer on “{topic.Key}” the first time.", Again(topic.Again, topic.Of)))
            .FirstOrDefault();

    private Sentence Again(int again, int of)
    {
        var days = data.Settings.RepeatWithin.Days;
        var asked = days == DaysOfWeek ? "Of the week before"
            : $"Of the week to {DateText.Day(data.Period.To.AddDays(-days), data.Period)}";
        return Sentence.Of($"{asked}, {Count(again)} of {Count(of):enquiry|enquiries} came again within {Count(days):day}.");
    }

    /// <summary>A policy that was explained in the week and not understood.</summary>
    private (string, Sentence)? Policy() =>
        data.Briefings.Where(briefing => briefing is { NotUnderstood: > 0, Officers: not null })
            .OrderByDescending(briefing => briefing.NotUnderstood)
            .Select(briefing => ((string, Sentence)?)($"Explain “{briefing.Policy}” once more.", NotUnderstood(briefing)))
            .FirstOrDefault();

    private Sentence NotUnderstood(Briefing briefing)
    {
        var (lost, all) = (Count(briefing.NotUnderstood!.Value), Count(briefing.Officers!.Value));
        return Sentence.Of($"On {DateText.Day(briefing.Day, data.Period)}, {lost} of {all:officer} had not understood it.");
    }

    private Figure Count(decimal count) => Figure.Count(count, data.Period);
}
