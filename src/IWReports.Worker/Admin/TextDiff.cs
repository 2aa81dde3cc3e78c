namespace IWReports.Worker.Admin;

/// <summary>A line of two texts: "-" only of the earlier, "+" only of the later, " " of both; "…" for many of these.</summary>
internal sealed record DiffLine(char Mark, string Text);

/// <summary>What changed from one text to another, line by line.</summary>
internal static class TextDiff
{
    // What is said of a changed line stands above it.
    private const int LinesAround = 2;

    public static IReadOnlyList<DiffLine> Of(string before, string after)
    {
        var lines = All(Lines(before), Lines(after));
        var near = new HashSet<int>();
        foreach (var (index, line) in lines.Index().Where(line => line.Item.Mark != ' '))
            near.UnionWith(Enumerable.Range(index - LinesAround, 2 * LinesAround + 1));
        var shown = new List<DiffLine>();
        foreach (var (index, line) in lines.Index())
        {
            if (near.Contains(index))
                shown.Add(line);
            else if (near.Count > 0 && (index == 0 || near.Contains(index - 1)))
                shown.Add(new('…', ""));
        }

        return shown;
    }

    private static List<DiffLine> All(string[] before, string[] after)
    {
        var common = Common(before, after);
        var lines = new List<DiffLine>();
        var (left, right) = (0, 0);
        while (left < before.Length || right < after.Length)
        {
            if (left < before.Length && right < after.Length && before[left] == after[right])
                lines.Add(new(' ', before[left++]));
            else if (right == after.Length || (left < before.Length && common[left + 1, right] >= common[left, right + 1]))
                lines.Add(new('-', before[left++]));
            else
                lines.Add(new('+', after[right++]));
            if (lines[^1].Mark == ' ')
                right++;
        }

        return lines;
    }

    // How many lines two texts have in common, from every two places on.
    private static int[,] Common(string[] before, string[] after)
    {
        var common = new int[before.Length + 1, after.Length + 1];
        for (var left = before.Length - 1; left >= 0; left--)
        {
            for (var right = after.Length - 1; right >= 0; right--)
            {
                common[left, right] = before[left] == after[right]
                    ? common[left + 1, right + 1] + 1
                    : Math.Max(common[left + 1, right], common[left, right + 1]);
            }
        }

        return common;
    }

    private static string[] Lines(string text) => text.ReplaceLineEndings("\n").TrimEnd('\n').Split('\n');
}
