using System.ComponentModel.DataAnnotations;
using System.Globalization;
using IWReports.Core.Facts.QueueLog;

namespace IWReports.Worker.Ingestion;

/// <summary>What the sources' names for officers mean, and how long they work; each source has a section of its own inside.</summary>
internal sealed class SourcesOptions : IValidatableObject
{
    private static readonly TimeSpan MaxLongestSession = TimeSpan.FromDays(366);

    /// <summary>A name or interface as a source writes it, and the officer's name; empty: the source did not record who it was.</summary>
    public Dictionary<string, string> AgentAliases { get; init; } = [];

    /// <summary>Nobody is logged in for longer: what began a session and what ended it longer after belong to two.</summary>
    public TimeSpan LongestSession { get; init; } = PresenceAssembly.LongestSession;

    /// <summary>The officer behind a source's name; null where none was recorded.</summary>
    public string? Officer(string? agent) =>
        agent is null or "NONE" or "" ? null
        : !AgentAliases.TryGetValue(agent, out var officer) ? agent
        : officer.Length > 0 ? officer : null;

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext) =>
        LongestSession >= PresenceAssembly.MaxWithoutEnd && LongestSession <= MaxLongestSession ? []
            : [new(string.Create(
                CultureInfo.InvariantCulture, $"Sources:LongestSession: {LongestSession:g} is not between a day and "
                    + $"{MaxLongestSession.Days} days, such as 31.00:00:00."))];
}
