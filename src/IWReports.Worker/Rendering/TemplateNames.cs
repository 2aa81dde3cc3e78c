namespace IWReports.Worker.Rendering;

/// <summary>Checks every name of a template against the model's type, in every branch and partial: rendering would only find those it reaches.</summary>
internal sealed class TemplateNames
{
    private static readonly string[] LoopNames = ["@index", "@first", "@last"];

    private readonly string _report;
    private readonly string _extension;
    private readonly IReadOnlyDictionary<string, string> _sources;
    private readonly Type _root;
    private readonly List<string> _wrong = [];

    private TemplateNames(string report, string extension, IReadOnlyDictionary<string, string> sources, Type root) =>
        (_report, _extension, _sources, _root) = (report, extension, sources, root);

    /// <summary>What is wrong, each as one sentence naming the report, the file and its line.</summary>
    public static IReadOnlyList<string> Check(string report, string file, IReadOnlyDictionary<string, string> sources, Type root)
    {
        var check = new TemplateNames(report, Path.GetExtension(file), sources, root);
        check.Walk(file, [root], [file]);
        return check._wrong;
    }

    // The scopes are the types that "this" means, outermost first; {{#if}} opens none, and ../ does not count it.
    private void Walk(string file, List<Type> scopes, IReadOnlyList<string> path)
    {
        var open = new Stack<(string Name, bool Scoped)>();
        foreach (var tag in TemplateTag.In(_sources[file]))
        {
            if (tag.Unescaped)
                Wrong(file, tag, "{{{…}}} and {{&…}} print unescaped, so data could write HTML. Use {{…}}");
            if (tag.Words is not [var first, .. var rest])
                continue;
            switch (tag.Sign)
            {
                case ">":
                    Partial(file, tag, first, rest, scopes, path);
                    break;
                case "#":
                    open.Push((first, Open(file, tag, first, rest, scopes)));
                    break;
                case "/":
                    if (open.TryPop(out var block) && block.Scoped)
                        scopes.RemoveAt(scopes.Count - 1);
                    break;
                case "" when first == "else":
                    // What stands for an empty list has no item: it sees what the list's surroundings see.
                    if (open.TryPeek(out var empty) && empty.Scoped)
                        scopes[^1] = scopes[^2];
                    if (rest is [_, { } condition])
                        TypeOf(file, tag, condition, scopes);
                    break;
                case "" when first is "chart":
                    Chart(file, tag, rest, scopes);
                    break;
                case "":
                    Print(file, tag, first, rest, scopes);
                    break;
                default:
                    break;
            }
        }
    }

    private bool Open(string file, TemplateTag tag, string block, string[] rest, List<Type> scopes)
    {
        if (block is not ("if" or "unless" or "each" or "with") || rest.Length != 1)
        {
            Wrong(file, tag, $"{{{{#{block} {string.Join(' ', rest)}}}}} is not a block that reports know. Use {{{{#if Name}}}}, {{{{#unless Name}}}}, {{{{#each Name}}}} or {{{{#with Name}}}}");
            return false;
        }

        var type = TypeOf(file, tag, rest[0], scopes);
        if (block is "if" or "unless" || type is null)
            return false;
        var inner = block == "with" ? type : ModelShape.ItemOf(type);
        if (inner is null)
            Wrong(file, tag, $"\"{rest[0]}\" is not a list, so {{{{#each}}}} cannot walk it");
        scopes.Add(inner ?? typeof(object));
        return true;
    }

    private void Partial(string file, TemplateTag tag, string name, string[] rest, List<Type> scopes, IReadOnlyList<string> path)
    {
        var partial = name.Trim('"', '\'') + _extension;
        if (!_sources.ContainsKey(partial))
            Wrong(file, tag, $"there is no partial \"{name}\": {partial} is neither in {Templates.Shared} nor beside the report's own files");
        else if (path.Contains(partial))
            Wrong(file, tag, $"partial \"{name}\" contains itself");
        else if (rest is [var context] && TypeOf(file, tag, context, scopes) is { } type)
            Walk(partial, [.. scopes, type], [.. path, partial]);
        else
            Walk(partial, [.. scopes], [.. path, partial]);
    }

    private void Chart(string file, TemplateTag tag, string[] rest, List<Type> scopes)
    {
        if (rest is not [var id])
            Wrong(file, tag, "{{chart}} takes the chart's id: {{chart \"calls-trend\"}}");
        else if (id[0] is not ('"' or '\''))
            TypeOf(file, tag, id, scopes);
    }

    private void Print(string file, TemplateTag tag, string name, string[] rest, List<Type> scopes)
    {
        if (rest.Length > 0)
            Wrong(file, tag, $"\"{name}\" is not a helper; the only one is {{{{chart \"id\"}}}}");
        else if (TypeOf(file, tag, name, scopes) is { } type && type != typeof(string) && type != typeof(int) && type != typeof(object))
            Wrong(file, tag, $"\"{name}\" is a {type.Name}; templates print finished strings, so that the model decides how it is written");
    }

    private Type? TypeOf(string file, TemplateTag tag, string name, List<Type> scopes)
    {
        if (LoopNames.Contains(name))
            return scopes.Count > 1 ? typeof(object) : Unknown(file, tag, name, scopes[^1]);
        var depth = scopes.Count - 1;
        var rest = name;
        if (rest.StartsWith("@root", StringComparison.Ordinal))
            (depth, rest) = (0, rest["@root".Length..].TrimStart('.'));
        for (; rest.StartsWith("..", StringComparison.Ordinal); rest = rest[2..].TrimStart('/'))
            depth--;
        if (depth < 0)
            return Unknown(file, tag, name, _root);
        var type = scopes[depth];
        foreach (var part in rest.Split(['.', '/'], StringSplitOptions.RemoveEmptyEntries).SkipWhile(part => part == "this"))
        {
            if (ModelShape.MemberOf(type, part) is not { } member)
                return Unknown(file, tag, name, type);
            type = member;
        }

        return type;
    }

    private Type? Unknown(string file, TemplateTag tag, string name, Type type)
    {
        Wrong(file, tag, $"\"{name}\" is not a name of {type.Name}. Names here: {string.Join(", ", ModelShape.NamesOf(type))}");
        return null;
    }

    private void Wrong(string file, TemplateTag tag, string what)
    {
        var sentence = $"Template {file} of the report {_report}, line {tag.Line}: {what}.";
        if (!_wrong.Contains(sentence))
            _wrong.Add(sentence);
    }
}
