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
        if (figures.Of("calls_offered") is not { Value: { } calls })
        {
            return unmapped.Count == 0 ? $"Nothing is on record for {day}’s calls."
                : $"{UnmappedText.Calls(unmapped)} came in on {day},"
                    + $" but {(unmapped.Count == 1 ? "the queue belongs" : "the queues belong")} to no team.";
        }

        if (calls == 0)
            return unmapped.Count == 0 ? $"Nobody called on {day}." : $"Nobody called the queues of {Shortened(data.Team)} on {day}.";

        var came = $"{Count(calls, "call")} came in";
        var lost = figures.Of("abandonment") is { Numerator: { } hungUp, Value: not null } ? hungUp : (decimal?)null;
        var loss = lost switch
        {
            null => "",
            0 => "and nobody hung up",
            1 => "and 1 caller hung up",
            { } many => $"and {Number(many)} callers hung up",
        };
        var (busy, left, waited) = (figures.Placed("calls_offered"), figures.Placed("abandonment"), figures.Placed("speed_of_answer"));
        var off = figures.IsFarOff("abandonment") || figures.IsFarOff("service_level") || figures.IsFarOff("answered_in_5_rings");
        var said = (busy, left, waited) switch
        {
            ( > 0, > 0, _) => $"On the busiest day in {Number(figures.UsualDays)}, {Number(lost!.Value)} of {Number(calls)} callers"
                + " hung up, more than usual",
            (_, > 0, _) => $"More callers than usual hung up on {day}: {Number(lost!.Value)} of {Number(calls)}",
            (_, _, > 0) => $"Callers waited longer than usual on {day}: {Value(figures.Of("speed_of_answer")!)} on average; {came} {loss}",
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
        var calls = figures.Of("calls_offered")?.Value is not { } offered ? "no call figures"
            : figures.Of("abandonment") is { Numerator: { } lost } ? $"{Count(offered, "call")}, {Number(lost)} abandoned"
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
