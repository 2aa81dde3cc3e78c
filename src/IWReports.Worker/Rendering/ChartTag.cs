using System.Net;
using System.Text;
using HandlebarsDotNet;

namespace IWReports.Worker.Rendering;

/// <summary>What <c>{{chart "id"}}</c> writes: an image in mail, vectors in print, words in text; a box with the figures where drawing failed.</summary>
internal static class ChartTag
{
    /// <summary>Under this name a rendering hands its drawn charts to the templates.</summary>
    public const string Charts = "charts";

    public static void Register(IHandlebars language, string file) =>
        language.RegisterHelper("chart", (in EncodedTextWriter output, in HelperOptions options, in Context _, in Arguments arguments) =>
        {
            if (options.Data[Charts] is IReadOnlyDictionary<string, DrawnChart> charts && charts.TryGetValue($"{arguments[0]}", out var chart))
                output.WriteSafeString(Write(chart, file));
        });

    private static string Write(DrawnChart chart, string file) => (file, chart.Picture) switch
    {
        (Templates.Html, { } picture) =>
            $"""<img src="cid:{Escape(picture.ContentId)}" width="{picture.Width}" alt="{Escape(picture.AlternativeText)}" style="display:block;width:100%;max-width:{picture.Width}px;height:auto;border:0">""",
        (Templates.Print, { } picture) => $"""<div class="chart" role="img" aria-label="{Escape(picture.AlternativeText)}">{picture.Svg}</div>""",
        (Templates.Html or Templates.Print, null) => Box(chart),
        (_, { } picture) => picture.AlternativeText,
        (_, null) => Lines(chart),
    };

    private static string Box(DrawnChart chart)
    {
        const string cell = "padding:2px 12px 2px 0;text-align:left;font-size:13px";
        var html = new StringBuilder();
        html.Append($"""<table style="border:2px solid #e46c0a;background-color:#ffffff;color:#1f2933" cellpadding="8"><caption style="text-align:left;padding:6px 0"><strong>{Escape(chart.Title)}</strong>: this chart could not be drawn ({Escape(chart.Failure)}). Its figures:</caption>""");
        html.Append("<tr>").AppendJoin("", chart.Figures.Header.Select(head => $"""<th scope="col" style="{cell}">{Escape(head)}</th>""")).Append("</tr>");
        foreach (var row in chart.Figures.Rows)
            html.Append("<tr>").AppendJoin("", row.Select(value => $"""<td style="{cell}">{Escape(value)}</td>""")).Append("</tr>");
        return html.Append("</table>").ToString();
    }

    private static string Lines(DrawnChart chart) => new StringBuilder()
        .Append($"{chart.Title}: this chart could not be drawn ({chart.Failure}). Its figures:\n")
        .AppendJoin('\n', chart.Figures.Rows.Prepend(chart.Figures.Header).Select(row => "  " + string.Join(" | ", row)))
        .ToString();

    private static string Escape(string text) => WebUtility.HtmlEncode(text);
}
