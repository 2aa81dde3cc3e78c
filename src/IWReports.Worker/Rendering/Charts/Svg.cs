namespace IWReports.Worker.Rendering.Charts;

/// <summary>A finished picture as SVG, with its size in CSS pixels.</summary>
internal sealed record Svg(string Text, int Width, int Height);
