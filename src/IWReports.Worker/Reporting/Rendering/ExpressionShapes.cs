using Scriban.Syntax;

namespace IWReports.Worker.Reporting.Rendering;

/// <summary>What the expressions of a template give, as far as its names say.</summary>
internal sealed class ExpressionShapes(TemplateNames template, TemplateScopes scopes, TemplateFaults faults)
{
    // A number with a fraction: how it is written is not a template's to say.
    private static readonly Shape Fraction = new Shape.Typed(typeof(double));

    /// <summary>What an expression gives; null when a name in it is unknown, which has been said then.</summary>
    public Shape? Of(ScriptExpression? expression) => expression switch
    {
        ScriptLiteral literal => literal.Value is { } constant ? new Shape.Typed(constant.GetType()) : Shape.Any,
        ScriptVariable variable => Variable(variable),
        ScriptThisExpression => faults.Unknown(expression, "this stands for nothing here. Write the model's names as they are"),
        ScriptMemberExpression member => Member(member, member.Target, member.Member?.Name ?? ""),
        ScriptIndexerExpression { Index: ScriptLiteral { Value: string name } } indexer => Member(indexer, indexer.Target, name),
        ScriptIndexerExpression indexer => Indexed(indexer),
        ScriptFunctionCall call => Call(call),
        ScriptPipeCall pipe => Piped(Of(pipe.From), pipe.To),
        ScriptNestedExpression nested => Of(nested.Expression),
        ScriptObjectInitializerExpression made => new Shape.Named(
            made.Members.ToDictionary(member => TemplateScopes.NameOf(member.Name), member => Of(member.Value) ?? Shape.Any)),
        ScriptAssignExpression assign => Set(assign.Target, Of(assign.Value)),
        ScriptIncrementDecrementExpression counted => Counted(counted),
        ScriptBinaryExpression sum => Sum(sum),
        ScriptConditionalExpression choice => Choice(choice),
        _ => Unsaid(expression),
    };

    /// <summary>What the items of a list are that a loop walks.</summary>
    public Shape ItemOf(ScriptExpression? iterator)
    {
        if (iterator is ScriptBinaryExpression)
            return Of(iterator) ?? Shape.Any;
        if (Of(iterator) is not { } list)
            return Shape.Any;
        if (list.Item is { } item)
            return item;
        faults.Wrong(iterator, $"\"{iterator}\" is not a list, so {{{{ for }}}} cannot walk it");
        return Shape.Any;
    }

    private Shape? Variable(ScriptVariable variable)
    {
        var name = TemplateScopes.NameOf(variable);
        if (scopes.Find(name) is { } shape)
            return shape;
        if (name is TemplateLanguage.Include or TemplateLanguage.Chart or TemplateLanguage.Page)
            return faults.Unknown(variable, $"{name} takes a name in quotes: {{{{ {name} \"…\" }}}}");
        return TemplateLanguage.Names.Contains(name) ? Shape.Any : faults.NoName(variable, name, scopes.Root.Words, scopes.Names);
    }

    private Shape? Member(ScriptExpression at, ScriptExpression? target, string name)
    {
        if (target is ScriptVariable { Name: var module } && TemplateLanguage.IsModule(module) && scopes.Find(module) is null)
            return TemplateLanguage.Has(module, name) ? Shape.Any : faults.Unknown(at, $"\"{module}.{name}\" is no function of templates");
        return Of(target) is not { } shape ? null : shape.Member(name) ?? faults.NoName(at, name, shape.Words, shape.Names);
    }

    private Shape? Indexed(ScriptIndexerExpression indexer)
    {
        Of(indexer.Index);
        return Of(indexer.Target) is { } list
            ? list.Item ?? faults.Unknown(indexer, $"\"{indexer.Target}\" is not a list, so it has no items")
            : null;
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
                template.Include(call, plain, new Shape.Named(named));
                return Shape.Any;
            case TemplateLanguage.Chart:
                return shapes is [{ IsPrintable: true }] or [{ IsPrintable: true }, { IsPrintable: true }]
                    ? Shape.Any
                    : faults.Unknown(call, "chart takes the chart's id, and its width in print: {{ chart \"calls-trend\" 106 }}");
            case TemplateLanguage.Page:
                return shapes is [{ IsPrintable: true }, { IsPrintable: true }]
                    ? Shape.Any
                    : faults.Unknown(call, "page takes a KPI's id and a figure's words: {{ page kpi.Kpi kpi.Value }}");
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
            return faults.NoName(given, member, item.Words, item.Names);
        return name switch
        {
            "first" or "last" => list.Item ?? Shape.Any,
            "sort" or "reverse" or "limit" or "offset" or "uniq" or "compact" or "filter" => list,
            _ => Shape.Any,
        };
    }

    // What a list or a row holds is the model's: a template that changed it would change what the next file says.
    private Shape? Set(ScriptExpression? target, Shape? value)
    {
        if (target is ScriptVariable)
            scopes.Set(TemplateScopes.NameOf(target), value ?? Shape.Any);
        else
            faults.Wrong(target, $"\"{target}\" belongs to the model, which a template cannot change. Set a name of your own");
        return value;
    }

    private Shape Counted(ScriptIncrementDecrementExpression counted)
    {
        Set(counted.Right, Of(counted.Right));
        return Shape.Any;
    }

    private Shape Sum(ScriptBinaryExpression sum)
    {
        var (left, right) = (Of(sum.Left), Of(sum.Right));
        return sum.Operator is ScriptBinaryOperator.Divide || left == Fraction || right == Fraction ? Fraction : Shape.Any;
    }

    private Shape? Choice(ScriptConditionalExpression choice)
    {
        Of(choice.Condition);
        var (then, otherwise) = (Of(choice.ThenValue), Of(choice.ElseValue));
        return then == otherwise ? then : Shape.Any;
    }

    private Shape Unsaid(ScriptExpression? expression)
    {
        foreach (var child in expression?.Children ?? [])
            template.Walk(child);
        return Shape.Any;
    }
}
