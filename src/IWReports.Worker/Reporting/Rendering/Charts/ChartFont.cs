using IWReports.Worker.Host;
using SkiaSharp;

namespace IWReports.Worker.Reporting.Rendering.Charts;

/// <summary>Whether Skia has the charts' font: for one that is missing it takes another without a word.</summary>
internal static class ChartFont
{
    private static readonly Lazy<string> Found = new(() => Resolve(Fonts.Family));

    // Looked up once: the system's list of fonts is slow, and a chart asks for each of its texts.
    private static readonly Lazy<SKTypeface> Own = new(() => SKTypeface.FromFamilyName(Fonts.Family));

    // Opened once, and only where a text has letters that ours lacks.
    private static readonly Lazy<SKTypeface[]> Installed = new(() =>
        [.. SKFontManager.Default.FontFamilies.Order(StringComparer.Ordinal).Select(SKTypeface.FromFamilyName)]);

    /// <summary>The family that charts are set in. Errors: <see cref="PartMissingException"/> when it would be another one.</summary>
    public static string Check() => Found.Value;

    public static string Resolve(string family)
    {
        using var face = ChartDrawing.WithLibraries(() => SKTypeface.FromFamilyName(family));
        if (face?.FamilyName == family)
            return family;
        var other = face?.FamilyName is { Length: > 0 } name ? name : "no font at all";
        throw new PartMissingException($"The font {family} is missing: charts would be set in {other}. Install the package fonts-inter.");
    }

    /// <summary>The family that has every letter of a text: ours, or the first one installed where ours lacks a script.</summary>
    public static string For(string text) =>
        text.All(char.IsAscii) || Own.Value.ContainsGlyphs(text)
            ? Fonts.Family
            : Installed.Value.FirstOrDefault(face => face.ContainsGlyphs(text))?.FamilyName ?? Fonts.Family;
}
