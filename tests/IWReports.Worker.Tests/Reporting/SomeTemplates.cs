using IWReports.Worker.Reporting.Rendering;
using IWReports.Worker.Reporting.Rendering.Pdf;
using Microsoft.Extensions.Options;

namespace IWReports.Worker.Tests.Reporting;

/// <summary>A folder of templates of a test's own: the shipped ones, with files changed.</summary>
internal sealed class SomeTemplates : IDisposable
{
    public SomeTemplates(params (string File, string Text)[] changed)
    {
        foreach (var file in Directory.EnumerateFiles(Shipped, "*", SearchOption.AllDirectories))
            Write(Path.GetRelativePath(Shipped, file), File.ReadAllText(file));
        foreach (var (file, text) in changed)
            Write(file, text);
    }

    public static string Shipped { get; } = Path.Combine(AppContext.BaseDirectory, "templates");

    public static Templates Ours { get; } = new(Options.Create(new RenderingOptions()));

    public static Renderer Renderer { get; } = new(Ours, Printer());

    public static WeasyPrint Printer(string? python = null, TimeSpan? timeout = null)
    {
        var usual = new RenderingOptions();
        return new(python ?? usual.Python, timeout ?? usual.PdfTimeout);
    }

    public string Folder { get; } = Directory.CreateTempSubdirectory("templates-").FullName;

    public Templates Templates => new(Options.Create(new RenderingOptions { Templates = Folder }));

    public void Write(string file, string text)
    {
        var path = Path.Combine(Folder, file);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
    }

    public void Dispose() => Directory.Delete(Folder, recursive: true);
}
