using System.Runtime.InteropServices;

namespace IWReports.Worker.Rendering.Charts;

/// <summary>The few functions of the system's librsvg, cairo and GLib that turn SVG into pixels.</summary>
internal static partial class LibRsvg
{
    private const string Rsvg = "librsvg-2.so.2", Cairo = "libcairo.so.2", Object = "libgobject-2.0.so.0", Glib = "libglib-2.0.so.0";

    /// <summary>Pixels of 32 bits, the upper 8 unused: nothing shines through.</summary>
    public const int FormatRgb24 = 1;

    [LibraryImport(Rsvg, EntryPoint = "rsvg_handle_new_from_data")]
    public static partial nint Read(ReadOnlySpan<byte> data, nuint length, out nint error);

    [LibraryImport(Rsvg, EntryPoint = "rsvg_handle_render_document")]
    public static partial int Render(nint handle, nint context, in Viewport viewport, out nint error);

    [LibraryImport(Cairo, EntryPoint = "cairo_image_surface_create")]
    public static partial nint CreateSurface(int format, int width, int height);

    [LibraryImport(Cairo, EntryPoint = "cairo_surface_status")]
    public static partial int Status(nint surface);

    [LibraryImport(Cairo, EntryPoint = "cairo_create")]
    public static partial nint CreateContext(nint surface);

    [LibraryImport(Cairo, EntryPoint = "cairo_surface_flush")]
    public static partial void Flush(nint surface);

    [LibraryImport(Cairo, EntryPoint = "cairo_image_surface_get_data")]
    public static partial nint Pixels(nint surface);

    [LibraryImport(Cairo, EntryPoint = "cairo_image_surface_get_stride")]
    public static partial int Stride(nint surface);

    [LibraryImport(Cairo, EntryPoint = "cairo_destroy")]
    public static partial void DestroyContext(nint context);

    [LibraryImport(Cairo, EntryPoint = "cairo_surface_destroy")]
    public static partial void DestroySurface(nint surface);

    [LibraryImport(Object, EntryPoint = "g_object_unref")]
    public static partial void Unreference(nint handle);

    [LibraryImport(Glib, EntryPoint = "g_error_free")]
    public static partial void FreeError(nint error);

    /// <summary>The text of a GError, which is freed.</summary>
    public static string TakeMessage(nint error)
    {
        if (error == 0)
            return "no reason given";
        // struct GError { guint32 domain; gint code; gchar *message; }
        var message = Marshal.PtrToStringUTF8(Marshal.ReadIntPtr(error, 8)) ?? "";
        FreeError(error);
        return message;
    }

    /// <summary>Where the picture goes on the surface, in pixels.</summary>
    [StructLayout(LayoutKind.Sequential)]
    public readonly record struct Viewport(double X, double Y, double Width, double Height);
}
