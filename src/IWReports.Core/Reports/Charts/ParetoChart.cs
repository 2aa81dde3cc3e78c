namespace IWReports.Core.Reports.Charts;

/// <summary>How often something came up, and how often it usually does (null: not known).</summary>
public sealed record ParetoRow(string Label, int Count, double? Usual = null);

/// <summary>
/// What makes up most of a total: rows from the most frequent down, each with the share that it and those before it make.
/// </summary>
public sealed record ParetoChart(string Id, string Title, string AlternativeText, string Unit, IReadOnlyList<ParetoRow> Rows)
    : Chart(Id, Title, AlternativeText);
