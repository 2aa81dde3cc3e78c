using System.ComponentModel.DataAnnotations;
using IWReports.Worker.Sources.Queries;
using IWReports.Worker.Sources.Shopify;
using IWReports.Worker.Sources.Shops;
using IWReports.Worker.Sources.WooCommerce;

namespace IWReports.Worker.Sources;

/// <summary>Where the facts are pulled from, and what the sources' names for officers mean.</summary>
internal sealed class SourcesOptions : IValidatableObject
{
    /// <summary>A name or interface as a source writes it, and the officer's name; empty: the source did not record who it was.</summary>
    public Dictionary<string, string> AgentAliases { get; init; } = [];

    /// <summary>Asterisk queue_log files by site.</summary>
    public Dictionary<string, QueueLogOptions> QueueLogs { get; init; } = [];

    /// <summary>WooCommerce shops by site.</summary>
    public Dictionary<string, WooCommerceOptions> WooCommerce { get; init; } = [];

    /// <summary>Shopify shops by site.</summary>
    public Dictionary<string, ShopifyOptions> Shopify { get; init; } = [];

    /// <summary>Queries of other PostgreSQL databases, by name.</summary>
    public Dictionary<string, QueryOptions> Queries { get; init; } = [];

    /// <summary>The officer behind a source's name; null where none was recorded.</summary>
    public string? Officer(string? agent) =>
        agent is null or "NONE" or "" ? null
        : !AgentAliases.TryGetValue(agent, out var officer) ? agent
        : officer.Length > 0 ? officer : null;

    /// <summary>The zone of a shop that the settings name; null where they do not.</summary>
    public string? ShopZone(ShopKind kind, string site) =>
        kind == WooCommerceOrder.Kind ? WooCommerce.GetValueOrDefault(site)?.Zone : Shopify.GetValueOrDefault(site)?.Zone;

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext) =>
        [.. Check(nameof(QueueLogs), QueueLogs), .. Check(nameof(WooCommerce), WooCommerce), .. Check(nameof(Shopify), Shopify), .. Check(nameof(Queries), Queries)];

    private static IEnumerable<ValidationResult> Check<T>(string section, Dictionary<string, T> sources)
        where T : class
    {
        foreach (var (site, source) in sources)
        {
            var wrong = new List<ValidationResult>();
            Validator.TryValidateObject(source, new(source), wrong, validateAllProperties: true);
            foreach (var result in wrong)
                yield return new($"Sources:{section}:{site}: {result.ErrorMessage}");
        }
    }
}

/// <summary>One site's queue_log.</summary>
internal sealed class QueueLogOptions
{
    /// <summary>The file that Asterisk writes. Rotated ones are found beside it: its name, then a dot or a dash and more.</summary>
    [Required]
    public string Path { get; init; } = "";

    /// <summary>IANA time zone of the site: which local day a call belongs to.</summary>
    [Required]
    public string Zone { get; init; } = "";

    /// <summary>A pull fails when more lines than this are rejected …</summary>
    [Range(0, int.MaxValue)]
    public int MaxRejects { get; init; } = 50;

    /// <summary>… and more than this share of those read.</summary>
    [Range(0.0, 1.0)]
    public double MaxRejectShare { get; init; } = 0.005;
}
