using IWReports.Core.Reports.Charts;
using OxyPlot;

namespace IWReports.Worker.Reporting.Rendering.Charts;

/// <summary>A figure before and after as full bars, and between them each step from where the last one ended.</summary>
internal static class WaterfallPlot
{
    private const string Unexplained = "not explained";

    private const double RowHeight = 30, NarrowRow = 19, BarHeight = 16, WidestName = 190;

    // Steps on less than this part of the scale would be slivers: then the full bars are cut.
    private const double SmallestPart = 0.4, LeftOfCut = 0.3;

    // What steps may miss the difference by, for they come rounded.
    private const double Rounding = 0.02;

    public static Sheet Of(WaterfallChart chart, Texts texts)
    {
        ChartException.UnlessNumbers([chart.From, chart.To, .. chart.Steps.SelectMany(step => new[] { step.Change, step.Low, step.High })]);
        var (steps, end) = Place(chart);
        double[] all = [chart.From, chart.To, .. steps.SelectMany(step => new[] { step.Start, step.End, step.Least, step.Most })];
        if (Math.Abs(end - chart.To) > Rounding * all.Max(Math.Abs))
            throw new ChartException("the steps do not add up to the difference");
        var isCut = all.Min() > 0 && all.Max() > all.Min() && all.Max() - all.Min() < SmallestPart * all.Max();
        var foot = isCut ? all.Min() - Math.Max(LeftOfCut * (all.Max() - all.Min()), all.Max() * 1e-6) : Math.Min(0, all.Min());
        var top = Math.Max(all.Max(), foot >= 0 ? foot + (all.Max() == foot ? 1 : 0) : 0);

        var rows = new Rows(
            texts, [chart.FromLabel, .. chart.Steps.Select(Name), chart.ToLabel], WidestName, texts.IsLow ? NarrowRow : RowHeight);
        var sheet = new Sheet(54 + rows.Height + 10, chart, texts);
        var bands = rows.LayOn(sheet, 54, Sheet.Edge);
        var room = new[] { chart.From, chart.To }.Select(NumberText.Of).Concat(chart.Steps.Select(step => NumberText.WithSign(step.Change)))
            .Max(text => texts.Width(text, weight: Texts.SemiBold)) + Sheet.Beside;
        var scale = new Scale(foot, top, sheet.Field.Left + (foot < 0 ? room : 0), sheet.Field.Right - room);
        if (scale.Right - scale.Left < Sheet.MinFieldWidth)
            throw new ChartException("its values are too long to stand beside it");

        WriteKey(sheet, chart, isCut);
        if (!isCut)
            sheet.Rule(new(scale.X(0), bands[0].Top), new(scale.X(0), bands[^1].Bottom), Colours.Axis, 1);
        DrawTotal(sheet, bands[0], scale, chart.From, isCut);
        DrawTotal(sheet, bands[^1], scale, chart.To, isCut);
        foreach (var (step, index) in steps.Select((step, index) => (step, index)))
        {
            DrawLink(sheet, bands[index], bands[index + 1], scale.X(step.Start));
            DrawStep(sheet, bands[index + 1], scale, step);
        }

        DrawLink(sheet, bands[^2], bands[^1], scale.X(end));
        return sheet;
    }

    // Where each step begins and ends, and where it would end at its lowest and highest.
    private static (List<Step> Steps, double End) Place(WaterfallChart chart)
    {
        var (placed, at) = (new List<Step>(), chart.From);
        foreach (var step in chart.Steps)
        {
            placed.Add(new(step, at));
            at += step.Change;
        }

        return (placed, at);
    }

    private static string Name(WaterfallStep step) =>
        !step.IsUnexplained || step.Label.Contains(Unexplained, StringComparison.OrdinalIgnoreCase)
            ? step.Label
            : $"{step.Label} ({Unexplained})";

