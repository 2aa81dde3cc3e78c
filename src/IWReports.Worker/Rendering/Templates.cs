using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using HandlebarsDotNet;
using IWReports.Core.Reports;
using Microsoft.Extensions.Options;

namespace IWReports.Worker.Rendering;

/// <summary>
/// The reports' words: templates/{report}/{subject.txt, body.html, body.txt, print.html}, partials in templates/_shared and beside them.
/// A template sees the model's public properties at its root, by their exact names, and <c>{{chart "id"}}</c>: the picture in body.html,
/// its vectors in print.html, its alternative text in body.txt, nothing where the model has no such chart.
/// Values are escaped in .html and plain in .txt.
/// </summary>
internal sealed class Templates(IOptions<RenderingOptions> options)
{
    public const string Subject = "subject.txt", Html = "body.html", Text = "body.txt", Print = "print.html", Shared = "_shared";

    public static readonly IReadOnlyList<string> Files = [Subject, Html, Text, Print];

    // Compiling takes longer than rendering; a changed file is another version, so another entry.
    private readonly ConcurrentDictionary<(string Report, string Version), IReadOnlyDictionary<string, HandlebarsTemplate<object, object>>> _compiled = new();

    public string Folder { get; } = options.Value.Templates;

    /// <summary>Reads and compiles a report's templates, and checks every name in them against the model's type, reached or not.</summary>
    public ReportTemplates Load(string report, Type model)
    {
        var sources = Read(report);
        var version = Version(sources);
        var compiled = _compiled.GetOrAdd((report, version), _ =>
        {
            if (Files.SelectMany(file => TemplateNames.Check(report, file, sources, model)).FirstOrDefault() is { } wrong)
                throw new InputException(wrong);
            return Files.ToDictionary(file => file, file => Compile(report, file, sources));
        });
        return new(report, version, compiled);
    }

    /// <summary>The files a report is made of, by name; a partial beside the report's own files goes before a shared one.</summary>
    public IReadOnlyDictionary<string, string> Read(string report)
    {
        var own = Path.Combine(Folder, report);
        foreach (var file in Files.Where(file => !File.Exists(Path.Combine(own, file))))
            throw new InputException($"Template {Path.Combine(own, file)} is missing. A report has {string.Join(", ", Files)}; the folder is the setting Rendering:Templates.");
        var sources = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var folder in new[] { Path.Combine(Folder, Shared), own }.Where(Directory.Exists))
        {
            foreach (var file in Directory.EnumerateFiles(folder).Where(file => Path.GetExtension(file) is ".html" or ".txt"))
                sources[Path.GetFileName(file)] = File.ReadAllText(file);
        }

        return sources;
    }

    internal static string Version(IReadOnlyDictionary<string, string> sources)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var part in sources.SelectMany(source => new[] { source.Key, source.Value }))
        {
            var bytes = Encoding.UTF8.GetBytes(part);
            hash.AppendData(BitConverter.GetBytes(bytes.Length));
            hash.AppendData(bytes);
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset())[..16];
    }

    private static HandlebarsTemplate<object, object> Compile(string report, string file, IReadOnlyDictionary<string, string> sources)
    {
        var extension = Path.GetExtension(file);
        var language = Handlebars.Create(new HandlebarsConfiguration
        {
            ThrowOnUnresolvedBindingExpression = true,
            NoEscape = extension == ".txt",
            // The default one would look for partials in any folder of the disk.
            PartialTemplateResolver = null!,
        });
        ChartTag.Register(language, file);
        var current = file;
        try
        {
            foreach (var (name, text) in sources.Where(source => !Files.Contains(source.Key) && Path.GetExtension(source.Key) == extension))
            {
                current = name;
                language.RegisterTemplate(Path.GetFileNameWithoutExtension(name), text);
            }

            current = file;
            return language.Compile(sources[file]);
        }
        catch (HandlebarsException wrong)
        {
            throw new InputException($"Template {report}/{current} cannot be read: {wrong.Message}", wrong);
        }
    }
}
