using IWReports.Core.Reports.Charts;
using OxyPlot;

namespace IWReports.Worker.Reporting.Rendering.Charts;

/// <summary>The colours of Making Data Count, and the inks around them. None is the only carrier of a meaning.</summary>
internal static class Colours
{
    public static readonly OxyColor Common = Rgb(0xa6a6a6), Improvement = Rgb(0x00b0f0), Concern = Rgb(0xe46c0a),
        Neutral = Rgb(0x490092), Target = Rgb(0xde1b1b);

    public static readonly OxyColor Ink = Rgb(0x1f2933), Quiet = Rgb(0x52606d), Grid = Rgb(0xe4e7eb), Axis = Rgb(0x9aa5b1),
        Series = Rgb(0x7b8794), LastYear = Rgb(0x587591), Demand = Rgb(0x9fc3e4);

    /// <summary>The accent of mails and pages, and the warm hue across from it.</summary>
    public static readonly OxyColor Accent = Rgb(0x1f5c99), Warm = Rgb(0xb34700), PaleWarm = Rgb(0xf2b98a), Undecided = Rgb(0xd9dee4);

    /// <summary>A band behind bars.</summary>
    public static readonly OxyColor Usual = Rgb(0xdde3e9);

    /// <summary>Less and more in a change, and what was before and after it.</summary>
    public static readonly OxyColor Loss = Rgb(0xe46c0a), Gain = Rgb(0x3a78b4), Total = Rgb(0x7b8794);

    /// <summary>On target, near it, and off it, as mails write them.</summary>
    public static readonly OxyColor Good = Rgb(0x1d6b47), Near = Rgb(0x8a5a00), Bad = Rgb(0xa61b1b);

    // Light to dark in even steps; readable in greyscale and without red or green.
    public static readonly IReadOnlyList<OxyColor> Scale =
        [Rgb(0xe8f1fa), Rgb(0xc6dcf0), Rgb(0x9fc3e4), Rgb(0x6ea3d3), Rgb(0x3a78b4), Rgb(0x1f5c99), Rgb(0x0b3c6f)];

    public static OxyColor Of(PointKind kind) => kind switch
    {
        PointKind.Improvement => Improvement,
        PointKind.Concern => Concern,
        PointKind.Neutral => Neutral,
        _ => Common,
    };

    private static OxyColor Rgb(uint colour) => OxyColor.FromUInt32(0xff000000 | colour);
}
