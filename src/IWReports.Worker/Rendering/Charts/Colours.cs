using IWReports.Core.Reports.Charts;
using OxyPlot;

namespace IWReports.Worker.Rendering.Charts;

/// <summary>The colours of Making Data Count, and the inks around them. None is the only carrier of a meaning.</summary>
internal static class Colours
{
    public static readonly OxyColor Common = OxyColor.Parse("#a6a6a6"), Improvement = OxyColor.Parse("#00b0f0"), Concern = OxyColor.Parse("#e46c0a"),
        Neutral = OxyColor.Parse("#490092"), Target = OxyColor.Parse("#de1b1b");

    public static readonly OxyColor Ink = OxyColor.Parse("#1f2933"), Quiet = OxyColor.Parse("#52606d"), Grid = OxyColor.Parse("#e4e7eb"),
        Axis = OxyColor.Parse("#9aa5b1"), Series = OxyColor.Parse("#7b8794"), LastYear = OxyColor.Parse("#829ab1"), Demand = OxyColor.Parse("#9fc3e4");

    // Light to dark in even steps; readable in greyscale and without red or green.
    public static readonly IReadOnlyList<OxyColor> Scale =
        [.. new[] { "#e8f1fa", "#c6dcf0", "#9fc3e4", "#6ea3d3", "#3f7fbd", "#1f5c99", "#0b3c6f" }.Select(OxyColor.Parse)];

    public static OxyColor Of(PointKind kind) => kind switch
    {
        PointKind.Improvement => Improvement,
        PointKind.Concern => Concern,
        PointKind.Neutral => Neutral,
        _ => Common,
    };
}
