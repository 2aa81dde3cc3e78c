using IWReports.Core.Reports.Charts;
using IWReports.Worker.Host;
using OxyPlot;

namespace IWReports.Worker.Reporting.Rendering.Charts;

/// <summary>Draws a chart twice from one model, as PNG for mail and as SVG. The same chart always gives the same bytes.</summary>
internal static class ChartDrawing
{
    /// <summary>Both pictures. Errors: <see cref="ChartException"/>; <see cref="PartMissingException"/> without Skia or font.</summary>
    public static RenderedChart Draw(Chart chart) => Draw(chart, texts => Plot(chart, texts));

    public static RenderedChart Draw(Chart chart, Func<Texts, Canvas> plot) => Guarded(Sheet.SheetWidth, plot, (page, skia) =>
    {
        var svg = ChartSvg.Of(page, skia, chart);
        var mail = chart is Sparkline or HeatMap ? page : OfMail(page, plot, skia);
        var png = ChartPng.Of(mail, skia);
        // Large letters and many words may be too much for a mail of several pictures.
        if (png.Length > Png.MaxBytes && mail != page && ChartPng.Of(page, skia) is var smaller && smaller.Length < png.Length)
            (mail, png) = (page, smaller);
        var (width, height) = ChartPng.Shown(mail);
        return new RenderedChart(chart.Id, chart.AlternativeText, svg, png, width, height);
    });

    /// <summary>The SVG alone, as wide as it is to be shown. Errors: as <see cref="Draw(Chart)"/>.</summary>
    public static string DrawSvg(Chart chart, double width = Sheet.SheetWidth) =>
        Guarded(width, texts => Plot(chart, texts), (sheet, skia) => ChartSvg.Of(sheet, skia, chart));

    /// <summary>Which file draws which chart.</summary>
    public static Canvas Plot(Chart chart, Texts texts) => chart switch
    {
        TrendChart trend => TrendPlot.Of(trend, texts),
        DemandChart demand => DemandPlot.Of(demand, texts),
        WaitChart wait => WaitPlot.Of(wait, texts),
        HeatMap map => HeatMapPlot.Of(map, texts),
        Sparkline spark => SparklinePlot.Of(spark, texts),
        WaterfallChart waterfall => WaterfallPlot.Of(waterfall, texts),
        BulletChart bullet => BulletPlot.Of(bullet, texts),
        ParetoChart pareto => ParetoPlot.Of(pareto, texts),
        DivergingChart diverging => DivergingPlot.Of(diverging, texts),
        DistributionChart distribution => DistributionPlot.Of(distribution, texts),
        JourneyChart journey => JourneyPlot.Of(journey, texts),
        _ => throw new ArgumentException($"No drawing for {chart.GetType().Name}: add its file here.", nameof(chart)),
    };

    /// <summary>Lets OxyPlot draw. It paints its own errors into the picture and reports success: they are thrown here.</summary>
    public static void Render(IPlotModel sheet, IRenderContext context, OxyRect size)
    {
        sheet.Update(updateData: true);
        sheet.Render(context, size);
        if (((PlotModel)sheet).GetLastPlotException() is { } failure)
            throw Explain(failure);
    }

    /// <summary>Runs what needs Skia or HarfBuzz, and says what to do where they cannot be loaded.</summary>
    public static T WithLibraries<T>(Func<T> draw)
    {
        try
        {
            return draw();
        }
        catch (Exception failure) when (failure is not (ChartException or PartMissingException or OutOfMemoryException))
        {
            throw Explain(failure);
        }
    }

    // One picture for every reader, as wide as a phone: not every mail program would choose between two. Values too long for it fit a page.
    private static Canvas OfMail(Canvas page, Func<Texts, Canvas> plot, SkiaContext skia)
    {
        try
        {
            return plot(Texts.ForPhone(skia));
        }
        catch (ChartException)
        {
            return page;
        }
    }

    private static T Guarded<T>(double width, Func<Texts, Canvas> plot, Func<Canvas, SkiaContext, T> draw) => WithLibraries(() =>
    {
        ChartFont.Check();
        using var skia = new SkiaContext();
        return draw(plot(new(skia, width)), skia);
    });

    // One chart that fails costs the report a picture; a library that is not there would cost it all of them.
    private static Exception Explain(Exception failure) => failure.GetBaseException() switch
    {
        ChartException known => known,
        DllNotFoundException or EntryPointNotFoundException or BadImageFormatException => new PartMissingException(
            "The charts cannot be drawn: libSkiaSharp.so or libHarfBuzzSharp.so, which belong to this program, cannot be loaded. "
            + "Install the package libfontconfig1, or the program again, with all its files.",
            failure),
        var other => new ChartException($"the drawing failed ({other.GetType().Name}: {other.Message})", failure),
    };
}
