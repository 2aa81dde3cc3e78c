namespace IWReports.Core.Facts;

/// <summary>What a figure is about. A fact belongs to the company and to each scope it can name.</summary>
public enum ScopeKind { Company, Queue, Team, Officer, Topic, Segment, Channel, Department, Currency }

/// <summary>One thing of a kind: the queue "sales", the officer "Mia"; the company has the empty key.</summary>
public readonly record struct Scope(ScopeKind Kind, string Key)
{
    public static readonly Scope Company = new(ScopeKind.Company, "");

    /// <summary>The company, and those of the scopes that have a name.</summary>
    public static IEnumerable<Scope> Of(params (ScopeKind Kind, string? Key)[] named) =>
        [Company, .. named.Where(scope => scope.Key is not null).Select(scope => new Scope(scope.Kind, scope.Key!))];

    /// <summary>Reads back what <see cref="ToString"/> wrote; false for anything else, a name of nothing included.</summary>
    public static bool TryParse(string text, out Scope scope)
    {
        scope = Company;
        if (text == Company.ToString())
            return true;
        if (text.Split(':', 2) is not [var word, { Length: > 0 } key]
            || Array.Find(Enum.GetValues<ScopeKind>(), one => new Scope(one, key).ToString() == $"{word}:{key}") is not (> 0 and var kind))
            return false;
        scope = new(kind, key);
        return true;
    }

    public override string ToString() => Kind == ScopeKind.Company ? "company" : $"{Kind.ToString().ToLowerInvariant()}:{Key}";
}
