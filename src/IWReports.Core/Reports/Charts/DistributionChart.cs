namespace IWReports.Core.Reports.Charts;

/// <summary>How many took this long.</summary>
public sealed record DistributionBin(string Label, int Count);

/// <summary>A promise: kept by what lies in the bins up to and with <paramref name="LastBin"/>.</summary>
public sealed record PromiseMark(int LastBin, string Label);

/// <summary>How long things took, with the promises that were made about it.</summary>
public sealed record DistributionChart(
    string Id, string Title, string AlternativeText, string Unit, IReadOnlyList<DistributionBin> Bins, IReadOnlyList<PromiseMark> Promises)
    : Chart(Id, Title, AlternativeText);
