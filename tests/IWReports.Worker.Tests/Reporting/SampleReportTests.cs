using IWReports.Core.Reports;
using IWReports.Core.Reports.DailyDigest;
using IWReports.Worker.Reporting.Rendering;
using IWReports.Worker.Reporting.Rendering.Charts;

namespace IWReports.Worker.Tests.Reporting;

public sealed class SampleReportTests
{
    private static readonly IReadOnlyDictionary<string, ReportModel> Reports = new Dictionary<string, ReportModel>
    {
        [DailyDigestReport.Id] = SampleReport.Digest,
        [ReportCatalog.TeamWeek.Id] = SampleReport.Week,
    };

    public static IEnumerable<object[]> Files =>
        Reports.Keys.SelectMany(report => Templates.Files.Select(file => new object[] { report, file }));

    public static IEnumerable<object[]> Charts =>
        Reports.SelectMany(report => report.Value.Charts.Select(chart => new object[] { report.Key, chart.Id }));

    [Theory]
    [MemberData(nameof(Files))]
    public void The_sample_company_reads_as_it_was_last_approved(string report, string file)
    {
        var model = Reports[report];
        // The drawings are approved by themselves.
        var charts = model.Charts.ToDictionary(chart => chart.Id, chart =>
            new DrawnChart(chart.Title, ChartFigures.Of(chart),
                new(chart.Id, chart.AlternativeText, $"<svg id=\"{chart.Id}\"></svg>", [], 560, 270), ""));
        Snapshot.Approve($"sample/{report}/{file}", SomeTemplates.Ours.Load(report, model.GetType()).Render(file, model, charts));
    }

    [Theory]
    [MemberData(nameof(Charts))]
    public void The_sample_companys_charts_are_drawn_as_they_were_last_approved(string report, string id) =>
        Snapshot.Approve($"sample/{report}/{id}.svg", ChartDrawing.DrawSvg(Reports[report].Charts.Single(chart => chart.Id == id)));
}
