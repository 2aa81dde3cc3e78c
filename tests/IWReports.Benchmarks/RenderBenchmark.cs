using System.Diagnostics;
using System.Globalization;
using System.Text;
using IWReports.Core.Reports;
using IWReports.Core.Reports.Charts;
using IWReports.Worker.Reporting.Rendering;
using IWReports.Worker.Reporting.Rendering.Charts;
using Microsoft.Extensions.Options;

namespace IWReports.Benchmarks;

/// <summary>What one chart cost the first time its kind was drawn.</summary>
internal sealed record ChartCost(string Chart, double Milliseconds, int PngBytes, int SvgBytes);

/// <summary>What rendering costs: all that is measured, and each kind of chart.</summary>
internal sealed record RenderCost(IReadOnlyList<Measured> Measured, IReadOnlyList<ChartCost> Charts, int HtmlBytes, int PdfBytes);

/// <summary>Draws every kind of chart once, renders and prints the fullest board report, cold and warm, and takes the time.</summary>
internal sealed class RenderBenchmark(Renderer renderer, IOptions<RenderingOptions> options)
{
    // As many as the fullest board report has, sparklines aside.
    private const int Warm = 8;

    private const double MaxWarm = 0.4, MaxPdf = 1.5, MaxOfMatplotlib = 1 / 3d, MaxMegabytes = 220, MaxCold = 4;

    public async Task<RenderCost> RunAsync(CancellationToken cancellationToken)
    {
        // As a report does while its data is read.
        using var prepared = renderer.Prepare();
        var measured = new List<Measured>();
        Measured Note(Measured one)
        {
            measured.Add(one);
            return one;
        }

        Note(new("the program, until it begins", SinceStart(), "s", Cpu: Environment.CpuUsage.TotalTime.TotalSeconds));
        var charts = new List<ChartCost>();
        Note(Take("every kind of chart once, cold", () => charts.AddRange(BenchCharts.All.Select(Draw))));
        var board = FullBoard.Model;
        RenderedReport report = null!;
        void Write() => report = renderer.Write(ReportCatalog.BoardReport.Id, board).Report;
        Note(Take("HTML and text of the fullest board report, cold", Write));
        var warm = Note(Take("the same, warm", Write) with { Limit = MaxWarm });
        var watch = Stopwatch.StartNew();
        report = await renderer.RenderAsync(ReportCatalog.BoardReport.Id, board, [], cancellationToken);
        Note(new("its PDF, on top of that", watch.Elapsed.TotalSeconds - warm.Value!.Value, "s", MaxPdf));
        var ours = Take($"{Warm} charts, warm", () => BenchCharts.All.Take(Warm).ToList().ForEach(chart => ChartDrawing.Draw(chart)));
        Note(ours);
        Note(new("the whole command, cold", SinceStart(), "s", MaxCold));
        Note(new("peak memory, WeasyPrint's process aside", ProcessMemory.PeakMegabytes(), "MB", MaxMegabytes));
        // Last, since it is no part of what is measured above.
        var theirs = await PeerProgram.MeasureAsync(options.Value.Python, $"{typeof(RenderBenchmark).Namespace}.matplotlib.py",
            [Warm.ToString(CultureInfo.InvariantCulture)], new Dictionary<string, string?>(), cancellationToken) * Warm / 1000;
        Note(new("the same number of charts by matplotlib, warm", theirs, "s"));
        Note(new("our charts, as a part of matplotlib's time", ours.Value / theirs, "", MaxOfMatplotlib));
        return new(
            measured, charts, Encoding.UTF8.GetByteCount(report.Html), report.Pdf.Length);
    }

    private static Measured Take(string what, Action work)
    {
        var (watch, cpu) = (Stopwatch.StartNew(), Environment.CpuUsage.TotalTime);
        work();
        return new(what, watch.Elapsed.TotalSeconds, "s", Cpu: (Environment.CpuUsage.TotalTime - cpu).TotalSeconds);
    }

    private static ChartCost Draw(Chart chart)
    {
        var watch = Stopwatch.StartNew();
        var drawn = ChartDrawing.Draw(chart);
        return new(chart.Id, watch.Elapsed.TotalMilliseconds, drawn.Png.Length, drawn.Svg.Length);
    }

    private static double SinceStart()
    {
        using var own = Process.GetCurrentProcess();
        return (TimeProvider.System.GetUtcNow() - own.StartTime).TotalSeconds;
    }
}
