using IWReports.Core.Reports.Charts;

namespace IWReports.Worker.Rendering.Charts;

/// <summary>Which file draws which chart. The same chart always gives the same text.</summary>
internal static class ChartSvg
{
    /// <summary>Draws a chart. Errors: <see cref="ChartException"/> where it has nothing to draw, or a value that is no number.</summary>
    public static Svg Draw(Chart chart) => chart switch
    {
        TrendChart trend => TrendSvg.Draw(trend),
        DemandChart demand => DemandSvg.Draw(demand),
        WaitChart wait => WaitSvg.Draw(wait),
        HeatMap map => HeatMapSvg.Draw(map),
        _ => throw new ArgumentException($"No drawing for {chart.GetType().Name}: add its file here.", nameof(chart)),
    };
}
