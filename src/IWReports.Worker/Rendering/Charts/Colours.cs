using IWReports.Core.Reports.Charts;

namespace IWReports.Worker.Rendering.Charts;

/// <summary>The colours of Making Data Count, and the inks around them. None carries a meaning that words or place do not carry too.</summary>
internal static class Colours
{
    public const string Common = "#a6a6a6", Improvement = "#00b0f0", Concern = "#e46c0a", Neutral = "#490092", Target = "#de1b1b";

    public const string Ink = "#1f2933", Quiet = "#52606d", Grid = "#e4e7eb", Axis = "#9aa5b1", LastYear = "#829ab1", Demand = "#9fc3e4";

    // Light to dark in even steps; readable in greyscale and without red or green.
    public static readonly IReadOnlyList<string> Scale = ["#e8f1fa", "#c6dcf0", "#9fc3e4", "#6ea3d3", "#3f7fbd", "#1f5c99", "#0b3c6f"];

    public static string Of(PointKind kind) => kind switch
    {
        PointKind.Improvement => Improvement,
        PointKind.Concern => Concern,
        PointKind.Neutral => Neutral,
        _ => Common,
    };
}
