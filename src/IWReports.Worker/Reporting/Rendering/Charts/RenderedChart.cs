namespace IWReports.Worker.Reporting.Rendering.Charts;

/// <summary>One picture, twice: vectors for print and web, pixels for mail. The content id is what the mail's HTML refers to.</summary>
internal sealed record RenderedChart(string Id, string AlternativeText, string Svg, byte[] Png, int Width, int Height)
{
    public string ContentId => $"{Id}@iwreports";
}
