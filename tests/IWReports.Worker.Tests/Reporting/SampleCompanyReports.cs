using System.Collections.Concurrent;
using IWReports.Core.Analysis.Data;
using IWReports.Core.Analysis;
using IWReports.Core.Calendar;
using IWReports.Core.Reports.Board;
using IWReports.Core.Reports;
using IWReports.Worker.Demo;
using IWReports.Worker.Host;
using IWReports.Worker.Reporting.Editions;
using IWReports.Worker.Reporting.Inputs.Board;
using IWReports.Worker.Reporting.Rendering;
using IWReports.Worker.Reporting;
using IWReports.Worker.Tests.Scheduling;

namespace IWReports.Worker.Tests.Reporting;

/// <summary>The sample company read from its files once, and the reports that its months and days give.</summary>
public sealed class SampleCompanyReports : IAsyncLifetime
{
    public const string Name = "sample company";

    private readonly TestDatabase _database = new();
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("iw-sample-");
    private readonly ConcurrentDictionary<string, MonthlyData> _months = new();
    private Installation _program = null!;

    public async Task InitializeAsync()
    {
        await _database.InitializeAsync();
        _program = await Installation.PrepareAsync(_database, SampleRun.Now, new(), settings: new Dictionary<string, string?>
        {
            ["Privacy:CallerKey"] = Convert.ToBase64String(new byte[32]),
            ["Costs:OfficerHour"] = "45", ["Costs:TrainingDay"] = "600", ["Costs:Source"] = "illustrative",
        });
        await new SampleRun(_program.Services).ReadAsync(_folder.FullName, new Progress<Progress>(), CancellationToken.None);
    }

    public async Task DisposeAsync()
    {
        await _program.DisposeAsync();
        await _database.DisposeAsync();
        _folder.Delete(recursive: true);
    }

    /// <summary>A month's data, with what its analysis needs of the months before.</summary>
    internal async Task<MonthlyData> MonthAsync(ReportPeriod month)
    {
        if (_months.TryGetValue(month.ToString(), out var known))
            return known;
        var board = _program.Get<IEnumerable<IReportSource>>().OfType<BoardReportSource>().Single();
        return _months[month.ToString()] = await board.DataAsync(month, CancellationToken.None);
    }

    internal async Task<BoardReportModel> BoardAsync(ReportPeriod month) => BoardReport.Build(MonthlyAnalysis.Of(await MonthAsync(month)));

    /// <summary>The report of one of <see cref="BoardMonths"/>.</summary>
    internal async Task<BoardReportModel> BoardAsync(string month) =>
        BoardReport.Build(BoardMonths.All[month](await MonthAsync(ReportPeriod.Month(2025, 11))));

    /// <summary>A report's drafts, as a schedule would get them.</summary>
    internal Task<IReadOnlyList<Draft>> DraftsAsync(string report, ReportPeriod period) =>
        _program.Get<IEnumerable<IReportSource>>().Single(source => source.Report == report)
            .DraftAsync(period, null, new Progress<Progress>(), CancellationToken.None);

    /// <summary>The report whole.</summary>
    internal Task<RenderedReport> RenderAsync(string report, ReportModel model) =>
        _program.Get<Renderer>().RenderAsync(report, model, [], CancellationToken.None);

    /// <summary>What a draft says of November, about a case, an officer or the company.</summary>
    internal async Task<ReportModel> DraftAsync(string report, string? scope) =>
        (await _program.Get<IEnumerable<IReportSource>>().Single(source => source.Report == report)
            .DraftAsync(ReportPeriod.Month(2025, 11), scope, new Progress<Progress>(), CancellationToken.None)).Single().Model;

    /// <summary>The report but for its PDF, and the page that is printed as one.</summary>
    internal (RenderedReport Report, string Print) Write(string report, ReportModel model) => _program.Get<Renderer>().Write(report, model);
}

/// <summary>Tests that read the sample company's reports; it is simulated and read once for all of them.</summary>
[CollectionDefinition(SampleCompanyReports.Name)]
public sealed class SampleCompanyTests : ICollectionFixture<SampleCompanyReports>;
