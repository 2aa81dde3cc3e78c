namespace IWReports.Core.Reports.Charts;

/// <summary>A step's part in a change, with its range where one is known; what no driver explains is a step of its own.</summary>
public sealed record WaterfallStep(string Label, double Change, double? Low = null, double? High = null, bool IsUnexplained = false);

/// <summary>How a figure came from one value to another, step by step; the steps add up to the difference.</summary>
public sealed record WaterfallChart(
    string Id, string Title, string AlternativeText, string Unit, string FromLabel, double From, string ToLabel, double To,
    IReadOnlyList<WaterfallStep> Steps) : Chart(Id, Title, AlternativeText);
