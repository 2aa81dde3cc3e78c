using IWReports.Core.Kpis.Measuring;
using IWReports.Core.Language;
using OxyPlot;

namespace IWReports.Worker.Reporting.Rendering.Charts;

/// <summary>How a figure stands to its target, as a mark that differs in shape, sign and colour.</summary>
internal static class StandingMark
{
    public const double Radius = 8;

    private const double KeyRadius = 6.5;

    public static OxyColor Colour(Rag? standing) => standing switch
    {
        Rag.Green => Colours.Good,
        Rag.Amber => Colours.Near,
        Rag.Red => Colours.Bad,
        _ => Colours.Quiet,
    };

    /// <summary>Circle and tick, triangle and exclamation mark, square and cross, or a ring and a dash.</summary>
    public static void Draw(Canvas canvas, double x, double y, Rag? standing, double radius = Radius)
    {
        DrawShape(canvas, x, y, radius, standing);
        var size = radius / Radius;
        if (standing is Rag.Green)
        {
            Stroke((-3.5, 0.5), (-1, 3), (3.75, -2.75));
        }
        else if (standing is Rag.Amber)
        {
            Stroke((0, -3), (0, 2.25));
            Stroke((0, 3.75), (0, 5.5));
        }
        else if (standing is Rag.Red)
        {
            Stroke((-3, -3), (3, 3));
            Stroke((-3, 3), (3, -3));
        }
        else
        {
            Stroke((-3.5, 0), (3.5, 0));
        }

        void Stroke(params (double X, double Y)[] points) => canvas.Draw(drawing => drawing.DrawLine(
            [.. points.Select(point => new ScreenPoint(x + (point.X * size), y + (point.Y * size)))],
            standing is null ? Colours.Quiet : OxyColors.White, 1.8 * size, EdgeRenderingMode.Automatic));
    }

    /// <summary>Writes what each of the marks means that a chart has.</summary>
    public static void WriteKey(Sheet sheet, double x, IEnumerable<Rag?> drawn)
    {
        foreach (var standing in new Rag?[] { Rag.Green, Rag.Amber, Rag.Red, null }.Intersect(drawn))
        {
            Draw(sheet, x + KeyRadius, sheet.KeyLine - 4, standing, KeyRadius);
            var text = StandingText.Of(standing);
            sheet.Write(text, x + (2 * KeyRadius) + 5, sheet.KeyLine, Colours.Quiet);
            x += (2 * KeyRadius) + 5 + sheet.Texts.Width(text);
            if (x > sheet.Page.Width)
                throw new ChartException("what its marks mean is too long to stand in a line");
            x += 16;
        }
    }

    /// <summary>The shape alone, where a sign would be too small: circle, triangle, square, or a ring for what is not judged.</summary>
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
}
