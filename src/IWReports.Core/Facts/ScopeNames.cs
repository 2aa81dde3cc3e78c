namespace IWReports.Core.Facts;

/// <summary>
/// How scopes are called: names that people write, which differ only in capitals or outer spaces, are one, as first spelled. Queues and
/// officers are named by machines, to the letter.
/// </summary>
public sealed class ScopeNames
{
    private readonly Dictionary<Scope, Scope> _known = [];

    private readonly List<Scope> _added = [];

    public ScopeNames(IEnumerable<Scope> known)
    {
        foreach (var scope in known)
            _known[Folded(scope)] = scope;
    }

    /// <summary>What was not known before, as first spelled.</summary>
    public IReadOnlyList<Scope> Added => _added;

    /// <summary>For one who reads beside others: whose spelling holds is decided when all have read.</summary>
    public ScopeNames Copy() => new(_known.Values);

    /// <summary>The scope as it is called, under the spelling that came first.</summary>
    public Scope Of(Scope scope)
    {
        if (!IsFolded(scope.Kind))
            return scope;
        if (_known.TryGetValue(scope, out var same))
            return same;
        if (!_known.TryGetValue(Folded(scope), out same))
        {
            _known[Folded(scope)] = same = scope with { Key = scope.Key.Trim() };
            _added.Add(same);
        }

        // The spelling itself, too: folding costs more than looking it up.
        return _known[scope] = same;
    }

    /// <summary>What all spellings of a name have in common.</summary>
    public static Scope Folded(Scope scope) => IsFolded(scope.Kind) ? scope with { Key = scope.Key.Trim().ToLowerInvariant() } : scope;

    private static bool IsFolded(ScopeKind kind) =>
        kind is ScopeKind.Team or ScopeKind.Topic or ScopeKind.Segment or ScopeKind.Channel or ScopeKind.Department;
}
