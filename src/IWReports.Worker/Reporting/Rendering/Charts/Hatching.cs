using OxyPlot;

namespace IWReports.Worker.Reporting.Rendering.Charts;

/// <summary>A bar that is outlined and hatched, for what is not known as the others are.</summary>
internal static class Hatching
{
    private const double Distance = 5;

    public static void Draw(Sheet sheet, OxyRect place, OxyColor colour)
    {
        sheet.Fill(place, OxyColors.White, colour);
        // Each stroke climbs from the foot at 45 degrees and ends at the top or at a side.
        for (var foot = place.Left - place.Height + Distance; foot < place.Right; foot += Distance)
        {
            var (from, to) = (Math.Max(foot, place.Left), Math.Min(foot + place.Height, place.Right));
            ScreenPoint[] stroke = [new(from, place.Bottom - (from - foot)), new(to, place.Bottom - (to - foot))];
            sheet.Draw(drawing => drawing.DrawLine(stroke, colour, 1, EdgeRenderingMode.Automatic));
        }
    }
}
