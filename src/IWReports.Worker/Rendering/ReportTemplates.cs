using HandlebarsDotNet;
using IWReports.Core.Reports;

namespace IWReports.Worker.Rendering;

/// <summary>One report's templates, compiled, with the hash of the files they came from.</summary>
internal sealed class ReportTemplates(string report, string version, IReadOnlyDictionary<string, HandlebarsTemplate<object, object>> compiled)
{
    public string Version { get; } = version;

    /// <summary>Writes one file's text from the model and the charts drawn for it.</summary>
    public string Render(string file, ReportModel model, IReadOnlyDictionary<string, DrawnChart> charts)
    {
        try
        {
            return compiled[file](model, new Dictionary<string, object> { [ChartTag.Charts] = charts });
        }
        catch (HandlebarsException wrong)
        {
            throw new InputException($"Template {report}/{file} cannot be rendered: {(wrong.InnerException ?? wrong).Message}", wrong);
        }
    }
}
