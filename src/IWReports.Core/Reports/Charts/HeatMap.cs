namespace IWReports.Core.Reports.Charts;

/// <summary>Weekday by half-hour: one value per cell, null where there was nothing to measure (drawn blank, not as zero).</summary>
public sealed record HeatMap(string Id, string Title, string AlternativeText, string Unit, IReadOnlyList<string> Rows,
    IReadOnlyList<string> Columns, IReadOnlyList<IReadOnlyList<double?>> Cells) : Chart(Id, Title, AlternativeText);
