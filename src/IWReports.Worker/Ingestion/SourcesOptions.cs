using System.ComponentModel.DataAnnotations;
using System.Globalization;
using IWReports.Core.Facts.QueueLog;
using IWReports.Worker.Host;
using IWReports.Worker.Ingestion.Sources.Asterisk;
using IWReports.Worker.Ingestion.Sources.Databases;
using IWReports.Worker.Ingestion.Sources.Queries;
using IWReports.Worker.Ingestion.Sources.Shopify;
using IWReports.Worker.Ingestion.Sources.Shops;
using IWReports.Worker.Ingestion.Sources.Tables;
using IWReports.Worker.Ingestion.Sources.WooCommerce;

namespace IWReports.Worker.Ingestion;

/// <summary>Where the facts are pulled from, and what the sources' names for officers mean.</summary>
internal sealed class SourcesOptions : IValidatableObject
{
    private static readonly TimeSpan MostLongestSession = TimeSpan.FromDays(366);

    /// <summary>A name or interface as a source writes it, and the officer's name; empty: the source did not record who it was.</summary>
    public Dictionary<string, string> AgentAliases { get; init; } = [];

    /// <summary>Nobody is logged in for longer: what began a session and what ended it longer after belong to two.</summary>
    public TimeSpan LongestSession { get; init; } = PresenceAssembly.LongestSession;

    /// <summary>Asterisk queue_log files by site.</summary>
    public Dictionary<string, QueueLogOptions> QueueLogs { get; init; } = [];

    /// <summary>Asterisk's realtime tables by site, where it writes these instead of files.</summary>
    public Dictionary<string, QueueLogTableOptions> QueueLogTables { get; init; } = [];

    /// <summary>Folders of Amazon Connect contact records by site.</summary>
    public Dictionary<string, ConnectOptions> Connect { get; init; } = [];

    /// <summary>WooCommerce shops by site.</summary>
    public Dictionary<string, WooCommerceOptions> WooCommerce { get; init; } = [];

    /// <summary>Shopify shops by site.</summary>
    public Dictionary<string, ShopifyOptions> Shopify { get; init; } = [];

    /// <summary>Files of tables, by name.</summary>
    public Dictionary<string, TablePullOptions> Tables { get; init; } = [];

    /// <summary>Queries of other databases, by name.</summary>
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
        [.. LongestOutOfBounds(), .. Check(nameof(QueueLogs), QueueLogs), .. Check(nameof(QueueLogTables), QueueLogTables),
            .. Check(nameof(Connect), Connect), .. Twice(), .. Check(nameof(WooCommerce), WooCommerce), .. Check(nameof(Shopify), Shopify),
            .. Check(nameof(Tables), Tables), .. Check(nameof(Queries), Queries)];

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

    private IEnumerable<ValidationResult> LongestOutOfBounds() =>
        LongestSession >= PresenceAssembly.MostWithoutEnd && LongestSession <= MostLongestSession ? []
            : [new(string.Create(
                CultureInfo.InvariantCulture, $"Sources:LongestSession: {LongestSession:g} is not between a day and "
                    + $"{MostLongestSession.Days} days, such as 31.00:00:00."))];

    private IEnumerable<ValidationResult> Twice() =>
        QueueLogTables.Keys.Where(QueueLogs.ContainsKey).Select(site => new ValidationResult($"Sources:QueueLogTables:{site}: the site "
            + $"has a file in Sources:QueueLogs as well. The two may disagree, and together they count calls twice: keep one."));
}

/// <summary>One site's queue_log.</summary>
internal sealed class QueueLogOptions : PullOptions
{
    /// <summary>The file that Asterisk writes. Rotated ones are found beside it: its name, then a dot or a dash and more.</summary>
    [Required]
    public string Path { get; init; } = "";

    /// <summary>What the file is written in, such as windows-1251; UTF-8 where nothing is said.</summary>
    public string? Encoding { get; init; }
}

/// <summary>One site's realtime table.</summary>
internal sealed class QueueLogTableOptions : PullOptions
{
    /// <summary>Whose server it is in.</summary>
    [EnumDataType(typeof(DatabaseProvider))]
    public DatabaseProvider Provider { get; init; }

    /// <summary>Of a role that may only read. Never shown.</summary>
    [Required]
    public string ConnectionString { get; init; } = "";

    /// <summary>Its name, with its schema where it is not in the search path.</summary>
    [Required, RegularExpression("[A-Za-z_][A-Za-z0-9_]*([.][A-Za-z_][A-Za-z0-9_]*)?")]
    public string Table { get; init; } = "queue_log";

    /// <summary>Asterisk writes GMT (queue_log_realtime_use_gmt=yes); otherwise the site's wall time.</summary>
    public bool Gmt { get; init; }

    /// <summary>Which one the hour is that the clocks repeat in autumn, where the table has wall time; refused unless said.</summary>
    [EnumDataType(typeof(RepeatedHour))]
    public RepeatedHour RepeatedHour { get; init; }

    /// <summary>The database stops reading that takes longer; a first pull reads the whole table.</summary>
    [Range(typeof(TimeSpan), "00:00:00.1", "02:00:00")]
    public TimeSpan Timeout { get; init; } = TimeSpan.FromMinutes(30);
}

/// <summary>One site's contact records of Amazon Connect.</summary>
internal sealed class ConnectOptions : PullOptions
{
    /// <summary>The folder that they are copied to; its subfolders are read as well.</summary>
    [Required]
    public string Path { get; init; } = "";
}

/// <summary>What every source that is pulled needs to know.</summary>
internal abstract class PullOptions
{
    /// <summary>IANA time zone of the site: which local day a call belongs to.</summary>
    [Required]
    public string Zone { get; init; } = "";

    /// <summary>A pull fails when more lines than this are rejected …</summary>
    [Range(0, int.MaxValue)]
    public int MaxRejects { get; init; } = 50;

    /// <summary>… and more than this share of those read.</summary>
    [Range(0.0, 1.0)]
    public double MaxRejectShare { get; init; } = 0.005;

    /// <summary>Throws where more was rejected than a good file has, so that nothing of it is kept.</summary>
    public void RefuseTooMany(ImportCounts counts, string file, string setting)
    {
        if (counts.Rejected > MaxRejects && counts.Rejected > MaxRejectShare * counts.Read)
            throw new InputException(string.Create(
                CultureInfo.InvariantCulture, $"{file}: {counts.Rejected} of {counts.Read} lines are rejected, more than "
                    + $"{setting} allows ({MaxRejects} lines and {MaxRejectShare:P1}); the first is line {counts.Rejects[0].Line}: "
                    + $"{counts.Rejects[0].Reason}. Nothing of the file was kept."));
    }
}
