using SkiaSharp;

namespace IWReports.Worker.Rendering.Charts;

/// <summary>Whether Skia has the charts' font: for one that is missing it takes another without a word.</summary>
internal static class ChartFont
{
    private static readonly Lazy<string> Found = new(() => Resolve(Fonts.Family));

    /// <summary>The family that charts are set in. Errors: <see cref="PartMissingException"/> when it would be another one.</summary>
    public static string Check() => Found.Value;

    public static string Resolve(string family)
    {
        using var face = ChartDrawing.WithLibraries(() => SKTypeface.FromFamilyName(family));
        return face?.FamilyName == family
            ? family
            : throw new PartMissingException($"The font {family} is missing: charts would be set in {(face?.FamilyName is { Length: > 0 } other ? other : "no font at all")}. Install the package fonts-inter.");
    }
}
