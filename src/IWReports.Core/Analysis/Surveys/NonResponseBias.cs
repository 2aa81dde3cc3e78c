using IWReports.Core.Statistics;

namespace IWReports.Core.Analysis.Surveys;

/// <summary>A group of callers (by wait, queue, outcome), and those of them who answered the survey.</summary>
public sealed record AskedGroup(string Name, int Callers, int Respondents)
{
    public double ResponseRate => (double)Respondents / Callers;
}

/// <summary>Groups that answer less, or more, than the rest beyond chance: the survey speaks for the others.</summary>
/// <remarks>Source: ops/docs/statistics.md, 5.6.</remarks>
public sealed record NonResponseBias(double ResponseRate, IReadOnlyList<AskedGroup> TooFew, IReadOnlyList<AskedGroup> TooMany)
{
    /// <summary>
    /// Null without callers. Each group is compared with all others together; what is significant is so for that many tests.
    /// </summary>
    public static NonResponseBias? Of(IReadOnlyList<AskedGroup> groups)
    {
        if (groups.FirstOrDefault(group => group.Callers < 0 || group.Respondents < 0 || group.Respondents > group.Callers) is { } wrong)
            throw new ArgumentException($"{wrong.Name}: {wrong.Respondents} of {wrong.Callers} callers cannot have answered.",
                nameof(groups));
        var (callers, respondents) = (groups.Sum(group => group.Callers), groups.Sum(group => group.Respondents));
        if (callers == 0)
            return null;
        var rate = (double)respondents / callers;
        var tested = groups
            .Where(group => group.Callers >= MinSample.ResponseCell && callers - group.Callers >= MinSample.ResponseCell).ToList();
        var stand = FalseDiscovery.Significant(
            [.. tested.Select(group => P(group, callers - group.Callers, respondents - group.Respondents, rate))]);
        var told = tested.Where((_, i) => stand[i]).ToList();
        return new(rate, [.. told.Where(group => group.ResponseRate < rate)], [.. told.Where(group => group.ResponseRate > rate)]);
    }

    private static double P(AskedGroup group, int others, int othersWho, double rate)
    {
        var error = Math.Sqrt(rate * (1 - rate) * ((1d / group.Callers) + (1d / others)));
        return error > 0 ? 2 * Normal.Above(Math.Abs(group.ResponseRate - ((double)othersWho / others)) / error) : 1;
    }
}
