using System.Text.RegularExpressions;
using IWReports.Core.Calendar;
using IWReports.Core.Reports;
using IWReports.Worker.Reporting.Rendering;

namespace IWReports.Worker.Tests.Reporting;

/// <summary>What the board reads in months of every kind, as it was last looked at and approved.</summary>
[Collection(SampleCompanyReports.Name)]
public sealed partial class BoardSnapshotTests(SampleCompanyReports sample)
{
    // November as other companies write it.
    private static readonly Dictionary<string, string> Cultures = new() { ["in euros"] = "en-DE", ["in the United States"] = "en-US" };

    // Of these the page is approved as well.
    private static readonly string[] Pages = ["sources missing", "hostile names", "60 officers and 40 queues"];

    public static TheoryData<string> Months => [.. BoardMonths.All.Keys, .. Cultures.Keys];

    [Theory]
    [MemberData(nameof(Months))]
    public async Task A_month_reads_as_it_was_last_approved(string month)
    {
        using var culture = TestCulture.Of(Cultures.GetValueOrDefault(month, "en-AU"));
        var kind = Cultures.ContainsKey(month) ? BoardMonths.November : month;
        var (report, print) = sample.Write(ReportCatalog.BoardReport.Id, await sample.BoardAsync(kind));
        Approve(month, Templates.Text, $"{report.Subject}\n\n{report.Text}");
        if (Pages.Contains(month))
            Snapshot.ApproveBody(Name(month, Templates.Html), report.Html);
        if (month != BoardMonths.November)
            return;
        Approve(month, Templates.Html, report.Html);
        Approve(month, Templates.Print, Vectors().Replace(print, "<svg></svg>"));
    }

    [Fact]
    public async Task A_quiet_month_reads_as_it_was_last_approved()
    {
        var august = await sample.BoardAsync(ReportPeriod.Month(2025, 8));
        var report = sample.Write(ReportCatalog.BoardReport.Id, august).Report;
        Approve("a quiet month", Templates.Text, report.Text);
        Snapshot.ApproveBody(Name("a quiet month", Templates.Html), report.Html);
    }

    private static void Approve(string month, string file, string text) => Snapshot.Approve(Name(month, file), text);

    private static string Name(string month, string file) => $"board/{month.Replace(' ', '-')}/{file}";

    // The drawings are approved by themselves.
    [GeneratedRegex("<svg.*?</svg>", RegexOptions.Singleline)]
    private static partial Regex Vectors();
}
