using Scriban;
using Scriban.Syntax;

namespace IWReports.Worker.Rendering;

/// <summary>Checks every name of a template's syntax tree against the model's type, in every branch and include.</summary>
internal sealed class TemplateNames
{
    private static readonly Shape Loop = new Shape.Named(new Dictionary<string, Shape>
    {
        ["index"] = Shape.Number, ["rindex"] = Shape.Number, ["length"] = Shape.Number,
        ["first"] = Shape.Flag, ["last"] = Shape.Flag, ["even"] = Shape.Flag, ["odd"] = Shape.Flag, ["changed"] = Shape.Flag,
    });

    private static readonly Shape NoArguments = new Shape.Named(new Dictionary<string, Shape>());

    private readonly string _report;
    private readonly string _extension;
    private readonly IReadOnlyDictionary<string, Template> _parsed;
    private readonly List<string> _wrong = [];
    private readonly Stack<string> _files = new();

    // Innermost first: what a name means is what the nearest of them says.
    private readonly Stack<Dictionary<string, Shape>> _scopes = new();
    private readonly Shape _root;

    private TemplateNames(string report, string extension, IReadOnlyDictionary<string, Template> parsed, Type root) =>
        (_report, _extension, _parsed, _root) = (report, extension, parsed, new Shape.Typed(root));

    /// <summary>What is wrong, each as one sentence naming the report, the file, its line and column.</summary>
    public static IReadOnlyList<string> Check(string report, string file, IReadOnlyDictionary<string, Template> parsed, Type root)
    {
        var check = new TemplateNames(report, Path.GetExtension(file), parsed, root);
        check._scopes.Push([]);
        check.File(file, NoArguments);
        return check._wrong;
    }

    private void File(string file, Shape arguments)
    {
        _files.Push(file);
        Inside(new() { ["$"] = arguments }, () => Walk(_parsed[file].Page));
        _files.Pop();
    }

    private void Inside(Dictionary<string, Shape> names, Action walk)
    {
        _scopes.Push(names);
        walk();
        _scopes.Pop();
    }

    private void Walk(ScriptNode? node)
    {
        switch (node)
        {
            case null:
                break;
            case ScriptForStatement loop:
                var item = ItemOf(loop.Iterator);
                Inside(new() { [NameOf(loop.Variable)] = item, ["for"] = Loop }, () => Walk(loop.Body));
                // What stands for an empty list has no item: it sees what the list's surroundings see.
                Walk(loop.Else);
                break;
            case ScriptWhileStatement loop:
                Of(loop.Condition);
                Inside(new() { ["while"] = Loop }, () => Walk(loop.Body));
                break;
            case ScriptWithStatement with:
                var members = Of(with.Name) is { } shape ? shape.Names.ToDictionary(name => name, name => shape.Member(name)!) : [];
                Inside(members, () => Walk(with.Body));
                break;
            case ScriptCaptureStatement capture:
                Walk(capture.Body);
                _scopes.Peek()[NameOf(capture.Target)] = Shape.Any;
                break;
            case ScriptFunction function:
                if (function.NameOrDoToken is ScriptVariable named)
                    _scopes.Peek()[NameOf(named)] = Shape.Any;
                var parameters = (function.Parameters?.Select(parameter => NameOf(parameter.Name)) ?? []).Append("$").Append("$$");
                Inside(parameters.Distinct().ToDictionary(name => name, _ => Shape.Any), () => Walk(function.Body));
                break;
            case ScriptImportStatement import:
                Wrong(import, "import brings in names that nobody can check. Name them one by one");
                break;
            case ScriptExpressionStatement { Expression: var expression }:
                if (Of(expression) is { IsPrintable: false } unprintable && expression is not ScriptAssignExpression)
                    Wrong(expression, $"\"{expression}\" is a {unprintable.Name}; templates print finished texts, which the model writes");
                break;
            case ScriptExpression expression:
                Of(expression);
                break;
            default:
                foreach (var child in node.Children)
                    Walk(child);
                break;
        }
    }

    // What an expression gives; null when a name in it is unknown, which has been said then.
    private Shape? Of(ScriptExpression? expression)
    {
        switch (expression)
        {
            case ScriptLiteral literal:
                return literal.Value is string ? Shape.Text : Shape.Any;
            case ScriptVariable variable:
                return Variable(variable);
            case ScriptThisExpression:
                return _root;
            case ScriptMemberExpression member:
                return Member(member, member.Target, member.Member?.Name ?? "");
            case ScriptIndexerExpression { Index: ScriptLiteral { Value: string name } } indexer:
                return Member(indexer, indexer.Target, name);
            case ScriptIndexerExpression indexer:
                Of(indexer.Index);
                return Of(indexer.Target) is not { } list ? null
                    : list.Item ?? Unknown(indexer, $"\"{indexer.Target}\" is not a list, so it has no items");
            case ScriptFunctionCall call:
                return Call(call);
            case ScriptNestedExpression nested:
                return Of(nested.Expression);
            case ScriptAssignExpression assign:
                var value = Of(assign.Value);
                if (assign.Target is ScriptVariable)
                    _scopes.Peek()[NameOf(assign.Target)] = value ?? Shape.Any;
                else
                    Of(assign.Target);
                return value;
            case ScriptConditionalExpression choice:
                Of(choice.Condition);
                var (then, otherwise) = (Of(choice.ThenValue), Of(choice.ElseValue));
                return then == otherwise ? then : Shape.Any;
            default:
                foreach (var child in expression?.Children ?? [])
                    Walk(child);
                return Shape.Any;
        }
    }

