namespace IWReports.Worker.Reporting.Rendering;

/// <summary>What a name of a template stands for, as far as can be said before there is data.</summary>
internal abstract record Shape
{
    /// <summary>Something only rendering can tell, a function's argument for example.</summary>
    public static readonly Shape Any = new AnyShape();

    public static readonly Shape Text = new Typed(typeof(string));

    public static readonly Shape Number = new Typed(typeof(int));

    public static readonly Shape Flag = new Typed(typeof(bool));

    /// <summary>A value of the model.</summary>
    public sealed record Typed(Type Type) : Shape;

    /// <summary>Names that belong together: an include's arguments, a loop's counters.</summary>
    public sealed record Named(IReadOnlyDictionary<string, Shape> Members) : Shape;

    private sealed record AnyShape : Shape;

    /// <summary>What a member is; null when there is none.</summary>
    public Shape? Member(string name) => this switch
    {
        Typed { Type: var type } when ModelShape.ItemOf(type) is not null => name == "size" ? Number : null,
        Typed { Type: var type } => ModelShape.MemberOf(type, name) is { } member ? new Typed(member) : null,
        Named named => named.Members.GetValueOrDefault(name),
        _ => Any,
    };

    /// <summary>What its items are; null when it is no list.</summary>
    public Shape? Item => this switch
    {
        Typed { Type: var type } => ModelShape.ItemOf(type) is { } item ? new Typed(item) : null,
        Named => null,
        _ => Any,
    };

    /// <summary>Whether it can be printed: finished text, a whole number, or what is not known yet.</summary>
    public bool IsPrintable => this is AnyShape || (this is Typed { Type: var type } && (type == typeof(string) || type == typeof(int)));

    /// <summary>What it is, in words.</summary>
    public string Words => this switch
    {
        Typed { Type: var type } when ModelShape.ItemOf(type) is { } item => $"a list of {item.Name}",
        Typed { Type: var type } => type.Name,
        _ => "its surroundings",
    };

    public IEnumerable<string> Names => this switch
    {
        Typed { Type: var type } when ModelShape.ItemOf(type) is not null => ["size"],
        Typed { Type: var type } => ModelShape.NamesOf(type),
        Named named => named.Members.Keys,
        _ => [],
    };
}
