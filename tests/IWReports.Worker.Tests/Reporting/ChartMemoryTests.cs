using System.Diagnostics;
using IWReports.Core.Reports.Charts;
using IWReports.Worker.Reporting.Rendering.Charts;

namespace IWReports.Worker.Tests.Reporting;

/// <summary>The memory of a process belongs to all its tests, so this one runs when no other does.</summary>
[CollectionDefinition(nameof(RunsAlone), DisableParallelization = true)]
public sealed class RunsAlone;

[Collection(nameof(RunsAlone))]
public sealed class ChartMemoryTests
{
    private static readonly TrendChart Chart = SomeChart.Trend();

    [Fact]
    public void Pictures_leave_no_memory_behind()
    {
        Draw(25);
        // One leaked bitmap of 1120 × 540 is 2.4 MB: a leak adds 240 MB in every round, a heap that settles does not.
        var grown = Enumerable.Range(0, 3).Select(_ => Growth(100)).ToList();
        Assert.InRange(grown.Min(), long.MinValue, 20_000_000);
    }

    private static long Growth(int pictures)
    {
        var before = Resident();
        Draw(pictures);
        return Resident() - before;
    }

    private static void Draw(int count)
    {
        for (var index = 0; index < count; index++)
            ChartDrawing.Draw(Chart);
    }

    private static long Resident()
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        GC.Collect();
        using var here = Process.GetCurrentProcess();
        return here.WorkingSet64 - GC.GetTotalMemory(forceFullCollection: true);
    }
}
