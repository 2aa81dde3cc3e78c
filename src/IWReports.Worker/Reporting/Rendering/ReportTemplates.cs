using IWReports.Core.Reports;
using IWReports.Worker.Host;
using Scriban;
using Scriban.Parsing;
using Scriban.Runtime;
using Scriban.Syntax;

namespace IWReports.Worker.Reporting.Rendering;

/// <summary>One report's templates, read, with the hash of the files they came from.</summary>
internal sealed class ReportTemplates(string version, IReadOnlyDictionary<string, Template> parsed, TemplateFiles files, Uri? dashboard)
    : ITemplateLoader
{
    public string Version { get; } = version;

    /// <summary>Writes one file's text from the model and the charts drawn for it. Errors name the file, the line and the column.</summary>
    public string Render(string file, ReportModel model, IReadOnlyDictionary<string, DrawnChart> charts)
    {
        var escapes = Path.GetExtension(file) == ".html";
        using var time = new CancellationTokenSource(TemplateLimits.Time);
        var run = new TemplateRun(escapes, time.Token) { TemplateLoader = this };
        run.PushGlobal(Functions(file, escapes, model, charts));
        run.PushGlobal(ModelOf(model));
        // What a template sets goes beside the model, not into it.
        run.PushGlobal(new ScriptObject());
        try
        {
            var text = parsed[file].Render(run);
            if (text.Length > TemplateLimits.Characters)
                throw new InputException(
                    $"Template {files.PlaceOf(file)}: the page is longer than {TemplateLimits.Characters} characters. Show fewer rows.");
            return file == Templates.Html ? InlinedStyles.Of(files.PlaceOf(file), text) : text;
        }
        catch (ScriptRuntimeException wrong)
        {
            var inner = wrong.InnerException as ScriptRuntimeException ?? wrong;
            var reason = Reason(inner, time.IsCancellationRequested);
            throw new InputException($"Template {files.PlaceOf(NameOf(inner.Span, file))}, {Position.Of(inner.Span)}: {reason}.", wrong);
        }
    }

    public string? GetPath(TemplateContext context, SourceSpan callerSpan, string templateName)
    {
        var piece = templateName + Path.GetExtension(callerSpan.FileName);
        return parsed.ContainsKey(piece) ? piece : throw new ScriptRuntimeException(callerSpan, $"there is no piece \"{templateName}\"");
    }

    public string Load(TemplateContext context, SourceSpan callerSpan, string templatePath) => files[templatePath];

    public ValueTask<string?> LoadAsync(TemplateContext context, SourceSpan callerSpan, string templatePath) => new(files[templatePath]);

    private ScriptObject Functions(string file, bool escapes, ReportModel model, IReadOnlyDictionary<string, DrawnChart> charts)
    {
        var functions = new ScriptObject { [TemplateLanguage.Include] = new IncludeFunction() };
        functions.Import(TemplateLanguage.Chart, (string id, int millimetres = 0) =>
            charts.TryGetValue(id, out var chart) ? ChartTag.Of(chart, file, millimetres) : null);
        functions.Import(TemplateLanguage.Style, new Func<object?>(() => escapes ? new Finished(Styles(file)) : null));
        functions.Import(TemplateLanguage.Page, (string kpi, string? value) => KpiPage.Of(kpi, value, model, dashboard, escapes));
        functions.IsReadOnly = true;
        return functions;
    }

    private string Styles(string file) =>
        string.Join('\n', Templates.SheetsOf(file).Select(sheet => StyleSheet.WithoutComments(files.Find(sheet) ?? "").Trim()));

    private static ScriptObject ModelOf(ReportModel model)
    {
        var members = new ScriptObject();
        foreach (var name in ModelShape.NamesOf(model.GetType()))
            members[name] = model.GetType().GetProperty(name)!.GetValue(model);
        members.IsReadOnly = true;
        return members;
    }

    private static string NameOf(SourceSpan span, string file) => string.IsNullOrEmpty(span.FileName) ? file : span.FileName;

    private static string Reason(ScriptRuntimeException wrong, bool late) =>
        late ? $"it took longer than {TemplateLimits.Time.TotalSeconds:0} seconds and was stopped" : wrong.OriginalMessage.TrimEnd('.');
}
