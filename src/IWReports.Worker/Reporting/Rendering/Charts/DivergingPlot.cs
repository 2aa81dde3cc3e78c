using IWReports.Core.Reports.Charts;
using OxyPlot;

namespace IWReports.Worker.Reporting.Rendering.Charts;

/// <summary>Answers to statements: disagreement left of the middle, agreement right of it, and who is undecided on both sides.</summary>
internal static class DivergingPlot
{
    private const double RowHeight = 36, NarrowRow = 31, BarHeight = 20, WidestName = 210, Heads = 22, Above = 52;

    private static readonly IReadOnlyList<(OxyColor Colour, string Text)> Answers =
    [
        (Colours.Warm, "strongly disagree"), (Colours.PaleWarm, "disagree"), (Colours.Undecided, "neither"),
        (Colours.Demand, "agree"), (Colours.Accent, "strongly agree"),
    ];

    public static Sheet Of(DivergingChart chart, Texts texts)
    {
        if (chart.Rows.Count == 0)
            throw new ChartException("there are no statements");
        foreach (var row in chart.Rows)
            Check(row);

        // Beside a statement and its share, a phone has no room for the bar.
        var rows = new Rows(
            texts, chart.Rows.Select(row => row.Label), WidestName, texts.IsLow ? NarrowRow : RowHeight, areAbove: texts.IsForPhone);
        var key = new Legend(texts, Answers.Select(answer => (answer.Colour, answer.Text, false)));
        // The heads of the columns stand right of a legend's second line.
        var down = key.MoreLines > 0 ? key.MoreLines : Heads;
        var sheet = new Sheet(Above + down + rows.Height + 10, chart, texts);
        var counts = chart.Rows.Select(row => NumberText.Of(row.Count)).ToList();
        var countRoom = counts.Append("n").Max(count => texts.Width(count)) + 14;
        var bands = rows.LayOn(sheet, Above + down, Sheet.Edge + countRoom + texts.Width("88.8–100 %") + (2 * Sheet.Beside));
        key.DrawOn(sheet);
        var right = sheet.Page.Width - Sheet.Edge;
        var heads = sheet.KeyLine + down;
        sheet.Write("agree", right - countRoom, heads, Colours.Quiet, HorizontalAlignment.Right);
        sheet.Write("n", right, heads, Colours.Quiet, HorizontalAlignment.Right);

        var scale = ScaleOf(chart, sheet);
        foreach (var (index, row) in chart.Rows.Index())
        {
            sheet.Write(counts[index], right, bands[index].Center.Y + 4, Colours.Quiet, HorizontalAlignment.Right);
            DrawRow(sheet, bands[index], scale, row, right - countRoom);
        }

        foreach (var band in bands)
            sheet.Draw(drawing => drawing.DrawLine(
                [new(scale.X(0), band.Top), new(scale.X(0), band.Bottom)], Colours.Quiet, 1, EdgeRenderingMode.Automatic));
        return sheet;
    }

    // The middle lies where the rows need it: half a field would be empty where all agree.
    private static Scale ScaleOf(DivergingChart chart, Sheet sheet)
    {
        var answered = chart.Rows.Where(row => row.Count > 0).ToList();
        var left = answered.Select(row => Share(row, 0, 1) + (Share(row, 2, 2) / 2)).DefaultIfEmpty(0).Max();
        var most = answered.Select(row => Share(row, 3, 4) + (Share(row, 2, 2) / 2)).DefaultIfEmpty(1).Max();
        return new(-left, most, sheet.Field.Left, sheet.Field.Right);
    }

    private static void Check(DivergingRow row)
    {
        if (row.Answers.Count != Answers.Count || row.Answers.Any(count => count < 0))
            throw new ChartException($"a statement needs {Answers.Count} counts of answers");
        // A range in percent, or of other answers, would lie beside its share.
        const double rounding = 0.006;
        if (row.Count > 0 && !(row.AgreeLow >= 0 && row.AgreeHigh <= 1
            && row.AgreeLow <= Share(row, 3, 4) + rounding && Share(row, 3, 4) <= row.AgreeHigh + rounding))
            throw new ChartException("the range of who agrees does not hold their share");
    }

    private static double Share(DivergingRow row, int first, int last) =>
        row.Answers.Skip(first).Take(last - first + 1).Sum() / (double)row.Count;

    // The answers, and who agrees, written up to the right.
    private static void DrawRow(Sheet sheet, OxyRect band, Scale scale, DivergingRow row, double right)
    {
        if (row.Count == 0)
        {
            sheet.Write("–", right, band.Center.Y + 4, Colours.Ink, HorizontalAlignment.Right);
            return;
        }

        DrawAnswers(sheet, band, scale, row);
        var range = $"{NumberText.Of(100 * row.AgreeLow)}–{NumberText.Percent(row.AgreeHigh)}";
        sheet.Write(NumberText.Percent(Share(row, 3, 4)), right, band.Center.Y - 3, Colours.Ink, HorizontalAlignment.Right,
            weight: Texts.SemiBold);
        sheet.Write(range, right, band.Center.Y + 12, Colours.Quiet, HorizontalAlignment.Right);
    }

    private static void DrawAnswers(Sheet sheet, OxyRect band, Scale scale, DivergingRow row)
    {
        var at = -Share(row, 0, 1) - (Share(row, 2, 2) / 2);
        foreach (var (answer, (colour, _)) in Answers.Index())
        {
            var next = at + Share(row, answer, answer);
            sheet.Fill(new(scale.X(at), band.Center.Y - (BarHeight / 2), scale.X(next) - scale.X(at), BarHeight), colour);
            at = next;
        }
    }
}