    private Shape? Variable(ScriptVariable variable)
    {
        var name = NameOf(variable);
        foreach (var scope in _scopes)
        {
            if (scope.TryGetValue(name, out var shape))
                return shape;
            // An include sees the model and its own arguments, and never what happens to be there where it stands.
            if (name.StartsWith('$') && scope.ContainsKey("$"))
                break;
        }

        if (name is TemplateLanguage.Include or TemplateLanguage.Chart)
            return Unknown(variable, $"{name} takes a name in quotes: {{{{ {name} \"…\" }}}}");
        return _root.Member(name)
            ?? (TemplateLanguage.Names.Contains(name) ? Shape.Any : null)
            ?? Unknown(variable, $"\"{name}\" is not a name of {_root.Name}. Names here: {string.Join(", ", Known())}");

        IEnumerable<string> Known() => _scopes.SelectMany(scope => scope.Keys).Where(known => known != "$").Distinct().Concat(_root.Names);
    }

    private Shape? Member(ScriptExpression at, ScriptExpression? target, string name)
    {
        if (target is ScriptVariable { Name: var module } && TemplateLanguage.IsModule(module))
            return TemplateLanguage.Has(module, name) ? Shape.Any : Unknown(at, $"\"{module}.{name}\" is no function of templates");
        return Of(target) is not { } shape ? null
            : shape.Member(name) ?? Unknown(at, $"\"{name}\" is not a name of {shape.Name}. Names here: {string.Join(", ", shape.Names)}");
    }

    private Shape? Call(ScriptFunctionCall call)
    {
        var named = call.Arguments.OfType<ScriptNamedArgument>().ToDictionary(
            argument => argument.Name?.Name ?? "", argument => Of(argument.Value) ?? Shape.Any);
        var plain = call.Arguments.Where(argument => argument is not ScriptNamedArgument).ToList();
        var shapes = plain.ConvertAll(argument => Of(argument as ScriptExpression) ?? Shape.Any);
        switch (call.Target is ScriptVariable { Name: var name } ? name : "")
        {
            case TemplateLanguage.Include:
                Include(call, plain, new Shape.Named(named));
                return Shape.Any;
            case TemplateLanguage.Chart:
                return shapes is [{ IsPrintable: true }]
                    ? Shape.Any
                    : Unknown(call, "chart takes the chart's id: {{ chart \"calls-trend\" }}");
            default:
                return Of(call.Target) is null ? null : Shape.Any;
        }
    }

    private void Include(ScriptFunctionCall call, List<ScriptExpression> plain, Shape arguments)
    {
        if (plain is not [ScriptLiteral { Value: string piece }])
            Wrong(call, "include takes the piece's name in quotes, what it is given by name: {{ include \"standing\" status: row.Status }}");
        else if (!_parsed.ContainsKey(piece + _extension))
            Wrong(call, $"there is no piece \"{piece}\": {piece}{_extension} is in neither {Templates.Shared} nor the report's folder");
        else if (_files.Contains(piece + _extension))
            Wrong(call, $"the piece \"{piece}\" contains itself");
        else
            File(piece + _extension, arguments);
    }

    private Shape ItemOf(ScriptExpression? iterator)
    {
        if (iterator is ScriptBinaryExpression)
            return Of(iterator) ?? Shape.Any;
        if (Of(iterator) is not { } list)
            return Shape.Any;
        if (list.Item is { } item)
            return item;
        Wrong(iterator, $"\"{iterator}\" is not a list, so {{{{ for }}}} cannot walk it");
        return Shape.Any;
    }

    private Shape? Unknown(ScriptNode? node, string what)
    {
        Wrong(node, what);
        return null;
    }

    // A local name has its sign with it: $row; what an include is given is all of $.
    private static string NameOf(ScriptNode? name) => name switch
    {
        ScriptVariable { Scope: ScriptVariableScope.Local, Name: var local } when !local.StartsWith('$') => "$" + local,
        ScriptVariable variable => variable.Name,
        _ => $"{name}",
    };

    private void Wrong(ScriptNode? node, string what)
    {
        var sentence = $"Template {_files.Peek()} of the report {_report}, {Position.Of(node?.Span ?? default)}: {what}.";
        if (!_wrong.Contains(sentence))
            _wrong.Add(sentence);
    }
}
