using IWReports.Core.Analysis.Surveys;
using IWReports.Core.Analysis.Themes;
using IWReports.Core.Calendar;
using IWReports.Core.Reports;
using IWReports.Worker.Rendering;

namespace IWReports.Worker.Tests.Rendering;

/// <summary>What the board reads in months of every kind, as it was last looked at and approved.</summary>
[Collection(SampleCompanyReports.Name)]
public sealed class BoardSnapshotTests(SampleCompanyReports sample)
{
    private const string Hostile = "<b>مرحبا</b> =1+1 {{ Company }}";

    private static readonly ReportPeriod November = ReportPeriod.Month(2025, 11);

    private static readonly Dictionary<string, Func<BoardReportData, BoardReportData>> Changes = new()
    {
        ["november"] = month => month,
        ["sources missing"] = SourcesMissing,
        ["counts alone"] = CountsAlone,
        ["nobody called"] = month => CountsAlone(month) with { Calls = [] },
        ["hostile names"] = month => month with
        {
            Company = Hostile,
            AtRisk = [.. month.AtRisk.Select(customer => customer with { Customer = Hostile, Reference = Hostile, What = Hostile })],
            Remarks = month.Remarks with { All = [.. month.Remarks.All.Select(remark => remark with { Words = remark.Words is null ? null : Hostile + remark.Words })] },
        },
        ["a name as long as a line"] = month => month with
        {
            AtRisk = [.. month.AtRisk.Select(customer => customer with { Customer = string.Join(' ', Enumerable.Repeat("Consolidated", 12)) })],
        },
    };

    // November as other companies write it.
    private static readonly Dictionary<string, string> Cultures = new() { ["in euros"] = "en-DE", ["in the United States"] = "en-US" };

    public static TheoryData<string> Months => [.. Changes.Keys, .. Cultures.Keys];

    public static BoardReportData SourcesMissing(BoardReportData month) => month with
    {
        AtRisk = [], LateOrders = [], Surveys = SurveyMonth.None, Remarks = CustomerRemarks.None, Injuries = null, Roster = [], Absences = [],
    };

    public static BoardReportData CountsAlone(BoardReportData month) => SourcesMissing(month) with
    {
        History = new Dictionary<string, IReadOnlyList<Core.Kpis.KpiValue>>(), HalfHours = [], Cover = [], Waits = [], Weekdays = [],
        Service = Core.Analysis.Causes.ServiceLog.None, Topics = [], Totals = [], Roster = month.Roster,
    };

    [Theory]
    [MemberData(nameof(Months))]
    public async Task A_month_reads_as_it_was_last_approved(string month)
    {
        using var culture = TestCulture.Of(Cultures.GetValueOrDefault(month, "en-AU"));
        var data = await sample.MonthAsync(November);
        var model = BoardReport.Build(Changes.TryGetValue(month, out var changed) ? changed(data) : data);
        var (report, print) = sample.Write(ReportCatalog.BoardReport.Id, model);
        Approve(month, Templates.Text, $"{report.Subject}\n\n{report.Text}");
        if (month != "november")
            return;
        Approve(month, Templates.Html, report.Html);
        Approve(month, Templates.Print, Vectors().Replace(print, "<svg></svg>"));
    }

    [Fact]
    public async Task A_quiet_month_reads_as_it_was_last_approved() =>
        Approve("a quiet month", Templates.Text, sample.Write(ReportCatalog.BoardReport.Id, await sample.BoardAsync(ReportPeriod.Month(2025, 8))).Report.Text);

    private static void Approve(string month, string file, string text) =>
        Snapshot.Approve($"board/{month.Replace(' ', '-')}/{file}", text);

    // The drawings are approved by themselves.
    private static System.Text.RegularExpressions.Regex Vectors() => new("<svg.*?</svg>", System.Text.RegularExpressions.RegexOptions.Singleline);
}
