using Scriban;
using Scriban.Syntax;

namespace IWReports.Worker.Reporting.Rendering;

/// <summary>Checks every name of a template's syntax tree against the model's type, in every branch and piece.</summary>
internal sealed class TemplateNames(TemplateFiles files, IReadOnlyDictionary<string, Template> parsed, string extension, Type model)
{
    private static readonly Shape Loop = new Shape.Named(new Dictionary<string, Shape>
    {
        ["index"] = Shape.Number, ["rindex"] = Shape.Number, ["length"] = Shape.Number,
        ["first"] = Shape.Flag, ["last"] = Shape.Flag, ["even"] = Shape.Flag, ["odd"] = Shape.Flag, ["changed"] = Shape.Flag,
    });

    // A number with a fraction: how it is written is not a template's to say.
    private static readonly Shape Fraction = new Shape.Typed(typeof(double));

    private readonly TemplateScopes _scopes = new(model);
    private readonly List<string> _wrong = [];

    /// <summary>What is wrong, each as one sentence naming the file, its line and column.</summary>
    public static IReadOnlyList<string> Check(TemplateFiles files, string file, IReadOnlyDictionary<string, Template> parsed, Type model)
    {
        var check = new TemplateNames(files, parsed, Path.GetExtension(file), model);
        check._scopes.InFile(file, new Shape.Named(new Dictionary<string, Shape>()), () => check.Walk(parsed[file].Page));
        return check._wrong;
    }

