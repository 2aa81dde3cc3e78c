using IWReports.Core.Reports;
using IWReports.Core.Reports.Charts;
using IWReports.Worker.Reporting;
using IWReports.Worker.Tests.Scheduling;
using Microsoft.Extensions.DependencyInjection;

namespace IWReports.Worker.Tests;

/// <summary>Each part is named in one place, and each catalogue is its folder.</summary>
public sealed class ArchitectureTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    [Theory]
    [InlineData("Hangfire", "Scheduling/OnHangfire", "Admin")]
    [InlineData("Cronos", "Scheduling/Timetable.cs")]
    [InlineData("Scriban", "Reporting/Rendering")]
    [InlineData("PreMailer", "Reporting/Rendering")]
    [InlineData("System.Net.Sockets", "Delivery/Email", "Host/Binding.cs")]
    [InlineData("MailKit", "Delivery/Email")]
    [InlineData("MimeKit", "Delivery/Email", "Delivery/Folder")]
    [InlineData("Spectre.Console", "Cli")]
    [InlineData("OxyPlot", "Reporting/Rendering/Charts")]
    [InlineData("SkiaSharp", "Reporting/Rendering/Charts", "Reporting/Rendering/Pictures")]
    [InlineData("Polly", "Ingestion/Sources/Http")]
    [InlineData("Microsoft.Extensions.Http.Resilience", "Ingestion/Sources/Http")]
    [InlineData("PublicHoliday", "Company/HolidayRegions.cs")]
    [InlineData("CsvHelper", "Ingestion/Sources/Tables", "Host/CsvLine.cs", "Host/CsvText.cs")]
    [InlineData("MySqlConnector", "Ingestion/Sources/Databases")]
    [InlineData("DocumentFormat.OpenXml", "Ingestion/Sources/Tables/Workbooks", "Reporting/Rendering/Workbook")]
    public void A_part_is_known_to_one_place(string part, params string[] places)
    {
        var users = Sources().Where(file => File.ReadLines(file)
            .Any(line => line.StartsWith("using ", StringComparison.Ordinal) && line.Contains($" {part}", StringComparison.Ordinal)))
            .Select(Relative).ToList();
        Assert.NotEmpty(users);
        Assert.DoesNotContain(users, file => !places.Any(place => file.StartsWith(place, StringComparison.Ordinal)));
    }

    [Fact]
    public void Only_the_time_provider_is_asked_for_the_time() =>
        Assert.DoesNotContain(Sources().SelectMany(File.ReadLines), line => line.Contains("DateTime.Now", StringComparison.Ordinal)
            || line.Contains("DateTime.UtcNow", StringComparison.Ordinal)
            || line.Contains("DateTimeOffset.Now", StringComparison.Ordinal)
                || line.Contains("DateTimeOffset.UtcNow", StringComparison.Ordinal)
                || line.Contains("DateTime.Today", StringComparison.Ordinal));

    [Fact]
    public async Task Every_report_has_its_templates_and_its_source()
    {
        await using var installation = await Installation.PrepareAsync(database, "2025-12-01T09:00:00+11:00", new Diary());
        var reports = ReportCatalog.All.Select(report => report.Id).Order().ToList();
        var folders = Directory.GetDirectories(Path.Combine(AppContext.BaseDirectory, "templates"))
            .Select(folder => Path.GetFileName(folder)!).Where(name => name != "_shared");
        Assert.Equal(reports, folders.Order());
        using var scope = installation.Services.CreateScope();
        Assert.Equal(reports, scope.ServiceProvider.GetServices<IReportSource>().Select(source => source.Report).Order());
    }

    [Fact]
    public void Every_chart_has_a_file_that_draws_it()
    {
        var charts = typeof(Chart).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(Chart)))
            .Select(type => type.Name.Replace("Chart", "", StringComparison.Ordinal));
        Assert.Equal(charts.Order().Select(name => $"Reporting/Rendering/Charts/{name}Plot.cs"),
            Sources().Select(Relative).Where(file => file.EndsWith("Plot.cs", StringComparison.Ordinal)).Order());
    }

    private static readonly string Worker = Path.Combine(Root(AppContext.BaseDirectory), "src", "IWReports.Worker");

    private static List<string> Sources()
    {
        var files = Directory.GetFiles(Worker, "*.cs", SearchOption.AllDirectories)
            .Where(file => !Relative(file).StartsWith("obj/", StringComparison.Ordinal)
            && !Relative(file).StartsWith("bin/", StringComparison.Ordinal)).ToList();
        Assert.NotEmpty(files);
        return files;
    }

    private static string Relative(string file) => Path.GetRelativePath(Worker, file).Replace('\\', '/');

    internal static string Root(string folder) => File.Exists(Path.Combine(folder, "IWReports.sln")) ? folder
        : Root(Path.GetDirectoryName(folder) ?? throw new InvalidOperationException("The tests run inside the repository."));
}
