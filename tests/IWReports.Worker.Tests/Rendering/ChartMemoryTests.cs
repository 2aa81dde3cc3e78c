using System.Diagnostics;
using IWReports.Worker.Rendering.Charts;

namespace IWReports.Worker.Tests.Rendering;

/// <summary>The memory of a process belongs to all its tests, so this one runs when no other does.</summary>
[CollectionDefinition(nameof(RunsAlone), DisableParallelization = true)]
public sealed class RunsAlone;

[Collection(nameof(RunsAlone))]
public sealed class ChartMemoryTests
{
    private const string Square = "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"100\" height=\"60\"><rect width=\"100\" height=\"60\" fill=\"#ffffff\"/><rect x=\"10\" y=\"5\" width=\"20\" height=\"20\" fill=\"#0b3c6f\"/></svg>";

    [Fact]
    public void Pictures_leave_no_memory_behind()
    {
        Draw(50);
        // One leaked surface of 200 × 120 at two pixels each is 384 kB: a leak adds 77 MB in every round, a heap that settles does not.
        var grown = Enumerable.Range(0, 3).Select(_ => Growth(200)).ToList();
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
            ChartPng.Draw(new(Square, 200, 120));
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
