using System.ComponentModel;
using System.Diagnostics;
using System.Runtime.CompilerServices;
using IWReports.Worker.Host;
using SkiaSharp;

namespace IWReports.Worker.Reporting.Rendering.Pictures;

/// <summary>Mail and pages as they look: by Chromium and pdftoppm, where this machine has them.</summary>
internal static class MailPictures
{
    // Higher than any mail that may go out; what is below its end is cut off.
    private const int TallestMail = 12_000;

    private const int DotsPerInch = 110;

    private static readonly string[] Browsers = ["chromium", "chromium-browser", "google-chrome"];

    private static readonly int[] Widths = [640, 375];

    private static readonly (string Name, string Setting)[] Looks =
        [("light", "preferredColorScheme=1"), ("dark", "preferredColorScheme=0"), ("images-blocked", "imagesEnabled=false")];

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    /// <summary>A picture of the mail at each width and look; none without a browser.</summary>
    public static async IAsyncEnumerable<string> OfMailAsync(
        string html, string folder, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        if (Browsers.Select(Found).FirstOrDefault(program => program is not null) is not { } browser)
            yield break;
        var profile = Directory.CreateTempSubdirectory("iw-browser-");
        try
        {
            foreach (var (width, look) in Widths.SelectMany(width => Looks.Select(look => (width, look))))
            {
                var file = Path.Combine(folder, $"mail-{width}-{look.Name}.png");
                // Everything a report shows it carries, so the browser's own walls guard nothing here; as root it has none.
                string[] walls = Environment.UserName == "root" ? ["--no-sandbox"] : [];
                await RunAsync(browser,
                    [.. walls, "--headless", "--disable-gpu", "--hide-scrollbars", $"--user-data-dir={profile.FullName}",
                        $"--blink-settings={look.Setting}", $"--window-size={width},{TallestMail}", $"--screenshot={file}",
                            new Uri(html).AbsoluteUri],
                    cancellationToken);
                CutOffBottom(file);
                yield return file;
            }
        }
        finally
        {
            profile.Delete(recursive: true);
        }
    }

    /// <summary>A picture of each page of a PDF; none without pdftoppm.</summary>
    public static async Task<IReadOnlyList<string>> OfPagesAsync(string pdf, string folder, CancellationToken cancellationToken)
    {
        if (Found("pdftoppm") is not { } program)
            return [];
        await RunAsync(program, ["-r", $"{DotsPerInch}", "-png", pdf, Path.Combine(folder, "page")], cancellationToken);
        return [.. Directory.EnumerateFiles(folder, "page-*.png").Order(StringComparer.Ordinal)];
    }

    /// <summary>What is missing for all pictures, and how to get it; null where nothing is.</summary>
    public static string? Missing()
    {
        var missing = new[] { Browsers.Any(name => Found(name) is not null) ? null : "chromium",
            Found("pdftoppm") is null ? "pdftoppm (package poppler-utils)" : null }
            .OfType<string>().ToList();
        return missing.Count == 0 ? null : $"Not every picture is written: {string.Join(" and ", missing)} cannot be found.";
    }

    private static string? Found(string program) => (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
        .Select(folder => Path.Combine(folder, program)).FirstOrDefault(File.Exists);

    private static async Task RunAsync(string program, string[] arguments, CancellationToken cancellationToken)
    {
        var start = ChildProcess.Of(program, arguments);
        (start.RedirectStandardOutput, start.RedirectStandardError) = (true, true);
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(Patience);
        using var process = Start(start);
        try
        {
            var said = process.StandardError.ReadToEndAsync(patience.Token);
            await Task.WhenAll(said, process.StandardOutput.ReadToEndAsync(patience.Token));
            await process.WaitForExitAsync(patience.Token);
            if (process.ExitCode != 0)
                throw new PartMissingException($"{program} ended with exit code {process.ExitCode}: {(await said).Trim()}");
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw new PartMissingException($"{program} took longer than {Patience.TotalSeconds:0} seconds and was stopped.");
        }
        finally
        {
            if (!process.HasExited)
                process.Kill(entireProcessTree: true);
        }
    }

    private static Process Start(ProcessStartInfo start)
    {
        try
        {
            return Process.Start(start)!;
        }
        catch (Win32Exception cannot)
        {
            throw new PartMissingException($"{start.FileName} cannot be run ({cannot.Message}).", cannot);
        }
    }

    // The browser takes the whole window; below the mail there is one colour.
    private static void CutOffBottom(string file)
    {
        using var whole = SKBitmap.Decode(file);
        var empty = whole.GetPixel(0, whole.Height - 1);
        var end = whole.Height;
        while (end > 1 && IsEmpty(end - 1))
            end--;
        using var mail = new SKBitmap();
        whole.ExtractSubset(mail, new(0, 0, whole.Width, end));
        using var png = mail.Encode(SKEncodedImageFormat.Png, 100);
        File.WriteAllBytes(file, png.ToArray());

        bool IsEmpty(int row) => Enumerable.Range(0, whole.Width).All(column => whole.GetPixel(column, row) == empty);
    }
}
