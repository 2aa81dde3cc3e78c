namespace IWReports.Core.Statistics.Spc;

/// <summary>
/// The four rules of the Making Data Count charts on one rebase group. Each gives a direction per point: 1 high or rising, −1 low or
/// falling, 0 not marked.
/// </summary>
/// <remarks>Source: ops/docs/statistics.md, 1.2.</remarks>
internal static class SpecialCauseRules
{
    public const int Run = 7;

    /// <summary>For every point the first rule that marks it, and its side.</summary>
    public static (SpecialCause Cause, int Direction)[] All(IReadOnlyList<double> values, int[] side, int[] outside, bool[] near)
    {
        (SpecialCause Cause, int[] Marks)[] rules =
        [
            (SpecialCause.OutsideLimits, outside),
            (SpecialCause.Trend, Trend(values)),
            (SpecialCause.TwoInThree, TwoInThree(near, side)),
            (SpecialCause.OneSide, OneSide(side)),
        ];
        return [.. values.Select((_, i) => rules.FirstOrDefault(rule => rule.Marks[i] != 0) is { Marks: { } marks } first
            ? (first.Cause, marks[i]) : (SpecialCause.None, 0))];
    }

    /// <summary>Beyond a limit; a point on it is inside.</summary>
    public static int[] OutsideLimits(IReadOnlyList<double> values, double lower, double upper) =>
        [.. values.Select(value => value > upper ? 1 : value < lower ? -1 : 0)];

    /// <summary>Seven points in a row strictly rising or falling; a point shared by two trends takes the later one.</summary>
    public static int[] Trend(IReadOnlyList<double> values, int run = Run)
    {
        var marks = new int[values.Count];
        for (int last = 1, length = 1, direction = 0; last < values.Count; last++)
        {
            var step = Math.Sign(values[last] - values[last - 1]);
            length = step != 0 && step == direction ? length + 1 : 2;
            direction = step;
            if (direction != 0 && length >= run)
                Array.Fill(marks, direction, last - run + 1, run);
        }

        return marks;
    }

    /// <summary>
    /// Two of three points between the near and the outer limit, all three on one side of the mean; only those near are marked.
    /// </summary>
    public static int[] TwoInThree(IReadOnlyList<bool> near, IReadOnlyList<int> side)
    {
        var marks = new int[near.Count];
        for (var first = 0; first + 2 < near.Count; first++)
        {
            if (Enumerable.Range(first, 3).Count(i => near[i]) < 2 || Math.Abs(side[first] + side[first + 1] + side[first + 2]) != 3)
                continue;
            for (var i = first; i < first + 3; i++)
                marks[i] = near[i] ? side[i] : marks[i];
        }

        return marks;
    }

    /// <summary>Seven points in a row on one side of the mean; a point on the mean breaks the row.</summary>
    public static int[] OneSide(IReadOnlyList<int> side, int run = Run)
    {
        var marks = new int[side.Count];
        for (int last = 0, length = 0; last < side.Count; last++)
        {
            length = side[last] == 0 ? 0 : last > 0 && side[last] == side[last - 1] ? length + 1 : 1;
            if (length >= run)
                Array.Fill(marks, side[last], last - run + 1, run);
        }

        return marks;
    }
}
