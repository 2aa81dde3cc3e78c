using Scriban;
using Scriban.Syntax;

namespace IWReports.Worker.Reporting.Rendering;

/// <summary>Checks every name of a template's syntax tree against the model's type, in every branch and piece.</summary>
internal sealed class TemplateNames
{
    private static readonly Shape Loop = new Shape.Named(new Dictionary<string, Shape>
    {
        ["index"] = Shape.Number, ["rindex"] = Shape.Number, ["length"] = Shape.Number,
        ["first"] = Shape.Flag, ["last"] = Shape.Flag, ["even"] = Shape.Flag, ["odd"] = Shape.Flag, ["changed"] = Shape.Flag,
    });

    private readonly IReadOnlyDictionary<string, Template> _parsed;
    private readonly string _extension;
    private readonly TemplateScopes _scopes;
    private readonly TemplateFaults _faults;
    private readonly ExpressionShapes _shapes;

    private TemplateNames(TemplateFiles files, IReadOnlyDictionary<string, Template> parsed, string extension, Type model)
    {
        (_parsed, _extension, _scopes) = (parsed, extension, new(model));
        _faults = new(files, _scopes);
        _shapes = new(this, _scopes, _faults);
    }

    /// <summary>What is wrong, each as one sentence naming the file, its line and column.</summary>
    public static IReadOnlyList<string> Check(TemplateFiles files, string file, IReadOnlyDictionary<string, Template> parsed, Type model)
    {
        var check = new TemplateNames(files, parsed, Path.GetExtension(file), model);
        check._scopes.InFile(file, new Shape.Named(new Dictionary<string, Shape>()), () => check.Walk(parsed[file].Page));
        return check._faults.All;
    }

    public void Walk(ScriptNode? node)
    {
        switch (node)
        {
            case null:
                break;
            case ScriptForStatement loop:
                WalkFor(loop);
                break;
            case ScriptWhileStatement loop:
                _shapes.Of(loop.Condition);
                _scopes.Inside(new() { ["while"] = Loop }, () => Walk(loop.Body));
                break;
            case ScriptWithStatement with:
                _faults.Wrong(with,
                    $"with opens no value of a model. Give it a name instead: {{{{ value = {with.Name} }}}}, then value.Text");
                break;
            case ScriptCaptureStatement capture:
                Walk(capture.Body);
                _scopes.Set(TemplateScopes.NameOf(capture.Target), Shape.Any);
                break;
            case ScriptFunction function:
                WalkFunction(function);
                break;
            case ScriptImportStatement import:
                _faults.Wrong(import, "import brings in names that nobody can check. Name them one by one");
                break;
            case ScriptExpressionStatement { Expression: var expression }:
                WalkPrinted(expression);
                break;
            case ScriptExpression expression:
                _shapes.Of(expression);
                break;
            default:
                foreach (var child in node.Children)
                    Walk(child);
                break;
        }
    }

    /// <summary>Walks the piece that stands where it is included, with what it is given there.</summary>
    public void Include(ScriptFunctionCall call, List<ScriptExpression> plain, Shape arguments)
    {
        if (plain is not [ScriptLiteral { Value: string piece }])
            _faults.Wrong(call,
                "include takes the piece's name in quotes, what it is given by name: {{ include \"value\" of: kpi.Value }}");
        else if (!_parsed.ContainsKey(piece + _extension))
            _faults.Wrong(call,
                $"there is no piece \"{piece}\": {piece}{_extension} is in neither {Templates.Shared} nor the report's folder");
        else if (_scopes.IsOpen(piece + _extension))
            _faults.Wrong(call, $"the piece \"{piece}\" contains itself");
        else
            _scopes.InFile(piece + _extension, arguments, () => Walk(_parsed[piece + _extension].Page));
    }

    private void WalkFor(ScriptForStatement loop)
    {
        var item = _shapes.ItemOf(loop.Iterator);
        foreach (var argument in loop.NamedArguments ?? [])
            _shapes.Of(argument.Value);
        var counters = loop is ScriptTableRowStatement ? "tablerow" : "for";
        _scopes.Inside(new() { [TemplateScopes.NameOf(loop.Variable)] = item, [counters] = Loop }, () => Walk(loop.Body));
        // What stands for an empty list has no item: it sees what the list's surroundings see.
        Walk(loop.Else);
    }

    private void WalkFunction(ScriptFunction function)
    {
        if (function.NameOrDoToken is ScriptVariable named)
            _scopes.Set(TemplateScopes.NameOf(named), Shape.Any);
        var parameters = (function.Parameters?.Select(parameter => TemplateScopes.NameOf(parameter.Name)) ?? []).Append("$").Append("$$");
        _scopes.Inside(parameters.Distinct().ToDictionary(name => name, _ => Shape.Any), () => Walk(function.Body));
    }

    private void WalkPrinted(ScriptExpression? expression)
    {
        if (_shapes.Of(expression) is { IsPrintable: false } unprintable && expression is not ScriptAssignExpression)
            _faults.Wrong(expression, $"\"{expression}\" is {unprintable.Words}; templates print finished texts, which the model writes");
    }
}
