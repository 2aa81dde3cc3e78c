namespace IWReports.Core.Facts;

/// <summary>What a figure is about. A fact belongs to the company and to each scope it can name.</summary>
public enum ScopeKind { Company, Queue, Team, Officer, Topic, Segment, Channel, Department }

/// <summary>One thing of a kind: the queue "sales", the officer "Mia"; the company has the empty key.</summary>
public readonly record struct Scope(ScopeKind Kind, string Key)
{
    public static readonly Scope Company = new(ScopeKind.Company, "");

    public override string ToString() => Kind == ScopeKind.Company ? "company" : $"{Kind.ToString().ToLowerInvariant()}:{Key}";
}
