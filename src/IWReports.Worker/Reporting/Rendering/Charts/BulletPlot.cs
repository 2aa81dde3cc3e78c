using IWReports.Core.Reports.Charts;
using OxyPlot;

namespace IWReports.Worker.Reporting.Rendering.Charts;

/// <summary>A row per figure: its value as a bar on what is usual, its target as a tick, and how they compare as a mark.</summary>
internal static class BulletPlot
{
    private const double RowHeight = 40, NarrowRow = 33, BandHeight = 22, BarHeight = 10, TickHeight = 20;

    private const double WidestName = 150, WidestValue = 150;

    public static Sheet Of(BulletChart chart, Texts texts)
    {
        if (chart.Rows.Count == 0)
            throw new ChartException("there are no figures");
        ChartException.UnlessNumbers(chart.Rows.SelectMany(row => new[] { row.Value, row.Target, row.Most, row.UsualLow, row.UsualHigh }));
        var values = chart.Rows.Select(row => texts.Fit(row.ValueText, WidestValue, weight: Texts.SemiBold)).ToList();
        var targets = chart.Rows.Select(row => texts.Fit($"target {row.TargetText}", WidestValue)).ToList();
        var room = Math.Max(values.Max(text => texts.Width(text, weight: Texts.SemiBold)), targets.Max(text => texts.Width(text)));

        var rows = new Rows(texts, chart.Rows.Select(row => row.Label), WidestName, texts.IsLow ? NarrowRow : RowHeight);
        var sheet = new Sheet(54 + rows.Height + 10, chart, texts);
        var marks = (2 * StandingMark.Radius) + Sheet.Beside;
        var bands = rows.LayOn(sheet, 54, Sheet.Edge + marks + room + (2 * Sheet.Beside));
        WriteKey(sheet, chart);
        foreach (var (index, row) in chart.Rows.Index())
        {
            var middle = bands[index].Center.Y;
            DrawBar(sheet, bands[index], row);
            var right = sheet.Page.Width - Sheet.Edge - marks;
            sheet.Write(values[index], right, middle - 3, Colours.Ink, HorizontalAlignment.Right, weight: Texts.SemiBold);
            sheet.Write(targets[index], right, middle + 12, Colours.Quiet, HorizontalAlignment.Right);
            StandingMark.Draw(sheet, sheet.Page.Width - Sheet.Edge - StandingMark.Radius, middle, row.Standing);
        }

        return sheet;
    }

    private static void DrawBar(Sheet sheet, OxyRect band, BulletRow row)
    {
        // A scale holds what it shows, whatever it was asked to hold.
        var most = new[] { row.Most, row.Value, row.Target, row.UsualHigh ?? 0 }.Max();
        var scale = new Scale(0, most > 0 ? most : 1, band.Left, band.Right);
        double X(double value) => scale.X(Math.Max(0, value));
        if (row is { UsualLow: { } low, UsualHigh: { } high })
            sheet.Fill(Across(band, X(low), X(high), BandHeight), Colours.Usual);
        sheet.Fill(Across(band, scale.Left, X(row.Value), BarHeight), Colours.Accent);
        sheet.Rule(new(scale.Left, band.Center.Y - (BandHeight / 2)), new(scale.Left, band.Center.Y + (BandHeight / 2)), Colours.Axis, 1);
        sheet.Fill(Across(band, X(row.Target) - 1.25, X(row.Target) + 1.25, TickHeight), Colours.Target);
    }

    private static OxyRect Across(OxyRect band, double from, double to, double height) =>
        new(from, band.Center.Y - (height / 2), Math.Max(0, to - from), height);

    private static void WriteKey(Sheet sheet, BulletChart chart)
    {
        double x = Sheet.Edge;
        if (chart.Rows.Any(row => row is { UsualLow: not null, UsualHigh: not null }))
        {
            sheet.Fill(new(x, sheet.KeyLine - 10, 16, 12), Colours.Usual);
            Say("usual", 16);
        }

        sheet.Fill(new(x + 2, sheet.KeyLine - 11, 2.5, 14), Colours.Target);
        Say("target", 5);
        StandingMark.WriteKey(sheet, x, chart.Rows.Select(row => row.Standing));

        void Say(string text, double width)
        {
            sheet.Write(text, x + width + 5, sheet.KeyLine, Colours.Quiet);
            x += width + 5 + sheet.Texts.Width(text) + 16;
        }
    }
}
