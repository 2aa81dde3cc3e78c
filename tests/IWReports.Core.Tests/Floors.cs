using System.Reflection;

namespace IWReports.Tests;

/// <summary>The folders of an assembly as floors: each uses those below it, and no folders use each other in a circle.</summary>
internal sealed class Floors
{
    private readonly string _root;
    private readonly string[] _floors;
    private readonly List<(string From, string To, string Names)> _arrows;

    /// <param name="floors">The folders from the ground up.</param>
    public Floors(Assembly assembly, params string[] floors)
    {
        (_root, _floors) = ($"{assembly.GetName().Name}", floors);
        _arrows = [.. TypesUsed.In(assembly).Where(pair => IsOurs(pair.User) && IsOurs(pair.Used) && !IsList(pair.User, pair.Used))
            .GroupBy(pair => (From: Folder(pair.User), To: Folder(pair.Used))).Where(arrow => arrow.Key.From != arrow.Key.To)
            .Select(arrow => (arrow.Key.From, arrow.Key.To,
                string.Join(", ", arrow.Select(pair => $"{pair.User.Name} uses {pair.Used.Name}").Distinct().Order().Take(5))))];
    }

    /// <summary>Folders that are on no floor.</summary>
    public IEnumerable<string> OnNoFloor =>
        _arrows.SelectMany(arrow => new[] { arrow.From, arrow.To }).Distinct().Where(folder => Height(folder) < 0);

    /// <summary>What uses a higher floor.</summary>
    public IEnumerable<string> Upward => _arrows.Where(arrow => Height(arrow.From) < Height(arrow.To)).Select(Sentence).Order();

    /// <summary>What leads back to where it came from.</summary>
    public IEnumerable<string> Circles
    {
        get
        {
            var reach = _arrows.Select(arrow => arrow.From).Distinct().ToDictionary(folder => folder, Reached);
            return _arrows.Where(arrow => reach.TryGetValue(arrow.To, out var far) && far.Contains(arrow.From)).Select(Sentence).Order();
        }
    }

    private HashSet<string> Reached(string from)
    {
        var reached = new HashSet<string>();
        var next = new Stack<string>([from]);
        while (next.TryPop(out var folder))
        {
            foreach (var arrow in _arrows.Where(arrow => arrow.From == folder && reached.Add(arrow.To)))
                next.Push(arrow.To);
        }

        return reached;
    }

    private static string Sentence((string From, string To, string Names) arrow) => $"{arrow.From} -> {arrow.To}: {arrow.Names}";

    private bool IsOurs(Type type) => type.Namespace?.StartsWith($"{_root}.", StringComparison.Ordinal) == true;

    // A registration or a catalogue lists what lies in its own sub-folders.
    private static bool IsList(Type user, Type used) =>
        (user.Name.EndsWith("Registration", StringComparison.Ordinal) || user.Name.EndsWith("Catalog", StringComparison.Ordinal))
        && used.Namespace!.StartsWith($"{user.Namespace}.", StringComparison.Ordinal);

    private string Folder(Type type) => type.Namespace![(_root.Length + 1)..].Replace('.', '/');

    private int Height(string folder) => Array.IndexOf(_floors, folder.Split('/')[0]);
}
