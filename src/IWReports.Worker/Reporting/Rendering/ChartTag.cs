using System.Globalization;
using System.Net;
using System.Text;
using IWReports.Worker.Reporting.Rendering.Charts;

namespace IWReports.Worker.Reporting.Rendering;

/// <summary>What <c>{{ chart "id" }}</c> writes: a picture, vectors or words; its figures in a box where it is undrawn.</summary>
internal static class ChartTag
{
    /// <summary>The chart as a file shows it: <see cref="Finished"/> in HTML, else plain text.</summary>
    public static object Of(DrawnChart chart, string file, int millimetres = 0) => (file, chart.Picture) switch
    {
        (Templates.Html, { } picture) => new Finished(
            $"""<img src="cid:{Escape(picture.ContentId)}" width="{picture.Width}" alt="{Escape(picture.AlternativeText)}" """
            + $"""class="{ClassOf(picture)}">"""),
        (Templates.Print, { } picture) =>
            new Finished($"""<div class="{ClassOf(picture)}">{chart.Printed(millimetres)}</div>"""),
        (Templates.Html or Templates.Print, null) => new Finished(Box(chart)),
        (_, { } picture) => picture.AlternativeText,
        (_, null) => Lines(chart),
    };

    // A sparkline stays in its row; a page's width is for the others.
    private static string ClassOf(RenderedChart picture) => picture.Width == SparklinePlot.Width ? "spark" : "chart";

    private static string Box(DrawnChart chart)
    {
        var html = new StringBuilder();
        html.Append(CultureInfo.InvariantCulture,
            $"""<table class="undrawn"><caption><strong>{Escape(chart.Title)}</strong>: this chart could not be drawn """)
            .Append(CultureInfo.InvariantCulture, $"({Escape(chart.Failure)}). Its figures:</caption>");
        html.Append("<tr>").AppendJoin("", chart.Figures.Header.Select(head => $"""<th scope="col">{Escape(head)}</th>""")).Append("</tr>");
        foreach (var row in chart.Figures.Rows)
            html.Append("<tr>").AppendJoin("", row.Select(value => $"<td>{Escape(value)}</td>")).Append("</tr>");
        return html.Append("</table>").ToString();
    }

    private static string Lines(DrawnChart chart) => new StringBuilder()
        .Append(CultureInfo.InvariantCulture, $"{chart.Title}: this chart could not be drawn ({chart.Failure}). Its figures:\n")
        .AppendJoin('\n', chart.Figures.Rows.Prepend(chart.Figures.Header).Select(row => "  " + string.Join(" | ", row)))
        .ToString();

    private static string Escape(string text) => WebUtility.HtmlEncode(Isolated.Of(text));
}
