namespace IWReports.Worker.Measurement.Analysis;

/// <summary>How much an analysis found: KPIs with a signal and with a trend, targets judged, and causes clear of chance.</summary>
internal sealed record AnalyseResult(int Signals, int Trends, int Targets, int Causes)
{
    public string Summary => $"{Count(Signals, "signal")}, {Count(Trends, "trend")}, {Count(Targets, "target")}, {Count(Causes, "cause")}.";

    private static string Count(int count, string what) => $"{count} {what}{(count == 1 ? "" : "s")}";
}
