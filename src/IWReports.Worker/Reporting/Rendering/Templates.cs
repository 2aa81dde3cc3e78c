using System.Collections.Concurrent;
using IWReports.Worker.Host;
using Microsoft.Extensions.Options;
using Scriban;

namespace IWReports.Worker.Reporting.Rendering;

/// <summary>The reports' words: templates/{report}/, with styles beside them and shared pieces in templates/_shared.</summary>
/// <remarks>
/// A template sees the model's public properties by their exact names, <c>chart</c>, <c>page</c>, <c>include</c> and
/// <c>style</c>. Values are
/// escaped in .html and plain in .txt; ops/docs/templates.md has the rules.
/// </remarks>
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
        var files = Read(report);
        return _read.GetOrAdd((report, files.Version), version => Wrong(files, model) is [var wrong, ..]
            ? throw new InputException(wrong)
            : new(version.Version, Parse(files), files, options.Value.Dashboard));
    }

    /// <summary>The files a report is made of. Errors: one that each report has is missing, or cannot be read.</summary>
    public TemplateFiles Read(string report)
    {
        var own = Path.Combine(Folder, report);
        foreach (var file in Files.Where(file => !File.Exists(Path.Combine(own, file))))
            throw new InputException($"Template {Path.Combine(own, file)} is missing. A report has {string.Join(", ", Files)}; the "
                + $"folder is the setting Rendering:Templates.");
        return TemplateFiles.Read(Folder, report);
    }

    /// <summary>What is wrong with a report's files, each as one sentence; syntax first, since the rest rests on it.</summary>
    public static IReadOnlyList<string> Wrong(TemplateFiles files, Type model)
    {
        var former = files.Templates.SelectMany(file => FormerSyntax.In(files.PlaceOf(file), files[file])).ToList();
        if (former.Count > 0)
            return former;
        var parsed = Parse(files);
        var syntax = parsed.SelectMany(file => file.Value.Messages.Select(message =>
            $"Template {files.PlaceOf(file.Key)}, {Position.Of(message.Span)}: {message.Message.TrimEnd('.')}.")).ToList();
        if (syntax.Count > 0)
            return syntax;
        return
        [
            .. files.Sheets.Select(sheet => StyleSheet.Wrong(files.PlaceOf(sheet), files[sheet])).OfType<string>(),
            .. files.Templates.SelectMany(file => UnquotedValues.In(files.PlaceOf(file), files[file])),
            .. Files.SelectMany(file => TemplateNames.Check(files, file, parsed, model)).Distinct(),
        ];
    }

    /// <summary>The style sheets of a file, those of all reports first.</summary>
    public static IReadOnlyList<string> SheetsOf(string file) => file switch
    {
        Html => [$"{Shared}/style.css", "style.css"],
        Print => [$"{Shared}/print.css", "print.css"],
        _ => [],
    };

    private static Dictionary<string, Template> Parse(TemplateFiles files) =>
        files.Templates.ToDictionary(file => file, file => Template.Parse(files[file], file));
}
