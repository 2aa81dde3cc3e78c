using IWReports.Core.Kpis.ReachUs;
using IWReports.Core.Reports.Warnings;
using static IWReports.Core.Language.DailyDigestText;

namespace IWReports.Core.Reports.DailyDigest;

/// <summary>The day in one sentence, what was unusual first, and the same in a few words for the subject.</summary>
internal static class DigestHeadline
{
    public static string Of(DailyDigestFigures figures, DailyDigestData data)
    {
        var day = data.Period.From.DayOfWeek.ToString();
        var unmapped = data.UnmappedQueues;
        if (figures.Of(CallsOffered.Id) is not { Value: { } calls })
        {
            return unmapped.Count == 0 ? $"Nothing is on record for {day}’s calls."
                : $"{UnmappedText.Calls(unmapped)} came in on {day},"
                    + $" but {(unmapped.Count == 1 ? "the queue belongs" : "the queues belong")} to no team.";
        }

        if (calls == 0)
            return unmapped.Count == 0 ? $"Nobody called on {day}." : $"Nobody called the queues of {Shortened(data.Team)} on {day}.";

        var came = $"{Count(calls, "call")} came in";
        var lost = figures.Of(Abandonment.Id) is { Numerator: { } hungUp, Value: not null } ? hungUp : (decimal?)null;
        var loss = lost switch
        {
            null => "",
            0 => "and nobody hung up",
            1 => "and 1 caller hung up",
            { } many => $"and {Number(many)} callers hung up",
        };
        var (busy, left, waited) = (figures.Placed(CallsOffered.Id), figures.Placed(Abandonment.Id), figures.Placed(SpeedOfAnswer.Id));
        var off = figures.IsFarOff(Abandonment.Id) || figures.IsFarOff(ServiceLevel.Id) || figures.IsFarOff(AnsweredIn5Rings.Id);
        var said = (busy, left, waited) switch
        {
            ( > 0, > 0, _) => $"On the busiest day in {Number(figures.UsualDays)}, {Number(lost!.Value)} of {Number(calls)} callers"
                + " hung up, more than usual",
            (_, > 0, _) => $"More callers than usual hung up on {day}: {Number(lost!.Value)} of {Number(calls)}",
            (_, _, > 0) => $"Callers waited longer than usual on {day}: {Value(figures.Of(SpeedOfAnswer.Id)!)} on average; {came} {loss}",
            ( > 0, _, _) => $"{day} was the busiest in {Number(figures.UsualDays)} business days: {came} {loss}",
            ( < 0, _, _) => $"{day} was the quietest in {Number(figures.UsualDays)} business days: {came} {loss}",
            (_, < 0, _) => $"Fewer callers than usual hung up on {day}: {Number(lost!.Value)} of {Number(calls)}",
            (0, _, _) => $"A normal {day}{(off ? ", still short of target" : "")}: {came} {loss}",
            _ => $"On {day} {came} {loss}",
        };
        return said.TrimEnd() + ".";
    }

    /// <summary>"84 calls, 12 abandoned; 1 urgent, 6 to call back today". It names no customer.</summary>
    public static string Summary(DailyDigestFigures figures, DailyDigestData data, IReadOnlyList<DigestTodo> todos)
    {
        var calls = figures.Of(CallsOffered.Id)?.Value is not { } offered ? "no call figures"
            : figures.Of(Abandonment.Id) is { Numerator: { } lost } ? $"{Count(offered, "call")}, {Number(lost)} abandoned"
            : Count(offered, "call");
        var urgent = todos.Count(todo => todo.Urgency == TodoUrgency.Threat);
        var due = new List<string>();
        if (urgent > 0)
            due.Add($"{Number(urgent)} urgent");
        if (data.Unreached is > 0 and { } unreached)
            due.Add($"{Number(unreached)} to call back today");
        return due.Count == 0 ? calls : $"{calls}; {string.Join(", ", due)}";
    }
}
