using IWReports.Core.Reports.Charts;
using OxyPlot;
using OxyPlot.Annotations;

namespace IWReports.Worker.Reporting.Rendering.Charts;

/// <summary>Words inside a trend: why limits are new, what was noted, the last value, and what was flagged.</summary>
internal static class TrendLabels
{
    private const int MaxNamed = 4;

    public static void DrawOn(
        Sheet sheet, ValueAxis axis, IReadOnlyList<TrendPoint> points, IReadOnlyList<double?> lastYear, Func<TrendPoint, string> write)
    {
        var labels = new Labels();
        foreach (var (index, point) in points.Index())
            labels.Take(sheet.X(index + 0.5), axis.Y(sheet.Field, point.Value), 5);
        TakeLine(sheet, axis, labels, [.. points.Select(point => (double?)point.Value)]);
        TakeLine(sheet, axis, labels, lastYear);
        foreach (var (index, point) in points.Index().Where(point => point.Item.Rebased is not null))
            DrawMoment(sheet, labels, sheet.X(index), $"new limits: {point.Rebased}", null);
        foreach (var (index, point) in points.Index().Where(point => point.Item.Noted is not null))
            DrawMoment(sheet, labels, sheet.X(index + 0.5), point.Noted!, [2, 3]);

        // A whole run of flagged months is seen by its marks; a number at each would hide it.
        var few = points.Count(point => point.Kind is not PointKind.Common) <= MaxNamed;
        // The flagged ones choose their places first.
        foreach (var index in Enumerable.Range(0, points.Count).Where(Named)
            .OrderBy(index => points[index].Kind is PointKind.Common).ThenByDescending(index => index))
        {
            var (x, y) = (sheet.X(index + 0.5), axis.Y(sheet.Field, points[index].Value));
            var text = sheet.Texts.Fit(points[index].Note ?? write(points[index]), sheet.Field.Width, weight: Texts.SemiBold);
            var width = sheet.Texts.Width(text, weight: Texts.SemiBold);
            if (labels.Place(x, y, width, sheet.Field, below: Dips(index)) is not { } place)
                continue;
            Clear(sheet, place.X, place.Baseline, width);
            sheet.Write(text, place.X, place.Baseline, Colours.Ink, weight: Texts.SemiBold);
        }

        bool Named(int index) =>
            points[index].Note is not null || (points[index].Kind is not PointKind.Common && few) || index == points.Count - 1;

        // Beside a dip the line runs above the point, so its name is below.
        bool Dips(int index) => index > 0 && points[index].Value < points[index - 1].Value
            && (index == points.Count - 1 || points[index].Value < points[index + 1].Value);
    }

    private static void TakeLine(Sheet sheet, ValueAxis axis, Labels labels, IReadOnlyList<double?> values)
    {
        for (var index = 1; index < values.Count; index++)
        {
            if (values[index - 1] is { } from && values[index] is { } to)
                labels.TakeLine(sheet.X(index - 0.5), axis.Y(sheet.Field, from), sheet.X(index + 0.5), axis.Y(sheet.Field, to));
        }
    }

    private static void DrawMoment(Sheet sheet, Labels labels, double x, string words, double[]? dashes)
    {
        var field = sheet.Field;
        sheet.Rule(new(x, field.Top - 4), new(x, field.Bottom), Colours.Axis, 1.2, dashes);
        var text = sheet.Texts.Fit(words, field.Width - 4);
        var width = sheet.Texts.Width(text);
        var left = x + 4 + width <= field.Right ? x + 4 : Math.Max(field.Left, x - 4 - width);
        // Best at the foot, clear of the points; else over them.
        var count = (int)(field.Height / Labels.LineHeight);
        var lines = Enumerable.Range(0, count).Select(line => field.Bottom - 5 - (line * Labels.LineHeight)).ToList();
        foreach (var (baseline, overPoints) in lines.Select(line => (line, false)).Concat(lines.Select(line => (line, true))))
        {
            if (!labels.TryTake(left, baseline, width, overPoints))
                continue;
            Clear(sheet, left, baseline, width);
            sheet.Write(text, left, baseline, Colours.Quiet);
            return;
        }
    }

    // Limits and grid end at words instead of striking them out; the values' own line goes on.
    private static void Clear(Sheet sheet, double left, double baseline, double width) => sheet.Draw(
        drawing => drawing.DrawRectangle(
            new(left - 2, baseline - 10.5, width + 4, 13.5), OxyColors.White, OxyColors.Undefined, 0, EdgeRenderingMode.Automatic),
        AnnotationLayer.BelowSeries);
}
