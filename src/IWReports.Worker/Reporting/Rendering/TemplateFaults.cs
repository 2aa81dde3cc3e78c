using Scriban.Syntax;

namespace IWReports.Worker.Reporting.Rendering;

/// <summary>What is wrong in templates, each said once, as one sentence naming the file, its line and column.</summary>
internal sealed class TemplateFaults(TemplateFiles files, TemplateScopes scopes)
{
    private readonly List<string> _wrong = [];

    public IReadOnlyList<string> All => _wrong;

    public void Wrong(ScriptNode? node, string what)
    {
        var sentence = $"Template {files.PlaceOf(scopes.File)}, {Position.Of(node?.Span ?? default)}: {what}.";
        if (!_wrong.Contains(sentence))
            _wrong.Add(sentence);
    }

    /// <summary>Says what is wrong where a shape was looked for: there is none.</summary>
    public Shape? Unknown(ScriptNode? node, string what)
    {
        Wrong(node, what);
        return null;
    }

    public Shape? NoName(ScriptNode? at, string name, string of, IEnumerable<string> names) =>
        Unknown(at, $"\"{name}\" is not a name of {of}. Names here: {string.Join(", ", names.DefaultIfEmpty("none"))}");
}
