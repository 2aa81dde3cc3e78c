using IWReports.Core.Analysis;
using IWReports.Core.Language;

namespace IWReports.Core.Reports.Board;

/// <summary>What fell together in time or place with the month's figures; none of it is a cause yet.</summary>
internal sealed class CoincidenceText(MonthlyAnalysis analysis)
{
    /// <summary>Staff events of the last three months; empty when there were none.</summary>
    public Sentence Staff()
    {
        var events = analysis.Events;
        List<Sentence> parts =
        [
            .. Part(events.SupervisorsAway, "the supervisor's leave", "supervisors on leave"),
            .. Part(events.AgentsAway, "an officer's leave", "officers on leave"),
            .. Part(events.Leavers, "an officer's departure", "officers' departures"),
            .. Part(events.Joiners, "a joiner", "joiners"),
        ];
        if (parts.Count == 0)
            return Sentence.None;
        var list = parts.Aggregate((all, part) => Sentence.Of($"{all}{(ReferenceEquals(part, parts[^1]) ? " and " : ", ")}{part}"));
        list = list.Begun;
        return parts.Count == 1
            ? Sentence.Of($"{list} {(Count() == 1 ? "falls" : "fall")} in {DateText.Months(analysis.Window)}: this coincides with the "
                + $"month's figures and was not tested as a cause.")
            : Sentence.Of(
                $"{list} fall in the same months ({DateText.Months(analysis.Window)}); their effects cannot be separated with these data.");

        int Count() => events.SupervisorsAway + events.AgentsAway + events.Leavers + events.Joiners;
    }

    /// <summary>Half-hours with fewer officers, beside the rest of the day; empty when there are none or too few calls.</summary>
    public Sentence HalfHours()
    {
        if (analysis.UnderstaffedIntervals is not { } found)
            return Sentence.None;
        Figure Rate(decimal rate, int n) => Figure.Share(rate, analysis.Period) with { N = n, Grade = EvidenceGrade.Associated };
        var rates = Sentence.Of($"{Rate(found.Rate, found.Offered)} of {Figure.Count(found.Offered, analysis.Period)} callers hung up "
            + $"there, {Rate(found.RateElsewhere, found.OfferedElsewhere)} of {Figure.Count(found.OfferedElsewhere, analysis.Period)} in "
            + $"the other half-hours");
        var times = HalfHourText.Times(found.HalfHours);
        return found.Coincides
            ? Sentence.Of(
                $"Fewer officers than usual were on duty at {times}: this coincides with more hang-ups ({rates}); not tested as a cause.")
            : Sentence.Of($"Fewer officers than usual were on duty at {times}, without more hang-ups ({rates}).");
    }

    private IEnumerable<Sentence> Part(int count, string one, string several) => count switch
    {
        0 => [],
        1 => [Sentence.Plain(one)],
        _ => [Sentence.Of($"{Figure.Count(count, analysis.Window):words} {several}")],
    };
}
