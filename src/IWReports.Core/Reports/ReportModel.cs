using System.Text.Json.Serialization;
using IWReports.Core.Calendar;
using IWReports.Core.Reports.Charts;

namespace IWReports.Core.Reports;

/// <summary>
/// Everything a report says, as finished strings, flags and lists: templates format it and compute nothing. No string is null; what is
/// absent is "" with its flag false.
/// </summary>
public abstract record ReportModel
{
    public required string Company { get; init; }

    public required string Title { get; init; }

    public required ReportPeriod Period { get; init; }

    /// <summary>"November 2025", "Friday 28 November 2025".</summary>
    public required string PeriodText { get; init; }

    public required IReadOnlyList<Chart> Charts { get; init; }

    /// <summary>What could not be made and why, each a sentence; printed in a box. A report with one is partial.</summary>
    public IReadOnlyList<string> Missing { get; init; } = [];

    /// <summary>Whether an earlier revision of this report, for the same period and scope, said something else.</summary>
    public bool Corrected { get; init; }

    /// <summary>Whose figures it has, as the address of a KPI's page says it.</summary>
    [JsonIgnore]
    public virtual string FiguresOf => "company";

    public bool IsPartial => Missing.Count > 0;
}
