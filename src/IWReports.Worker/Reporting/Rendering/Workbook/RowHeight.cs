using IWReports.Core.Reports.Sheets;

namespace IWReports.Worker.Reporting.Rendering.Workbook;

/// <summary>How high a row is for its longest wrapped cell: programs that only print do not work it out.</summary>
internal static class RowHeight
{
    // In points: a line of Inter at 10 points with its leading, and the most that a spreadsheet allows.
    private const double Line = 13.5, Highest = 409;

    /// <summary>Null where one line holds every cell, which is every program's own height.</summary>
    public static double? Of(IEnumerable<string?> texts, IReadOnlyList<SheetColumn> columns)
    {
        var lines = texts.Zip(columns, (text, column) => Lines(text ?? "", column.Width)).Max();
        return lines > 1 ? Math.Min(lines * Line, Highest) : null;
    }

    // A column's width is counted in digits, and a letter is narrower on average: the last line may stay empty, but none is cut.
    private static int Lines(string text, int width)
    {
        var (lines, used) = (1, 0);
        foreach (var word in text.Split(' '))
        {
            if (used > 0 && used + 1 + word.Length > width)
                (lines, used) = (lines + 1, 0);
            used += word.Length + (used > 0 ? 1 : 0);
            // A word longer than the column is broken.
            lines += (used - 1) / width;
            used = used > width ? ((used - 1) % width) + 1 : used;
        }

        return lines + text.Count(sign => sign == '\n');
    }
}
