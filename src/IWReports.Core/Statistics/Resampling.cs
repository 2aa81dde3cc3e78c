namespace IWReports.Core.Statistics;

/// <summary>Draws days with replacement, the same ones every time it is asked: a report made twice says the same.</summary>
/// <remarks>Source: ops/docs/statistics.md, 8.3.</remarks>
internal static class Resampling
{
    private const ulong Step = 0x9E3779B97F4A7C15;

    public static IEnumerable<int[]> Of(int days, int times)
    {
        var state = Step;
        for (var round = 0; round < times; round++)
        {
            var drawn = new int[days];
            for (var i = 0; i < days; i++)
            {
                state += Step;
                drawn[i] = (int)(Mixed(state) % (ulong)days);
            }

            yield return drawn;
        }
    }

    /// <summary>Rows and columns in other orders.</summary>
    public static IEnumerable<(int[] Rows, int[] Columns)> Exchanged(int rows, int columns, int times)
    {
        var state = Step;
        int[] Order(int count)
        {
            int[] order = [.. Enumerable.Range(0, count)];
            for (var left = count; left > 1; left--)
            {
                state += Step;
                var drawn = (int)(Mixed(state) % (ulong)left);
                (order[left - 1], order[drawn]) = (order[drawn], order[left - 1]);
            }

            return order;
        }

        for (var round = 0; round < times; round++)
            yield return (Order(rows), Order(columns));
    }

    private static ulong Mixed(ulong z)
    {
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }
}
