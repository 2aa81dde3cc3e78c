using System.ComponentModel.DataAnnotations;
using IWReports.Worker.Ingestion.Sources.Databases;

namespace IWReports.Worker.Ingestion.Sources.Asterisk;

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
