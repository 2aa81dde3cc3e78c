using IWReports.Core.Facts;

namespace IWReports.Core.Statistics;

/// <summary>
/// Answers 1 to 5 to one question: how many of each, and the share that agrees with its 95 % interval. Means of such answers can turn an
/// order round and are not given.
/// </summary>
/// <remarks>Source: ops/docs/statistics.md, 5.3.</remarks>
public sealed record TopBox(IReadOnlyList<int> Distribution)
{
    private const int Highest = 5;

    public int N => Distribution.Sum();

    public int Agreeing => Distribution.Skip(SurveyBands.Agrees - 1).Sum();

    /// <summary>Null when nobody answered.</summary>
    public double? Share => N > 0 ? (double)Agreeing / N : null;

    public (double Low, double High)? Interval => Wilson.Of(Agreeing, N);

    public bool MayBeShown => N >= MinSample.AnswersShown;

    /// <summary>Blanks and answers outside 1 to 5 are left out; a question put the other way round is turned.</summary>
    public static TopBox Of(IEnumerable<int?> answers, bool reversed = false)
    {
        var counts = new int[Highest];
        foreach (var answer in answers)
        {
            if (answer is >= 1 and <= Highest)
                counts[(reversed ? Highest + 1 - answer.Value : answer.Value) - 1]++;
        }

        return new(counts);
    }
}
