using Scriban.Syntax;

namespace IWReports.Worker.Reporting.Rendering;

/// <summary>What a template's names mean at one place of it: its files and loops, innermost first, around the model.</summary>
internal sealed class TemplateScopes(Type model)
{
    private readonly Stack<Dictionary<string, Shape>> _scopes = new();
    private readonly Stack<(string File, Dictionary<string, Shape> Names)> _files = new();

    public Shape Root { get; } = new Shape.Typed(model);

    public string File => _files.Peek().File;

    /// <summary>Every name there is here.</summary>
    public IEnumerable<string> Names => _scopes.SelectMany(scope => scope.Keys).Where(name => name != "$").Distinct().Concat(Root.Names);

    public bool IsOpen(string file) => _files.Any(open => open.File == file);

    /// <summary>A local name has its sign with it: $row; what an include is given is all of $.</summary>
    public static string NameOf(ScriptNode? name) => name switch
    {
        ScriptVariable { Scope: ScriptVariableScope.Local, Name: var local } when !local.StartsWith('$') => "$" + local,
        ScriptVariable variable => variable.Name,
        ScriptLiteral { Value: string text } => text,
        _ => $"{name}",
    };

    public void InFile(string file, Shape arguments, Action walk)
    {
        var names = new Dictionary<string, Shape> { ["$"] = arguments };
        _files.Push((file, names));
        Inside(names, walk);
        _files.Pop();
    }

    public void Inside(Dictionary<string, Shape> names, Action walk)
    {
        _scopes.Push(names);
        walk();
        _scopes.Pop();
    }

    /// <summary>A name that a template sets is known to its file from there on, wherever it was set.</summary>
    public void Set(string name, Shape shape) => _files.Peek().Names[name] = shape;

    public Shape? Find(string name)
    {
        foreach (var scope in _scopes)
        {
            if (scope.TryGetValue(name, out var shape))
                return shape;
            // A piece sees the model and its own arguments, and never what happens to be there where it stands.
            if (name.StartsWith('$') && scope.ContainsKey("$"))
                break;
        }

        return Root.Member(name);
    }
}