    private static void WriteKey(Sheet sheet, WaterfallChart chart, bool isCut)
    {
        var range = chart.Steps.Any(step => step.Low is not null && step.High is not null) ? " · thin line: likely range" : "";
        var note = range + (isCut ? " · grey bars are cut" : "");
        var room = sheet.Page.Width - (2 * Sheet.Edge) - sheet.Texts.Width(note);
        sheet.Write(sheet.Texts.Fit(chart.Unit, room) + note, Sheet.Edge, sheet.KeyLine, Colours.Quiet);
    }

    private static void DrawTotal(Sheet sheet, OxyRect band, Scale scale, double value, bool isCut)
    {
        var (zero, end) = (scale.X(Math.Max(0, scale.From)), scale.X(value));
        var bar = Bar(band, zero, end);
        sheet.Fill(bar, Colours.Total);
        if (isCut)
            DrawCut(sheet, bar);
        WriteBeside(sheet, scale, band, NumberText.Of(value), Math.Min(zero, end), Math.Max(zero, end), toLeft: value < 0);
    }

    // Two white strokes: what lies left of them is left out.
    private static void DrawCut(Sheet sheet, OxyRect bar)
    {
        foreach (var x in new[] { bar.Left + 10, bar.Left + 15 })
            sheet.Draw(drawing => drawing.DrawLine(
                [new(x - 3, bar.Bottom + 1), new(x + 3, bar.Top - 1)], OxyColors.White, 2, EdgeRenderingMode.Automatic));
    }

    private static void DrawStep(Sheet sheet, OxyRect band, Scale scale, Step step)
    {
        var (start, end) = (scale.X(step.Start), scale.X(step.End));
        var (colour, bar) = (step.Source.Change < 0 ? Colours.Loss : Colours.Gain, Bar(band, start, end));
        if (step.Source.IsUnexplained)
            Hatching.Draw(sheet, bar, colour);
        else
            sheet.Fill(bar, colour);
        var (left, right) = (bar.Left, bar.Right);
        if (step.HasRange)
        {
            var (low, high) = (scale.X(step.Least), scale.X(step.Most));
            DrawRange(sheet, band.Center.Y, low, high);
            (left, right) = (Math.Min(left, low), Math.Max(right, high));
        }

        WriteBeside(sheet, scale, band, NumberText.WithSign(step.Source.Change), left, right, toLeft: step.Source.Change < 0);
    }

    private static void DrawRange(Sheet sheet, double y, double low, double high)
    {
        foreach (var (from, to) in new (ScreenPoint, ScreenPoint)[]
            { (new(low, y), new(high, y)), (new(low, y - 3), new(low, y + 3)), (new(high, y - 3), new(high, y + 3)) })
            sheet.Draw(drawing => drawing.DrawLine([from, to], Colours.Ink, 1.2, EdgeRenderingMode.Automatic));
    }

    private static void DrawLink(Sheet sheet, OxyRect above, OxyRect below, double x) =>
        sheet.Rule(new(x, above.Center.Y + (BarHeight / 2)), new(x, below.Center.Y - (BarHeight / 2)), Colours.Axis, 1);

    // A change stands where its step points to, or on the other side where there is no room.
    private static void WriteBeside(Sheet sheet, Scale scale, OxyRect band, string text, double left, double right, bool toLeft)
    {
        var fits = left - Sheet.Beside - sheet.Texts.Width(text, weight: Texts.SemiBold) >= sheet.Field.Left;
        var (x, alignment) = toLeft && fits
            ? (left - Sheet.Beside, HorizontalAlignment.Right)
            : (right + Sheet.Beside, HorizontalAlignment.Left);
        sheet.Write(text, x, band.Center.Y + 4, Colours.Ink, alignment, weight: Texts.SemiBold);
    }

    // A step of nothing is still a line.
    private static OxyRect Bar(OxyRect band, double from, double to) =>
        new(Math.Min(from, to) - 0.5, band.Center.Y - (BarHeight / 2), Math.Abs(to - from) + 1, BarHeight);

    private sealed record Step(WaterfallStep Source, double Start)
    {
        public double End => Start + Source.Change;

        public bool HasRange => Source is { Low: not null, High: not null };

        public double Least => HasRange ? Start + Source.Low!.Value : End;

        public double Most => HasRange ? Start + Source.High!.Value : End;
    }
}
