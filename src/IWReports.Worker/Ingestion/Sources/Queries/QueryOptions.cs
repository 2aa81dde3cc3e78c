using System.ComponentModel.DataAnnotations;
using System.Text.RegularExpressions;
using IWReports.Worker.Ingestion.Sources.Databases;
using IWReports.Worker.Ingestion.Sources.Tables;

namespace IWReports.Worker.Ingestion.Sources.Queries;

/// <summary>One query of another database as a source of a kind of table.</summary>
internal sealed partial class QueryOptions : IValidatableObject
{
    /// <summary>What the rows are: orders, customers, complaints …</summary>
    [Required]
    public string Kind { get; init; } = "";

    /// <summary>Whose server it is.</summary>
    [EnumDataType(typeof(DatabaseProvider))]
    public DatabaseProvider Provider { get; init; }

    /// <summary>Of a role that may only read. Never shown.</summary>
    [Required]
    public string ConnectionString { get; init; } = "";

    /// <summary>The site its rows belong to, where it is not the query's own name: a telephone system is one site.</summary>
    [RegularExpression("[^:]+")]
    public string? Site { get; init; }

    /// <summary>
    /// One SELECT. $1 stands for the largest value of the cursor column kept so far, null at first: where $1::timestamptz is null or
    /// changed_at >= $1::timestamptz - interval '1 hour'.
    /// </summary>
    [Required]
    public string Sql { get; init; } = "";

    /// <summary>IANA time zone of times without offset.</summary>
    [Required]
    public string Zone { get; init; } = "";

    /// <summary>The query's column whose largest value is the next pull's $1.</summary>
    public string? Cursor { get; init; }

    /// <summary>Our columns to the query's, where the names differ; formats, products and constants are SQL's own business.</summary>
    public Dictionary<string, string> Columns { get; init; } = [];

    /// <summary>The database stops a query that takes longer.</summary>
    [Range(typeof(TimeSpan), "00:00:00.1", "02:00:00")]
    public TimeSpan Timeout { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>A pull fails when more rows than this are rejected …</summary>
    [Range(0, int.MaxValue)]
    public int MaxRejects { get; init; } = 50;

    /// <summary>… and more than this share of those read.</summary>
    [Range(0.0, 1.0)]
    public double MaxRejectShare { get; init; } = 0.005;

    public bool AsksForCursor => CursorParameter().IsMatch(Sql);

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (TableCatalog.All.All(kind => kind.Name != Kind))
            yield return new($"Kind: \"{Kind}\" is not a kind of table. There are: {TableCatalog.Names}.");
        if (AsksForCursor != Cursor is { Length: > 0 })
            yield return new(AsksForCursor ? "Cursor: Sql asks for $1; name the query's column whose largest value it is."
                : "Cursor: Sql does not ask for it; compare with $1, or leave Cursor out.");
    }

    [GeneratedRegex(@"\$1(?![0-9])")]
    private static partial Regex CursorParameter();
}