    private void Walk(ScriptNode? node)
    {
        switch (node)
        {
            case null:
                break;
            case ScriptForStatement loop:
                var item = ItemOf(loop.Iterator);
                foreach (var argument in loop.NamedArguments ?? [])
                    Of(argument.Value);
                var counters = loop is ScriptTableRowStatement ? "tablerow" : "for";
                _scopes.Inside(new() { [NameOf(loop.Variable)] = item, [counters] = Loop }, () => Walk(loop.Body));
                // What stands for an empty list has no item: it sees what the list's surroundings see.
                Walk(loop.Else);
                break;
            case ScriptWhileStatement loop:
                Of(loop.Condition);
                _scopes.Inside(new() { ["while"] = Loop }, () => Walk(loop.Body));
                break;
            case ScriptWithStatement with:
                Wrong(with, $"with opens no value of a model. Give it a name instead: {{{{ value = {with.Name} }}}}, then value.Text");
                break;
            case ScriptCaptureStatement capture:
                Walk(capture.Body);
                _scopes.Set(NameOf(capture.Target), Shape.Any);
                break;
            case ScriptFunction function:
                if (function.NameOrDoToken is ScriptVariable named)
                    _scopes.Set(NameOf(named), Shape.Any);
                var parameters = (function.Parameters?.Select(parameter => NameOf(parameter.Name)) ?? []).Append("$").Append("$$");
                _scopes.Inside(parameters.Distinct().ToDictionary(name => name, _ => Shape.Any), () => Walk(function.Body));
                break;
            case ScriptImportStatement import:
                Wrong(import, "import brings in names that nobody can check. Name them one by one");
                break;
            case ScriptExpressionStatement { Expression: var expression }:
                if (Of(expression) is { IsPrintable: false } unprintable && expression is not ScriptAssignExpression)
                    Wrong(expression, $"\"{expression}\" is {unprintable.Words}; templates print finished texts, which the model writes");
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
                return literal.Value is { } constant ? new Shape.Typed(constant.GetType()) : Shape.Any;
            case ScriptVariable variable:
                return Variable(variable);
            case ScriptThisExpression:
                return Unknown(expression, "this stands for nothing here. Write the model's names as they are");
            case ScriptMemberExpression member:
                return Member(member, member.Target, member.Member?.Name ?? "");
            case ScriptIndexerExpression { Index: ScriptLiteral { Value: string name } } indexer:
                return Member(indexer, indexer.Target, name);
            case ScriptIndexerExpression indexer:
                Of(indexer.Index);
                return Of(indexer.Target) is { } list
                    ? list.Item ?? Unknown(indexer, $"\"{indexer.Target}\" is not a list, so it has no items")
                    : null;
            case ScriptFunctionCall call:
                return Call(call);
            case ScriptPipeCall pipe:
                return Piped(Of(pipe.From), pipe.To);
            case ScriptNestedExpression nested:
                return Of(nested.Expression);
            case ScriptObjectInitializerExpression made:
                return new Shape.Named(made.Members.ToDictionary(member => NameOf(member.Name), member => Of(member.Value) ?? Shape.Any));
            case ScriptAssignExpression assign:
                var value = Of(assign.Value);
                Set(assign.Target, value);
                return value;
            case ScriptIncrementDecrementExpression counted:
                Set(counted.Right, Of(counted.Right));
                return Shape.Any;
            case ScriptBinaryExpression { Operator: ScriptBinaryOperator.Divide } division:
                (_, _) = (Of(division.Left), Of(division.Right));
                return Fraction;
            case ScriptBinaryExpression sum:
                return new[] { Of(sum.Left), Of(sum.Right) }.FirstOrDefault(side => side == Fraction) ?? Shape.Any;
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

    // What a list or a row holds is the model's: a template that changed it would change what the next file says.
    private void Set(ScriptExpression? target, Shape? value)
    {
        if (target is ScriptVariable)
            _scopes.Set(NameOf(target), value ?? Shape.Any);
        else
            Wrong(target, $"\"{target}\" belongs to the model, which a template cannot change. Set a name of your own");
    }

    private Shape? Variable(ScriptVariable variable)
    {
        var name = NameOf(variable);
        if (_scopes.Find(name) is { } shape)
            return shape;
        if (name is TemplateLanguage.Include or TemplateLanguage.Chart)
            return Unknown(variable, $"{name} takes a name in quotes: {{{{ {name} \"…\" }}}}");
        return TemplateLanguage.Names.Contains(name) ? Shape.Any : NoName(variable, name, _scopes.Root.Words, _scopes.Names);
    }

    private Shape? Member(ScriptExpression at, ScriptExpression? target, string name)
    {
        if (target is ScriptVariable { Name: var module } && TemplateLanguage.IsModule(module) && _scopes.Find(module) is null)
            return TemplateLanguage.Has(module, name) ? Shape.Any : Unknown(at, $"\"{module}.{name}\" is no function of templates");
        return Of(target) is not { } shape ? null : shape.Member(name) ?? NoName(at, name, shape.Words, shape.Names);
    }

    private Shape? Call(ScriptFunctionCall call)
    {
        var named = call.Arguments.OfType<ScriptNamedArgument>()
            .ToDictionary(argument => argument.Name?.Name ?? "", argument => Of(argument.Value) ?? Shape.Any);
        var plain = call.Arguments.Where(argument => argument is not ScriptNamedArgument).ToList();
        var shapes = plain.ConvertAll(argument => Of(argument) ?? Shape.Any);
        switch (call.Target is ScriptVariable { Name: var name } ? name : "")
        {
            case TemplateLanguage.Include:
                Include(call, plain, new Shape.Named(named));
                return Shape.Any;
            case TemplateLanguage.Chart:
                return shapes is [{ IsPrintable: true }] or [{ IsPrintable: true }, { IsPrintable: true }]
                    ? Shape.Any
                    : Unknown(call, "chart takes the chart's id, and its width in print: {{ chart \"calls-trend\" 106 }}");
            default:
                return Of(call.Target) is null ? null : Listed(call.Target, shapes.FirstOrDefault(), plain.Skip(1));
        }
    }

    // What is piped on and on is written from the right: a | (b | c).
    private Shape? Piped(Shape? from, ScriptExpression? to)
    {
        if (to is ScriptPipeCall on)
            return Piped(Piped(from, on.From), on.To);
        var (function, arguments) = to is ScriptFunctionCall call ? (call.Target, call.Arguments.ToList()) : (to, []);
        foreach (var argument in arguments)
            Of(argument);
        return Of(function) is null ? null : Listed(function, from, arguments);
    }

    // What the language's functions make of a list; the member they are given by name must be one.
    private Shape? Listed(ScriptExpression? function, Shape? list, IEnumerable<ScriptExpression> arguments)
    {
        if (function is not ScriptMemberExpression { Target: ScriptVariable { Name: "array" }, Member.Name: var name } || list is null)
            return Shape.Any;
        if (name is "map" or "sort" && arguments.FirstOrDefault() is ScriptLiteral { Value: string member } given
            && list.Item is { } item && item.Member(member) is null)
            return NoName(given, member, item.Words, item.Names);
        return name switch
        {
            "first" or "last" => list.Item ?? Shape.Any,
            "sort" or "reverse" or "limit" or "offset" or "uniq" or "compact" or "filter" => list,
            _ => Shape.Any,
        };
    }

    private void Include(ScriptFunctionCall call, List<ScriptExpression> plain, Shape arguments)
    {
        if (plain is not [ScriptLiteral { Value: string piece }])
            Wrong(call, "include takes the piece's name in quotes, what it is given by name: {{ include \"value\" of: kpi.Value }}");
        else if (!parsed.ContainsKey(piece + extension))
            Wrong(call, $"there is no piece \"{piece}\": {piece}{extension} is in neither {Templates.Shared} nor the report's folder");
        else if (_scopes.IsOpen(piece + extension))
            Wrong(call, $"the piece \"{piece}\" contains itself");
        else
            _scopes.InFile(piece + extension, arguments, () => Walk(parsed[piece + extension].Page));
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

    private Shape? NoName(ScriptNode? at, string name, string of, IEnumerable<string> names) =>
        Unknown(at, $"\"{name}\" is not a name of {of}. Names here: {string.Join(", ", names.DefaultIfEmpty("none"))}");

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
        ScriptLiteral { Value: string text } => text,
        _ => $"{name}",
    };

    private void Wrong(ScriptNode? node, string what)
    {
        var sentence = $"Template {files.PlaceOf(_scopes.File)}, {Position.Of(node?.Span ?? default)}: {what}.";
        if (!_wrong.Contains(sentence))
            _wrong.Add(sentence);
    }
}
