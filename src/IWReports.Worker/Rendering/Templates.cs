using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using IWReports.Core.Reports;
using Microsoft.Extensions.Options;
using Scriban;

namespace IWReports.Worker.Rendering;

/// <summary>
/// The reports' words: templates/{report}/{subject.txt, body.html, body.txt, print.html}, with styles in style.css (mail) and print.css (PDF).
/// Pieces that several share lie in templates/_shared or beside them. A template sees the model's public properties by their exact names,
/// <c>chart</c>, <c>include</c> and <c>style</c>. Values are escaped in .html and plain in .txt; see ops/docs/templates.md.
/// </summary>
internal sealed class Templates(IOptions<RenderingOptions> options)
{
    public const string Subject = "subject.txt", Html = "body.html", Text = "body.txt", Print = "print.html", Shared = "_shared";

    public static readonly IReadOnlyList<string> Files = [Subject, Html, Text, Print];

    // Reading and checking takes longer than rendering; a changed file is another version, so another entry.
    private readonly ConcurrentDictionary<(string Report, string Version), ReportTemplates> _read = new();

    public string Folder { get; } = options.Value.Templates;

    /// <summary>Reads a report's templates and checks syntax, style sheets, and every name against the model's type.</summary>
    public ReportTemplates Load(string report, Type model)
    {
        var sources = Read(report);
        var version = Version(sources);
        return _read.GetOrAdd((report, version), _ => Wrong(report, sources, model) is [var wrong, ..]
            ? throw new InputException(wrong)
            : new(report, version, Parse(sources), sources));
    }

    /// <summary>What is wrong with a report's files, each as one sentence; syntax first, since the rest rests on it.</summary>
    public static IReadOnlyList<string> Wrong(string report, IReadOnlyDictionary<string, string> sources, Type model)
    {
        var former = sources.Where(source => IsTemplate(source.Key))
            .SelectMany(source => FormerSyntax.In($"{report}/{source.Key}", source.Value)).ToList();
        if (former.Count > 0)
            return [.. former.Select(wrong => $"Template {wrong}")];
        var parsed = Parse(sources);
        var syntax = parsed.SelectMany(file => file.Value.Messages.Select(message =>
            $"Template {report}/{file.Key}, {Position.Of(message.Span)}: {message.Message.TrimEnd('.')}.")).ToList();
        if (syntax.Count > 0)
            return syntax;
        var styles = sources.Where(source => IsSheet(source.Key))
            .Select(source => StyleSheet.Wrong($"{report}/{source.Key}", source.Value)).OfType<string>();
        return [.. styles.Select(wrong => $"Style sheet {wrong}"), .. Files.SelectMany(file => TemplateNames.Check(report, file, parsed, model))];
    }

    /// <summary>The style sheets of a file, those of all reports first.</summary>
    public static IReadOnlyList<string> SheetsOf(string file) => file switch
    {
        Html => [$"{Shared}/style.css", "style.css"],
        Print => [$"{Shared}/print.css", "print.css"],
        _ => [],
    };

    /// <summary>The files a report is made of, by name; a piece of its own goes before a shared one.</summary>
    public IReadOnlyDictionary<string, string> Read(string report)
    {
        var own = Path.Combine(Folder, report);
        foreach (var file in Files.Where(file => !File.Exists(Path.Combine(own, file))))
            throw new InputException($"Template {Path.Combine(own, file)} is missing. A report has {string.Join(", ", Files)}; the folder is the setting Rendering:Templates.");
        var sources = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var folder in new[] { Path.Combine(Folder, Shared), own }.Where(Directory.Exists))
        {
            foreach (var file in Directory.EnumerateFiles(folder).Where(file => IsTemplate(file) || IsSheet(file)))
                sources[IsSheet(file) && folder != own ? $"{Shared}/{Path.GetFileName(file)}" : Path.GetFileName(file)] = File.ReadAllText(file);
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

    private static bool IsTemplate(string file) => Path.GetExtension(file) is ".html" or ".txt";

    private static bool IsSheet(string file) => Path.GetExtension(file) == ".css";

    private static Dictionary<string, Template> Parse(IReadOnlyDictionary<string, string> sources) =>
        sources.Where(source => IsTemplate(source.Key)).ToDictionary(source => source.Key, source => Template.Parse(source.Value, source.Key));
}
