using IWReports.Core.Analysis.Targets;
using OxyPlot;

namespace IWReports.Worker.Rendering.Charts;

/// <summary>How a figure stands to its target, as a mark that differs in shape, sign and colour.</summary>
internal static class StandingMark
{
    public const double Radius = 8;

    public static OxyColor Colour(Rag? standing) => standing switch
    {
        Rag.Green => Colours.Good,
        Rag.Amber => Colours.Near,
        Rag.Red => Colours.Bad,
        _ => Colours.Quiet,
    };

    /// <summary>Circle and tick, triangle and exclamation mark, square and cross, or a dash.</summary>
    public static void Draw(Canvas canvas, double x, double y, Rag? standing)
    {
        if (standing is null)
        {
            Stroke(canvas, x, y, Colours.Quiet, (-5, 0), (5, 0));
            return;
        }

        DrawShape(canvas, x, y, Radius, standing);
        if (standing is Rag.Green)
        {
            Stroke(canvas, x, y, OxyColors.White, (-3.5, 0.5), (-1, 3), (3.75, -2.75));
        }
        else if (standing is Rag.Amber)
        {
            Stroke(canvas, x, y, OxyColors.White, (0, -3), (0, 2));
            Stroke(canvas, x, y, OxyColors.White, (0, 3.75), (0, 5.5));
        }
        else
        {
            Stroke(canvas, x, y, OxyColors.White, (-3, -3), (3, 3));
            Stroke(canvas, x, y, OxyColors.White, (-3, 3), (3, -3));
        }
    }

    /// <summary>The shape alone, for where a sign would be too small: circle, triangle, square, or a ring where nothing is judged.</summary>
    public static void DrawShape(Canvas canvas, double x, double y, double radius, Rag? standing)
    {
        var (colour, side) = (Colour(standing), radius * 0.9);
        canvas.Draw(drawing =>
        {
            if (standing is Rag.Amber)
                drawing.DrawPolygon(
                    [new(x, y - radius), new(x + radius + 0.5, y + side), new(x - radius - 0.5, y + side)], colour, OxyColors.Undefined, 0,
                    EdgeRenderingMode.Automatic);
            else if (standing is Rag.Red)
                drawing.DrawRectangle(
                    new(x - side, y - side, 2 * side, 2 * side), colour, OxyColors.Undefined, 0, EdgeRenderingMode.Automatic);
            else
                drawing.DrawEllipse(
                    new(x - radius, y - radius, 2 * radius, 2 * radius), standing is null ? OxyColors.White : colour, colour, 1.5,
                    EdgeRenderingMode.Automatic);
        });
    }

    private static void Stroke(Canvas canvas, double x, double y, OxyColor colour, params (double X, double Y)[] points) =>
        canvas.Draw(drawing => drawing.DrawLine(
            [.. points.Select(point => new ScreenPoint(x + point.X, y + point.Y))], colour, 1.8, EdgeRenderingMode.Automatic));
}
