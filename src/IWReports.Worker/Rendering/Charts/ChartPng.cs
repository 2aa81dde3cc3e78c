using System.Runtime.InteropServices;
using System.Text;

namespace IWReports.Worker.Rendering.Charts;

/// <summary>Draws SVG as PNG, two pixels to each of CSS, and looks at the result before anyone else does.</summary>
internal static class ChartPng
{
    public const int Scale = 2;

    /// <summary>The picture as PNG. Errors: <see cref="ChartException"/> when it came out empty; <see cref="PartMissingException"/> without librsvg.</summary>
    public static byte[] Draw(Svg svg)
    {
        int[] pixels;
        try
        {
            pixels = Rasterise(svg);
        }
        catch (DllNotFoundException missing)
        {
            throw new PartMissingException("The charts cannot be drawn: librsvg-2.so.2, or a library it needs, cannot be loaded. Install the package librsvg2-2.", missing);
        }

        Look(pixels, svg.Width * Scale);
        return Png.Write(pixels, svg.Width * Scale, svg.Height * Scale);
    }

    private static int[] Rasterise(Svg svg)
    {
        var (width, height) = (svg.Width * Scale, svg.Height * Scale);
        nint handle = 0, surface = 0, context = 0;
        try
        {
            var bytes = Encoding.UTF8.GetBytes(svg.Text);
            handle = LibRsvg.Read(bytes, (nuint)bytes.Length, out var error);
            if (handle == 0)
                throw new ChartException($"its drawing cannot be read, {LibRsvg.TakeMessage(error)}");
            surface = LibRsvg.CreateSurface(LibRsvg.FormatRgb24, width, height);
            if (LibRsvg.Status(surface) != 0)
                throw new ChartException($"there is no room for {width} × {height} pixels");
            context = LibRsvg.CreateContext(surface);
            if (LibRsvg.Render(handle, context, new(0, 0, width, height), out error) == 0)
                throw new ChartException($"it cannot be rendered, {LibRsvg.TakeMessage(error)}");
            LibRsvg.Flush(surface);
            return Copy(LibRsvg.Pixels(surface), LibRsvg.Stride(surface), width, height);
        }
        finally
        {
            if (context != 0)
                LibRsvg.DestroyContext(context);
            if (surface != 0)
                LibRsvg.DestroySurface(surface);
            if (handle != 0)
                LibRsvg.Unreference(handle);
        }
    }

    private static int[] Copy(nint source, int stride, int width, int height)
    {
        var pixels = new int[width * height];
        for (var row = 0; row < height; row++)
            Marshal.Copy(source + (row * stride), pixels, row * width, width);
        for (var index = 0; index < pixels.Length; index++)
            pixels[index] &= 0xffffff;
        return pixels;
    }

    // A library without fonts draws no text and reports no error: the heading's band would be blank.
    private static void Look(int[] pixels, int width)
    {
        const int headingEnds = 28 * Scale;
        if (pixels.AsSpan().IndexOfAnyExcept(pixels[0]) < 0)
            throw new ChartException("it came out as one blank colour");
        if (pixels.AsSpan(0, Math.Min(pixels.Length, width * headingEnds)).IndexOfAnyExcept(pixels[0]) < 0)
            throw new ChartException("it came out without text; install the package fonts-inter");
    }
}
