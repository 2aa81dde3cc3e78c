using SkiaSharp;

namespace IWReports.Worker.Reporting.Rendering.Charts;

/// <summary>A sheet as PNG, two pixels to each of CSS that it is shown on, looked at before anyone else does.</summary>
internal static class ChartPng
{
    public const int Scale = 2;

    /// <summary>How large it is shown where there is room, in pixels of CSS.</summary>
    public static (int Width, int Height) Shown(Canvas sheet) =>
        ((int)Math.Ceiling(sheet.Page.Width * sheet.Texts.Zoom), (int)Math.Ceiling(sheet.Page.Height * sheet.Texts.Zoom));

    /// <summary>Errors: <see cref="ChartException"/> when it came out empty or without text.</summary>
    public static byte[] Of(Canvas sheet, SkiaContext skia)
    {
        var shown = Shown(sheet);
        var (width, height) = (shown.Width * Scale, shown.Height * Scale);
        using var bitmap = new SKBitmap(new SKImageInfo(width, height, SKColorType.Bgra8888, SKAlphaType.Opaque));
        using var canvas = new SKCanvas(bitmap);
        canvas.Clear(SKColors.White);
        (skia.SkCanvas, skia.DpiScale) = (canvas, (float)(Scale * sheet.Texts.Zoom));
        ChartDrawing.Render(sheet, skia, sheet.Page);
        canvas.Flush();
        using var pixmap = bitmap.PeekPixels();
        // In their place: a copy of each picture would be megabytes for the collector.
        var pixels = pixmap.GetPixelSpan<int>();
        for (var index = 0; index < pixels.Length; index++)
            pixels[index] &= 0xffffff;
        Look(pixels, width);
        return Png.Write(pixels, width, height);
    }

    // A library without fonts draws no text and reports no error: the heading's band would be blank.
    private static void Look(ReadOnlySpan<int> pixels, int width)
    {
        const int headingEnds = 28 * Scale;
        if (pixels.IndexOfAnyExcept(pixels[0]) < 0)
            throw new ChartException("it came out as one blank colour");
        if (pixels[..Math.Min(pixels.Length, width * headingEnds)].IndexOfAnyExcept(pixels[0]) < 0)
            throw new ChartException("it came out without text; install the package fonts-inter");
    }
}
