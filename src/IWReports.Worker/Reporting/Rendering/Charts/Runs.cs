namespace IWReports.Worker.Reporting.Rendering.Charts;

/// <summary>Neighbours that belong together, as the first and the number of each run.</summary>
internal static class Runs
{
    /// <summary>Values that are known; what is not known parts them.</summary>
    public static IEnumerable<(int From, int Count)> Known(IReadOnlyList<double?> values) =>
        Of(values, (one, next) => one is not null && next is not null).Where(run => values[run.From] is not null);

    /// <summary>Values that are the same.</summary>
    public static IEnumerable<(int From, int Count)> Level(IReadOnlyList<double?> values) =>
        Of(values, (one, next) => one.Equals(next)).Where(run => values[run.From] is not null);

    private static IEnumerable<(int From, int Count)> Of(IReadOnlyList<double?> values, Func<double?, double?, bool> together)
    {
        for (int from = 0, to; from < values.Count; from = to)
        {
            to = from + 1;
            while (to < values.Count && together(values[to - 1], values[to]))
                to++;
            yield return (from, to - from);
        }
    }
}
