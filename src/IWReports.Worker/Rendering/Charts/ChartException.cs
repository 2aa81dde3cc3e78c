namespace IWReports.Worker.Rendering.Charts;

/// <summary>A chart that cannot be drawn honestly; the message says why, in words fit for the report.</summary>
internal sealed class ChartException(string message, Exception? inner = null) : Exception(message, inner);
