using IWReports.Worker.Rendering.Charts;

namespace IWReports.Worker.Rendering;

/// <summary>A chart as the templates get it: the picture, or why there is none; the figures stand in for it then.</summary>
internal sealed record DrawnChart(string Title, ChartFigures Figures, RenderedChart? Picture, string Failure);
