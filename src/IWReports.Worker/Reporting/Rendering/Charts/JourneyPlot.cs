using IWReports.Core.Reports.Charts;
using OxyPlot;

namespace IWReports.Worker.Reporting.Rendering.Charts;

/// <summary>The stations of a journey on a line, each with its mark, its weakest KPI and that one's value.</summary>
internal static class JourneyPlot
{
    // More would leave no room for words that a phone can show.
    private const int MaxStations = 7;

    private const int NameLines = 2, ValueLines = 2, KpiLines = 3;

    private const double Top = 54, Radius = 11, Value = 14, ValueLine = 18, Between = 6;

    public static Sheet Of(JourneyChart chart, Texts texts)
    {
        if (chart.Stations.Count is 0 or > MaxStations)
            throw new ChartException($"a journey has 1 to {MaxStations} stations, not {chart.Stations.Count}");
        if (texts.IsForPhone)
            return Down(chart, texts);
        var step = (texts.PageWidth - (2d * Sheet.Edge)) / chart.Stations.Count;
        var room = step - Between;
        var names = chart.Stations.Select(station => texts.Wrap(station.Name, room, NameLines, weight: Texts.SemiBold)).ToList();
        var values = chart.Stations.Select(station => texts.Wrap(station.Value, room, ValueLines, Value, Texts.SemiBold)).ToList();
        var kpis = chart.Stations.Select(station => texts.Wrap(station.Kpi, room, KpiLines)).ToList();

        var track = Top + (names.Max(name => name.Count) * Labels.LineHeight) + Radius + 8;
        var below = track + Radius + 19;
        var (valueHeight, kpiHeight) = (values.Max(value => value.Count) * ValueLine, kpis.Max(kpi => kpi.Count) * Labels.LineHeight);
        var sheet = new Sheet(below + valueHeight + kpiHeight, chart, texts);
        // A second line of heading moves all of it down.
        var down = sheet.KeyLine - Sheet.FirstKeyLine;
        StandingMark.WriteKey(sheet, Sheet.Edge, chart.Stations.Select(station => station.Standing));
        sheet.Rule(new(Middle(0), track + down), new(Middle(chart.Stations.Count - 1), track + down), Colours.Axis, 2);
        foreach (var (index, station) in chart.Stations.Index())
        {
            var x = Middle(index);
            var above = track + down - Radius - 8 - ((names[index].Count - 1) * Labels.LineHeight);
            Write(names[index], above, Texts.Small, Texts.SemiBold, Colours.Ink);
            DrawMark(sheet, x, track + down, station);
            Write(values[index], below + down, Value, Texts.SemiBold, Colours.Ink);
            Write(kpis[index], below + down + (values[index].Count * ValueLine) - 1, Texts.Small, Texts.Regular, Colours.Quiet);

            void Write(IReadOnlyList<string> lines, double first, double size, int weight, OxyColor colour)
            {
                foreach (var (line, text) in lines.Index())
                    sheet.Write(text, x, first + (line * (size + 3)), colour, HorizontalAlignment.Center, size, weight);
            }
        }

        return sheet;

        double Middle(int station) => Sheet.Edge + (step * (station + 0.5));
    }

    // Stands on the line without touching it.
    private static void DrawMark(Sheet sheet, double x, double y, JourneyStation station)
    {
        sheet.Draw(drawing => drawing.DrawEllipse(
            new(x - Radius - 3, y - Radius - 3, 2 * (Radius + 3), 2 * (Radius + 3)), OxyColors.White, OxyColors.Undefined, 0,
            EdgeRenderingMode.Automatic));
        StandingMark.Draw(sheet, x, y, station.Standing, Radius);
    }

    // A phone has no room for columns of words: there the stations follow each other from top to bottom.
    private static Sheet Down(JourneyChart chart, Texts texts)
    {
        const double line = 44, left = Sheet.Edge + (2 * Radius) + 10;
        var sheet = new Sheet(Top + (line * chart.Stations.Count), chart, texts);
        var first = sheet.KeyLine + Top - Sheet.FirstKeyLine + (line / 2);
        StandingMark.WriteKey(sheet, Sheet.Edge, chart.Stations.Select(station => station.Standing));
        var x = Sheet.Edge + Radius;
        sheet.Rule(new(x, first), new(x, first + (line * (chart.Stations.Count - 1))), Colours.Axis, 2);
        foreach (var (index, station) in chart.Stations.Index())
        {
            var y = first + (line * index);
            DrawMark(sheet, x, y, station);
            var right = sheet.Page.Width - Sheet.Edge;
            var value = texts.Fit(station.Value, (right - left) / 2, Value, Texts.SemiBold);
            var room = right - left - texts.Width(value, Value, Texts.SemiBold) - Between;
            sheet.Write(texts.Fit(station.Name, room, weight: Texts.SemiBold), left, y - 4, Colours.Ink, weight: Texts.SemiBold);
            sheet.Write(texts.Fit(station.Kpi, room), left, y + 11, Colours.Quiet);
            sheet.Write(value, right, y + 4, Colours.Ink, HorizontalAlignment.Right, Value, Texts.SemiBold);
        }

        return sheet;
    }
}
